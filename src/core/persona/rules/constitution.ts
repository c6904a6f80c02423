// A tool that appends the project's constitution sometimes does it again and again; nothing below the first is read.
import { hiddenAt, type Lines, type Markdown } from "../../markdown.ts";
import { message } from "../../message.ts";
import type { TextEdit } from "../../text.ts";
import { fixOf, lineRange, problem, type Rule, type Subject } from "./rule.ts";

/** Of repetitions that are removed at once. */
const most = 1_000;

export const constitutionRule: Rule = (subject) => {
  const { markdown } = subject;
  const [first, ...others] = blocksOf(subject);
  if (!first) return [];
  const removals = () => {
    const kept = textOf(markdown, first);
    return others.filter((block) => textOf(markdown, block) === kept).map((block) => removalOf(markdown, block));
  };
  return others.map((block, index) =>
    problem(
      "constitution-repeated",
      "warning",
      lineRange(subject, block.line),
      message("The project constitution was appended more than once."),
      () => {
        // One that differs is the author's to look at.
        if (textOf(markdown, block) !== textOf(markdown, first)) return [];
        const all = index === 0 ? removals() : [];
        return [
          ...fixOf(message("Remove this repetition"), removalOf(markdown, block)),
          ...(all.length > 1 && all.length <= most
            ? fixOf(message("Remove all {0} repetitions", all.length), ...all)
            : []),
        ];
      },
    ),
  );
};

/** One entry an appended text: a title right below the heading that a tool set above it is no repetition. */
function blocksOf({ constitutions, markdown }: Subject): readonly Lines[] {
  const starts = constitutions.filter(({ line }, index) => {
    const above = constitutions[index - 1];
    return !above || hasText(markdown, { line: above.endLine, endLine: line });
  });
  return starts.map(({ line }, index) => ({ line, endLine: starts[index + 1]?.line ?? markdown.lines.length }));
}

/** Whether something other than blank lines and comments stands in `lines`. */
function hasText(markdown: Markdown, { line, endLine }: Lines): boolean {
  for (let at = line; at < endLine; at++) {
    if ((markdown.lines[at] ?? "").trim() !== "" && hiddenAt(markdown, at)?.kind !== "comment") return true;
  }
  return false;
}

function textOf({ lines }: Markdown, { line, endLine }: Lines): string {
  return lines.slice(line, endLine).join("\n").trim();
}

/** Of the whole lines of a block with the blank ones above it. */
function removalOf({ lines }: Markdown, { line, endLine }: Lines): TextEdit {
  const start = { line: blankAbove(lines, line), character: 0 };
  const last = lines.length - 1;
  const end =
    endLine < lines.length
      ? { line: blankAbove(lines, endLine), character: 0 }
      : { line: last, character: lines[last]?.length ?? 0 };
  return { range: { start, end }, newText: "" };
}

/** The first of the blank lines right above `line`, or `line`. */
function blankAbove(lines: readonly string[], line: number): number {
  let first = line;
  while (first > 0 && (lines[first - 1] ?? "").trim() === "") first--;
  return first;
}
