// What is wrong with a tasks document as a whole: ids given twice, boxes that are none for other tools, unclosed blocks.
import type { ChecklistItem } from "../checklist/checklist.ts";
import { unclosedProblemsOf } from "../checklist/unclosed.ts";
import type { Markdown } from "../markdown.ts";
import { message } from "../message.ts";
import type { Problem } from "../problem.ts";
import { rangeOf } from "../text.ts";
import type { TaskHead } from "./taskHead.ts";

/** In the order of their lines. */
export function taskProblemsOf(markdown: Markdown, tasks: readonly (ChecklistItem & TaskHead)[]): readonly Problem[] {
  const firstLines = new Map<string, number>();
  const problems = [...unclosedProblemsOf(markdown, "tasks")];
  for (const { id, line, malformed, mark, markCharacter } of tasks) {
    const first = firstLines.get(id);
    const text = markdown.lines[line] ?? "";
    if (first === undefined) firstLines.set(id, line);
    else {
      const start = text.indexOf(id, markCharacter);
      problems.push({
        code: "tasks.duplicate-id",
        severity: "warning",
        message: message("{0} is the id of another task too, in line {1}.", id, first + 1),
        range: rangeOf(line, start, start + id.length),
      });
    }
    if (malformed) {
      problems.push({
        code: "tasks.malformed-box",
        severity: "warning",
        message:
          mark === ""
            ? message("The box of {0} is empty: write [ ], with a space in it.", id)
            : message("Write a space after the box of {0}.", id),
        range: rangeOf(line, markCharacter - 1, markCharacter + mark.length + 1),
      });
    }
  }
  return problems.sort((a, b) => a.range.start.line - b.range.start.line);
}
