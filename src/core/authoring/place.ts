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

const keyLine = /^([A-Za-z_][\w-]*)?(\s*:)?/;

function inFrontMatter(lines: readonly string[], { line, character }: Position): Place | undefined {
  const text = lines[line] ?? "";
  const [, key = "", colon] = keyLine.exec(text) ?? [];
  if (character <= key.length && (colon !== undefined || key === text.trimEnd()))
    return { kind: "key", range: rangeOf(line, 0, key.length), text: key };
  const start = lines.slice(0, line + 1).findLastIndex((above) => /^[A-Za-z_][\w-]*\s*:/.test(above));
  const field = keyLine.exec(lines[start] ?? "")?.[1];
  if (field !== "contributes_to" && field !== "phases") return undefined;
  const word = wordAt(text, line, character);
  if (!word) return undefined;
  const lead = text.slice(0, word.range.start.character);
  const before = [...lines.slice(start, line), lead].join("\n").slice((lines[start] ?? "").indexOf(":") + 1);
  const list = listBefore(before);
  if (list === undefined) {
    // Not behind a colon: a list shown there would still be open once its bracket is typed and closed by itself.
    const isKey = field === "phases" && /^\s+["']?$|[{,]\s*["']?$/.test(lead);
    return isKey ? { kind: "phase", of: field, ...word } : undefined;
  }
  if (field === "contributes_to") return { kind: "phase", of: field, ...word };
  return list.key === undefined ? undefined : { kind: "sectionId", phase: list.key, ...word };
}

/** The list that a place behind `before` lies in, with the key it is the value of; `undefined` outside a list. */
function listBefore(before: string): { readonly key: string | undefined } | undefined {
  const open = before.lastIndexOf("[");
  const inFlow = open > before.lastIndexOf("]");
  const inBlock = /\n\s*-\s+["']?$/.test(before);
  if (!inFlow && !inBlock) return undefined;
  const keys = (inFlow ? before.slice(0, open) : before).match(/[\w-]+(?=["']?\s*:)/g);
  return { key: keys?.at(-1) };
}

/** The word at `character`, without quotes; an empty one between others. `undefined` in a comment. */
function wordAt(
  text: string,
  line: number,
  character: number,
): { readonly range: Range; readonly text: string } | undefined {
  if (/(?:^|\s)#/.test(text.slice(0, character))) return undefined;
  const start = character - (/[\w-]*$/.exec(text.slice(0, character))?.[0].length ?? 0);
  const word = /^[\w-]*/.exec(text.slice(start))?.[0] ?? "";
  // The dash of a list's entry is no word.
  const isDash = /^\s*$/.test(text.slice(0, start)) && word === "-";
  return isDash ? undefined : { range: rangeOf(line, start, start + word.length), text: word };
}

function inBody(source: string, text: string, { line, character }: Position): Place | undefined {
  const section = sectionsOf(markdownOf(source)).find((each) => each.line < line && line < each.endLine);
  if (section?.kind === "responsibilities") {
    const mark = /^#{3,4}(?:\s+|$)/.exec(text)?.[0];
    if (mark === undefined || character < mark.trimEnd().length) return undefined;
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
