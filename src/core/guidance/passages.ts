// Cuts a topic of the reference into passages that stand for themselves, each with the terms that it explains. Which terms
// there are is read off the lines at once; the passage itself is cut when it is asked for, for most never are.
import { hiddenAt, type Markdown, markdownOf } from "../markdown.ts";
import type { Topic } from "../persona/persona.ts";
import { itemsIn } from "../persona/slices.ts";
import { acronymNamesIn, codeNamesIn, nameOf, type TermName, termNamesOf } from "./termNames.ts";

/** Takes a passage and the terms that it explains. */
export type AddPassage = (
  names: readonly TermName[],
  kind: Passage["kind"],
  line: number,
  /** What it says on the first of them; more than on `others` where it is about that one alone. */
  weight: number,
  /** What it says on the others, which it mentions, as in "Token-based (JWT)". */
  others: number,
) => void;

export interface Passage {
  readonly topic: Topic;
  readonly kind: "title" | "lead" | "item" | "paragraph";
  /** In the topic's lines. */
  readonly line: number;
}

/** Lines of a passage at the most: a hover is read, not scrolled. */
const mostLines = 10;

/** Outweighs the kind of passage. */
const mainName = 6;
const weights = { title: 2, lead: 4, item: 6, mention: 1 } as const;

const boldLead = /^\*\*([^*]+)\*\*\s*[:：]?/;
const boldLeadWithText = /^\*\*[^*]+\*\*\s*[:：]?\s*[^\s:：]/;
const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const status = /^[`*]*([1-5]\d\d)[`*]*\s*[:：]?[`*]*\s+([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)/;

/** Calls `add` for each passage of `topic`. */
export function eachPassage(topic: Topic, addPassage: AddPassage): void {
  const add = (names: readonly TermName[], kind: Passage["kind"], line: number, others: number, more = mainName) => {
    if (names.length > 0) addPassage(names, kind, line, others + more, others);
  };
  eachNamingLine(topic, (text, line, hasCode, hasBracket) => {
    const own = bullet.exec(text)?.[0];
    const rest = own === undefined ? text : text.slice(own.length);
    const lead = leadOf(rest);
    if (own === undefined) {
      if (lead !== undefined) add(termNamesOf(lead), "lead", line, weights.lead);
    } else {
      const codes = statusNames(rest);
      // All of them are what it is about.
      if (codes.length > 0) add(codes, "item", line, weights.item + mainName, 0);
      else
        add(
          lead === undefined ? codeNamesIn(/^`[^`]+`/.exec(rest)?.[0] ?? "") : termNamesOf(lead),
          "item",
          line,
          weights.item,
        );
    }
    const mentioned = own === undefined ? "paragraph" : "item";
    if (hasCode) add(codeNamesIn(rest), mentioned, line, weights.mention, 0);
    if (hasBracket) add(acronymNamesIn(rest), mentioned, line, weights.mention, 0);
  });
  // A heading over nothing says nothing.
  if (/\n\s*\S/.test(topic.markdown)) add(termNamesOf(topic.title), "title", 0, weights.title);
}

/** The persona's own Markdown, untrusted. */
export function passageText({ kind, line, topic }: Passage): string {
  const markdown = markdownOf(topic.markdown);
  switch (kind) {
    case "title":
      return excerpt(markdown.lines.slice(1));
    case "lead":
      return leadPassage(markdown, line);
    case "item":
      return itemPassage(markdown, line);
    case "paragraph":
      return paragraphAt(markdown.lines, line);
  }
}

type UseLine = (text: string, line: number, hasCode: boolean, hasBracket: boolean) => void;

