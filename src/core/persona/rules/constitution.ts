// A tool that appends the project's constitution sometimes does it again and again; nothing below the first is read.
import type { Lines, Markdown } from "../../markdown.ts";
import { message } from "../../message.ts";
import type { Range } from "../../text.ts";
import { fixOf, lineRange, problem, type Rule, type Subject } from "./rule.ts";

export const constitutionRule: Rule = (subject) => {
  const { markdown } = subject;
  const [first, ...repeated] = blocksOf(subject);
  if (!first) return [];
  const isSame = (block: Lines) => textOf(markdown, block) === textOf(markdown, first);
  const removals = repeated.filter(isSame).map((block) => ({ range: rangeOf(markdown, block), newText: "" }));
  const all = removals.length > 1 ? fixOf(message("Remove all {0} repetitions", removals.length), ...removals) : [];
  return repeated.map((block) => {
    const title = isSame(block)
      ? message("Remove this repetition")
      : message("Remove this constitution, which differs from the first");
    return problem(
      "constitution-repeated",
      "warning",
      lineRange(subject, block.line),
      message("The project constitution was appended more than once."),
      [...fixOf(title, { range: rangeOf(markdown, block), newText: "" }), ...all],
    );
  });
};

/** One entry an appended text: a title right below the heading that a tool set above it is no repetition. */
function blocksOf({ constitutions, markdown }: Subject): readonly Lines[] {
  const starts = constitutions.filter(({ line }, index) => {
    const above = constitutions[index - 1];
    return !above || markdown.lines.slice(above.endLine, line).some((text) => text.trim() !== "");
  });
  return starts.map(({ line }, index) => ({ line, endLine: starts[index + 1]?.line ?? markdown.lines.length }));
}

function textOf({ lines }: Markdown, { line, endLine }: Lines): string {
  return lines.slice(line, endLine).join("\n").trim();
}

/** The whole lines of a block with the blank ones above it. */
function rangeOf({ lines }: Markdown, { line, endLine }: Lines): Range {
  const above = (at: number) => lines.slice(0, at).findLastIndex((text) => text.trim() !== "") + 1;
  const start = { line: above(line), character: 0 };
  if (endLine < lines.length) return { start, end: { line: above(endLine), character: 0 } };
  const last = lines.length - 1;
  return { start, end: { line: last, character: lines[last]?.length ?? 0 } };
}
