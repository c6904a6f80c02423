// What an author is writing at a place of a persona file. Reads the lines as they stand: while someone types, front matter
// is seldom valid YAML.
import { frontMatterEnd, markdownOf } from "../markdown.ts";
import { sectionsOf } from "../persona/sections.ts";
import { type Position, type Range, rangeOf, splitLines } from "../text.ts";

export type Place =
  /** A field of the front matter. */
  | { readonly kind: "key"; readonly range: Range; readonly text: string }
  /** A phase in the front matter: an entry of `contributes_to`, or a key below `phases`. */
  | { readonly kind: "phase"; readonly of: "contributes_to" | "phases"; readonly range: Range; readonly text: string }
  /** A responsibility's id in the list of a phase. */
  | { readonly kind: "sectionId"; readonly phase: string; readonly range: Range; readonly text: string }
  /** A heading of level 3 in the responsibilities; `text` is what stands behind the marks. */
  | { readonly kind: "phaseHeading"; readonly range: Range; readonly text: string }
  /** The name at the beginning of a bullet of the collaboration section, with its asterisks. */
  | { readonly kind: "collaborator"; readonly range: Range; readonly text: string };

/** `undefined` where nothing can be said or completed. Blocks are only looked for where a line of the body may be a place. */
export function placeAt(text: string, position: Position): Place | undefined {
  const lines = splitLines(text);
  const end = frontMatterLines(lines).length;
  if (position.line > 0 && position.line < end) return inFrontMatter(lines, position);
  const line = lines[position.line] ?? "";
  return position.line >= end && /^(?:#{3,4}|\s*[-*+]\s)/.test(line) ? inBody(text, line, position) : undefined;
}

/** From the opening `---` on; of front matter that nobody has closed yet, up to the first line that is none of it. */
export function frontMatterLines(lines: readonly string[]): readonly string[] {
  const bodyLine = frontMatterEnd(lines);
  if (bodyLine > 0) return lines.slice(0, bodyLine - 1);
  if (!/^---\s*$/.test(lines[0] ?? "")) return [];
  const end = lines.findIndex((line, index) => index > 0 && /^(?:#|\s*$)/.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

/** A field's name, and the colon behind it. */
const keyLine = /^([A-Za-z_][\w-]*)?(\s*:)?/;
/** Characters and lines that are looked at around the place. */
const reach = 200;

function inFrontMatter(lines: readonly string[], { line, character }: Position): Place | undefined {
  const text = lines[line] ?? "";
  const start = lines.slice(0, line + 1).findLastIndex((above) => /^[A-Za-z_][\w-]*\s*:/.test(above));
  const value = (lines[start] ?? "").indexOf(":") + 1;
  const above = start < line ? [(lines[start] ?? "").slice(value), ...lines.slice(start + 1, line).slice(-reach)] : [];
  const [, key = "", colon] = keyLine.exec(text) ?? [];
  if (character <= key.length && (colon !== undefined || key === text.trimEnd())) {
    const isOwn = colon !== undefined || (!isOpen(above) && !isContinued(lines, line));
    return isOwn ? { kind: "key", range: rangeOf(line, 0, key.length), text: key } : undefined;
  }
  const field = keyLine.exec(lines[start] ?? "")?.[1];
  if (field !== "contributes_to" && field !== "phases") return undefined;
  const word = wordAt(text, line, character);
  if (!word) return undefined;
  const lead = text.slice(start === line ? value : 0, word.range.start.character);
  const list = listAround([...above, lead], text.slice(word.range.end.character));
  if (list) {
    if (field === "contributes_to") return { kind: "phase", of: field, ...word };
    return list.key === undefined ? undefined : { kind: "sectionId", phase: list.key, ...word };
  }
  // Not behind a colon: what stands there is a list, not an entry.
  const isKey = field === "phases" && !isOpen([...above, lead]) && /^\s+$|[{,]\s*$/.test(lead);
  const behind = text.slice(word.range.end.character);
  return isKey && /^\s*(?::|\}?\s*$)/.test(behind) ? { kind: "phase", of: field, ...word } : undefined;
}

/** Whether a list in brackets is open at the end of `lines`. */
function isOpen(lines: readonly string[]): boolean {
  const text = lines.map(withoutComment).join("\n");
  return text.lastIndexOf("[") > text.lastIndexOf("]");
}

/** Whether the next line with text belongs to the field above `line`. */
function isContinued(lines: readonly string[], line: number): boolean {
  return /^\s|^-\s/.test(lines.slice(line + 1, line + reach).find((text) => text.trim() !== "") ?? "");
}

/** The list that a place between other entries lies in, with the key it is the value of; `undefined` outside a list. */
function listAround(before: readonly string[], behind: string): { readonly key: string | undefined } | undefined {
  const lead = before.at(-1) ?? "";
  const text = before.map(withoutComment).join("\n");
  const isFlow = isOpen(before) && /(?:^|[[,])\s*["']?$/.test(lead) && /^["']?\s*(?:[\],]|$)/.test(behind);
  const isBlock = before.length > 1 && /^\s*-\s+["']?$/.test(lead) && /^["']?\s*$/.test(behind);
  if (!isFlow && !isBlock) return undefined;
  const keys = (isFlow ? text.slice(0, text.lastIndexOf("[")) : text).match(/[\w-]{1,64}(?=["']?\s{0,9}:)/g);
  return { key: keys?.at(-1) };
}

function withoutComment(text: string): string {
  return text.slice(0, reach * 5).replace(/(?:^|\s)#.*$/, "");
}

/** The word at `character`, without quotes; an empty one between others. `undefined` in a comment. */
function wordAt(
  text: string,
  line: number,
  character: number,
): { readonly range: Range; readonly text: string } | undefined {
  const before = text.slice(0, character);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const start = character - (/[\p{L}\p{M}\p{N}_-]*$/u.exec(before.slice(-reach))?.[0].length ?? 0);
  const word = /^[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(start, start + 2 * reach))?.[0] ?? "";
  // The dash of a list's entry is no word.
  const isDash = text.slice(0, start).trim() === "" && word === "-";
  return isDash ? undefined : { range: rangeOf(line, start, start + word.length), text: word };
}

function inBody(source: string, text: string, { line, character }: Position): Place | undefined {
  const section = sectionsOf(markdownOf(source)).find((each) => each.line < line && line < each.endLine);
  if (section?.kind === "responsibilities") {
    const mark = /^#{3,4}\s+/.exec(text)?.[0];
    if (mark === undefined || character < mark.length) return undefined;
    return { kind: "phaseHeading", range: rangeOf(line, mark.length, text.length), text: text.slice(mark.length) };
  }
  if (section?.kind !== "collaboration") return undefined;
  const [, bullet = "", name = ""] = /^(\s*[-*+]\s+)(\*\*[^*]*\*{0,2}[:：]?|[^*:：]*)/.exec(text) ?? [];
  const end = bullet.length + name.trimEnd().length;
  if (bullet === "" || character < bullet.length || character > bullet.length + name.length) return undefined;
  return {
    kind: "collaborator",
    range: rangeOf(line, bullet.length, Math.max(end, character)),
    text: name.trimEnd(),
  };
}