/** The shown lines below the first that have a mark: those without one, which are most, name no term and are not cut out. */
function eachNamingLine({ hidden, markdown }: Topic, use: UseLine): void {
  let [bold, code, bracket] = [-1, -1, -1];
  let [line, block] = [1, 0];
  for (let start = markdown.indexOf("\n") + 1; start > 0; line++) {
    const end = markdown.indexOf("\n", start);
    const after = end < 0 ? markdown.length : end;
    if (bold < start) bold = orEnd(markdown.indexOf("**", start));
    if (code < start) code = orEnd(markdown.indexOf("`", start));
    if (bracket < start) bracket = orEnd(markdown.indexOf("(", start));
    const [hasCode, hasBracket] = [code < after, bracket < after];
    if (bold < after || hasCode || hasBracket) {
      while ((hidden[block]?.endLine ?? Number.POSITIVE_INFINITY) <= line) block++;
      if (line < (hidden[block]?.line ?? Number.POSITIVE_INFINITY))
        use(markdown.slice(start, after), line, hasCode, hasBracket);
    }
    start = end + 1;
  }
}

function orEnd(index: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

/** What `boldLead` finds, without the work of an expression: most lines have none. */
function leadOf(text: string): string | undefined {
  const end = text.startsWith("**") ? text.indexOf("*", 2) : -1;
  return end > 2 && text[end + 1] === "*" ? text.slice(2, end) : undefined;
}

/** The name of a status code is a term of its own where it is more than one word: "Conflict" may mean anything. */
function statusNames(text: string): readonly TermName[] {
  const [, code, name = ""] = status.exec(text) ?? [];
  if (code === undefined) return [];
  const names = [code, `${code} ${name}`, ...(name.includes(" ") ? [name] : [])];
  return names.map(nameOf);
}

function itemPassage({ items, lines }: Markdown, line: number): string {
  const item = items.find((other) => other.line === line);
  const [first = "", ...rest] = lines.slice(line, item?.endLine ?? line + 1).map((text) => text.trimStart());
  return excerpt([first.replace(bullet, ""), ...rest]);
}

function leadPassage(markdown: Markdown, line: number): string {
  const next = markdown.lines.findIndex((text, at) => at > line && boldLead.test(text) && !hiddenAt(markdown, at));
  return excerpt(markdown.lines.slice(line, leadEnd(markdown, line, next < 0 ? markdown.lines.length : next)));
}

function paragraphAt(lines: readonly string[], line: number): string {
  const isFilled = (at: number) => (lines[at] ?? "").trim() !== "";
  let first = line;
  while (first > 1 && isFilled(first - 1)) first--;
  let end = line + 1;
  while (end < lines.length && isFilled(end)) end++;
  return excerpt(lines.slice(first, end));
}

/**
 * The line after the passage of the bold lead in `line`, at most `limit`. A lead with text of its own has that paragraph
 * and the table or the list below it, up to an item with a bold lead of its own unless a colon announces it; one without
 * text stands over all that follows.
 */
function leadEnd(markdown: Markdown, line: number, limit: number): number {
  const { lines } = markdown;
  if (!boldLeadWithText.test(lines[line] ?? "")) return limit;
  const outer = itemsIn(markdown, { line: line + 1, endLine: limit }).filter(({ depth }) => depth === 0);
  const isFilled = (at: number) => (lines[at] ?? "").trim() !== "";
  const afterBlank = (at: number) => {
    let next = at;
    while (next < limit && !isFilled(next)) next++;
    return next;
  };
  let end = line + 1;
  while (end < limit && isFilled(end) && end !== outer[0]?.line && !hiddenAt(markdown, end)) end++;
  if (lines[afterBlank(end)]?.startsWith("|")) for (end = afterBlank(end); end < limit && isFilled(end); ) end++;
  const announces = /[:：]\s*$/.test(lines[end - 1] ?? "");
  for (const item of outer) {
    if (item.line !== afterBlank(end) || (boldLead.test(item.text) && !announces)) break;
    end = item.endLine;
  }
  return Math.min(end, limit);
}

/** The first lines, cut between blocks where one is near, with an ellipsis; an open code fence is closed. */
function excerpt(lines: readonly string[]): string {
  const filled = lines.join("\n").trim().split("\n");
  if (filled.length <= mostLines) return filled.join("\n");
  const kept = filled.slice(0, mostLines);
  const fences = kept.filter((line) => /^\s*(?:```|~~~)/.test(line)).length;
  return [...kept, ...(fences % 2 === 1 ? ["```"] : []), "", "…"].join("\n");
}
