// Which new tasks carry `[P]`: those whose template says so and that touch files of their own.
import type { TemplateTask } from "../persona/persona.ts";
import type { Task } from "../speckit/tasks.ts";
import { filesOf } from "./paths.ts";

/** In the order of `templateTasks`: not where an earlier one of them, or an open task of `neighbors`, names the same file. */
export function parallelAmong(templateTasks: readonly TemplateTask[], neighbors: readonly Task[]): readonly boolean[] {
  const taken = new Set(neighbors.flatMap(({ state, description }) => (state === "done" ? [] : filesOf(description))));
  return templateTasks.map(({ text, parallel }) => {
    const files = filesOf(text);
    const isAlone = !files.some((file) => taken.has(file));
    for (const file of files) taken.add(file);
    return parallel && isAlone;
  });
}
