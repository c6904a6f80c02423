// Placeholders of templates with values in their places.
import type { TemplateTask } from "../persona/persona.ts";
import { segmentsOf } from "./segments.ts";

/** The placeholders of `tasks` in the order of their first appearance, with their spaces made single. */
export function placeholdersOf(tasks: readonly TemplateTask[]): readonly string[] {
  return [...new Set(tasks.flatMap(({ text }) => segmentsOf(text).flatMap((each) => nameOf(each) ?? [])))];
}

/** The tasks with `values` in the places of the placeholders of these names; the others stay. */
export function filledIn(tasks: readonly TemplateTask[], values: ReadonlyMap<string, string>): readonly TemplateTask[] {
  return tasks.map((task) => ({
    ...task,
    text: segmentsOf(task.text)
      .map((segment) => {
        const name = nameOf(segment);
        return name === undefined ? segment.text : (values.get(name) ?? `{${segment.text}}`);
      })
      .join(""),
  }));
}

function nameOf({ kind, text }: ReturnType<typeof segmentsOf>[number]): string | undefined {
  return kind === "placeholder" ? text.trim().replace(/\s+/g, " ") : undefined;
}
