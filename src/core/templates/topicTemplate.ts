// A topic of the reference as a template: what it lists, as tasks to do.
import { markdownOf } from "../markdown.ts";
import type { Template, Topic } from "../persona/persona.ts";

/** In UTF-16 code units: no person picks from more. */
const longest = 20_000;

/** Each outer list item of the topic as a task, without a box of its own; `undefined` for a topic that lists nothing. */
export function templateOfTopic({ title, line, markdown }: Topic): Template | undefined {
  const tasks = markdownOf(markdown.slice(0, longest))
    .items.filter(({ depth }) => depth === 0)
    .map((item) => ({ text: item.text.replace(/^\[.\]\s+/u, "").trim(), line: line + item.line, parallel: false }))
    .filter(({ text }) => text !== "");
  return tasks.length > 0 ? { name: title, line, tasks } : undefined;
}
