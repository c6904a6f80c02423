// Warns of what hides items in any checklist or tasks document because nothing closes it.
import { type Hidden, type Markdown, markdownOf } from "../markdown.ts";
import { message } from "../message.ts";
import type { Problem } from "../problem.ts";
import { rangeOf } from "../text.ts";

type Area = "tasks" | "checklist";

/**
 * Those of a document in a feature, by its path below the feature's directory; none where no items are read. `parse`:
 * markdownOf, or one that keeps what it has read.
 */
export function unclosedProblemsIn(path: string, text: string, parse = markdownOf): readonly Problem[] {
  const area = path === "tasks.md" ? "tasks" : /^(?:checklists|personas)\/[^/]+$/.test(path) ? "checklist" : undefined;
  const mayHide = ["```", "~~~", "<!--"].some((opening) => text.includes(opening));
  return area && mayHide ? unclosedProblemsOf(parse(text), area) : [];
}

/** A warning for each fence and comment that never closes, in the order of their lines; `area` is that of their codes. */
export function unclosedProblemsOf(markdown: Markdown, area: Area): readonly Problem[] {
  return markdown.hidden.flatMap((block) => (block.closed ? [] : [unclosed(markdown, block, area)]));
}

function unclosed({ lines }: Markdown, { kind, line, endLine }: Hidden, area: Area): Problem {
  const range = rangeOf(line, 0, (lines[line] ?? "").length);
  return kind === "comment"
    ? {
        code: `${area}.unclosed-comment`,
        severity: "warning",
        message: message("This comment is never closed: lines {0} to {1} are hidden.", line + 1, endLine),
        range,
      }
    : {
        code: `${area}.unclosed-fence`,
        severity: "warning",
        message: message("This code fence is never closed: lines {0} to {1} are read as code.", line + 1, endLine),
        range,
      };
}
