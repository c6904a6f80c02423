// The term at a place of a document, also one that begins in one line of a paragraph and ends in the next.
import { hiddenAt, type Markdown } from "../markdown.ts";
import type { Position, Range } from "../text.ts";
import type { Term, TermIndex } from "./term.ts";
import { termAt } from "./termMatch.ts";

/** Characters of each line that are read. */
const reach = 500;

export function wrappedTermAt(
  markdown: Markdown,
  { line, character }: Position,
  index: TermIndex,
): { readonly term: Term; readonly range: Range } | undefined {
  const text = markdown.lines[line] ?? "";
  const from = Math.max(0, character - reach);
  const above = from === 0 && continues(markdown, line) ? (markdown.lines[line - 1] ?? "").slice(-reach) : undefined;
  const isLast = character + reach >= text.length;
  const below = isLast && continues(markdown, line + 1) ? (markdown.lines[line + 1] ?? "").slice(0, reach) : undefined;
  const before = above === undefined ? "" : `${above}\n`;
  const own = text.slice(from, character + reach);
  const after = below === undefined ? "" : `\n${below}`;
  const match = termAt(before + own + after, before.length + character - from, index);
  if (!match) return undefined;
  const positionOf = (offset: number): Position => {
    if (offset < before.length)
      return { line: line - 1, character: (markdown.lines[line - 1] ?? "").length - (before.length - 1 - offset) };
    const at = offset - before.length;
    return at <= own.length ? { line, character: from + at } : { line: line + 1, character: at - own.length - 1 };
  };
  return { term: match.term, range: { start: positionOf(match.start), end: positionOf(match.end) } };
}

const startsBlock = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|[#|>]|```|~~~|---|===|<!--)/;
const endsBlock = /^\s*(?:[#|]|```|~~~|---|===)/;

/** Whether `line` goes on with the paragraph of the line above it. */
function continues(markdown: Markdown, line: number): boolean {
  const [above = "", text = ""] = [markdown.lines[line - 1], markdown.lines[line]];
  return (
    above.trim() !== "" &&
    text.trim() !== "" &&
    line > markdown.bodyLine &&
    !endsBlock.test(above) &&
    !startsBlock.test(text) &&
    !hiddenAt(markdown, line - 1) &&
    !hiddenAt(markdown, line)
  );
}
