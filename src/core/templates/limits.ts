// What is too much or no task at all: refused before anything is planned, so that no template can stop an editor.
import { type Message, message } from "../message.ts";
import type { TemplateTask } from "../persona/persona.ts";

/** At once; the largest real tasks.md has 413. */
const mostTasks = 500;
/** UTF-16 code units of one task; the longest real lines have some thousand. */
const longest = 10_000;

/** Why `tasks` cannot be inserted wherever it be; `undefined` when they can. */
export function refusalOf(tasks: readonly TemplateTask[]): Message | undefined {
  if (tasks.length === 0) return message("There are no tasks to insert.");
  if (tasks.length > mostTasks)
    return message("{0} tasks are too many to insert at once; at most {1} are.", tasks.length, mostTasks);
  for (const { text } of tasks) {
    if (text.trim() === "") return message("One of the tasks has no text; nothing is inserted.");
    if (text.length > longest)
      return message("One of the tasks has more than {0} characters; nothing is inserted.", longest);
    if (/[\r\n]/.test(text))
      return message(
        "A task is one line; “{0}…” has several.",
        text
          .split(/[\r\n]/)[0]
          ?.trim()
          .slice(0, 40) ?? "",
      );
  }
  return undefined;
}
