// The place that evidence speaks of: which words of it are kept, under which heading it stands, and where the words are
// now. Lines move; words are what it is known again by.
import { type Heading, headingPath, markdownOf } from "../markdown.ts";
import { splitLines } from "../text.ts";
import type { Evidence } from "./evidence.ts";
import { oneLine } from "./inlineText.ts";

/** Characters of a quote, unless its first word is longer. */
const longest = 60;

const lead = /^[\s>|]*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+)?(?:\[[^\][]\]\s+)?/;

const emphasis = /(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\p{L}\p{N}*])/gu;

export interface EvidencePlace {
  readonly line: number;
  /** The nearest heading above, without marks; "" in a document that is not Markdown, or above every heading but the title. */
  readonly heading: string;
  readonly quote: string;
}

/** The place of a selection in `text`; `undefined` when no word is selected. Lines are zero-based, `endLine` is included. */
export function evidencePlaceOf(
  text: string,
  isMarkdown: boolean,
  { line, character, endLine, endCharacter }: Selection,
): EvidencePlace | undefined {
  const lines = splitLines(text);
  for (let at = line; at <= endLine && at < lines.length; at++) {
    const whole = lines[at] ?? "";
    const isPart = line !== endLine || character !== endCharacter;
    const end = isPart && at === endLine ? endCharacter : whole.length;
    const selected = whole.slice(isPart && at === line ? character : 0, end);
    const quote = firstWords(isMarkdown ? withoutMarks(selected) : selected);
    if (quote !== "") return { line: at, heading: isMarkdown ? headingAt(text, at) : "", quote };
  }
  return undefined;
}

/** An empty selection stands for its line. */
export interface Selection {
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** Finds evidence in `text`, which is prepared once: the line nearest to the noted one; `undefined` when it is not there. */
export function evidenceFinder(text: string): (evidence: Pick<Evidence, "at" | "quote">) => number | undefined {
  const linesOf = quoteFinder(text);
  return ({ at, quote }) => {
    if (comparable(quote) === "") return at === undefined ? 0 : at < splitLines(text).length ? at : undefined;
    const distance = (line: number) => Math.abs(line - (at ?? 0));
    return linesOf(quote).reduce<number | undefined>(
      (best, line) => (best === undefined || distance(line) < distance(best) ? line : best),
      undefined,
    );
  };
}

/**
 * The same words in a text that may have changed since: the only ones, or the only ones under their heading. `undefined` when it
 * is not clear.
 */
export function placeAgain({ heading, line, quote }: EvidencePlace, before: string, now: string): number | undefined {
  if (before === now) return line;
  const found = quoteFinder(now)(quote);
  if (found.length < 2 || heading === "") return found.length === 1 ? found[0] : undefined;
  const { headings } = markdownOf(now);
  const below = found.filter((each) => headingIn(headings, each) === heading);
  return below.length === 1 ? below[0] : undefined;
}

/** The lines of `text` in which a quote begins. */
function quoteFinder(text: string): (quote: string) => readonly number[] {
  const lines = splitLines(text);
  const starts: { readonly offset: number; readonly line: number }[] = [];
  let all = "";
  lines.forEach((each, line) => {
    const words = comparable(each);
    if (words === "") return;
    starts.push({ offset: all.length, line });
    all += `${words} `;
  });
  return (quote) => {
    const words = comparable(quote);
    const found: number[] = [];
    if (words === "") return found;
    let next = 0;
    for (let offset = all.indexOf(words); offset >= 0; offset = all.indexOf(words, offset + 1)) {
      while ((starts[next + 1]?.offset ?? Number.POSITIVE_INFINITY) <= offset) next++;
      found.push(starts[next]?.line ?? 0);
    }
    return found;
  };
}

/** Whether two name the same words of the same document; without words, the same line of it. */
export function isSameEvidence(a: Evidence, b: Evidence): boolean {
  const [words, others] = [comparable(a.quote), comparable(b.quote)];
  return a.path === b.path && words === others && (words !== "" || a.at === b.at);
}

/** The nearest heading above a line, as an EvidencePlace has it. */
export function headingAt(text: string, line: number): string {
  return headingIn(markdownOf(text).headings, line);
}

function headingIn(headings: readonly Heading[], line: number): string {
  const heading = headingPath(headings, line).at(-1);
  return heading && heading.level > 1 ? withoutMarks(heading.text) : "";
}

function firstWords(selected: string): string {
  const words = oneLine(selected.replace(lead, "")).split(" ");
  if (!/[\p{L}\p{N}]/u.test(words.join(""))) return "";
  let quote = Array.from(words[0] ?? "")
    .slice(0, longest)
    .join("");
  for (const word of words.slice(1)) {
    if (quote.length + 1 + word.length > longest) break;
    quote += ` ${word}`;
  }
  return quote;
}

/** Without pairs of emphasis and of backticks: other signs are the writer's own, as in `src/*.ts`. */
function withoutMarks(markdown: string): string {
  const parts = markdown.split(/(`[^`]+`)/);
  const plain = parts.map((part, index) => (index % 2 === 1 ? part.slice(1, -1) : part.replace(emphasis, "$2")));
  return oneLine(plain.join(""));
}

/** Words as they are compared: emphasis, escapes, case and space make no difference. */
function comparable(words: string): string {
  return oneLine(words.replace(/[*_`~\\]/g, "")).toLowerCase();
}
