// Edits of a persona file that keep what its author wrote: one entry more in a list, one field or one block more, in the
// style of its neighbors. Never writes YAML anew.
import type { Markdown } from "../markdown.ts";
import { lineEndOf, type Range, type TextEdit } from "../text.ts";
import { yamlText } from "./naming.ts";
import type { Field, Value } from "./yamlValue.ts";

export function fieldOf(fields: readonly Field[], key: string): Field | undefined {
  return fields.find((field) => field.key === key);
}

/** `undefined` for a value that is no list, and for an empty one in block style. */
export function addToList(markdown: Markdown, value: Value | undefined, item: string): TextEdit | undefined {
  if (value?.kind !== "list") return undefined;
  const last = value.items.at(-1)?.range;
  if (isFlow(markdown, value)) {
    const at = last?.end ?? { ...value.range.start, character: value.range.start.character + 1 };
    return insertAt(at, `${last ? ", " : ""}${likeNeighbor(markdown, last, item)}`);
  }
  if (!last) return undefined;
  const line = markdown.lines[last.start.line] ?? "";
  const lead = /^\s*-\s+/.exec(line)?.[0] ?? "- ";
  return insertLine(markdown, last.end.line + 1, lead + likeNeighbor(markdown, last, item));
}

/** An entry `key: [items]` below the map `field`; `undefined` for a value that is no map with entries. */
export function addToMap(
  markdown: Markdown,
  { value }: Field,
  key: string,
  items: readonly string[],
): TextEdit | undefined {
  if (value.kind !== "map") return undefined;
  const last = value.fields.at(-1);
  if (!last) return undefined;
  const entry = `${yamlText(key)}: [${items.map(yamlText).join(", ")}]`;
  const end = endOf(markdown, last.value);
  if (isFlow(markdown, value)) return insertAt(end, `, ${entry}`);
  return insertLine(markdown, end.line + 1, " ".repeat(last.keyRange.start.character) + entry);
}

/** A field of its own, before the line that closes the front matter, or as the first one. */
export function addField(markdown: Markdown, field: string, place: "first" | "last"): TextEdit {
  return insertLine(markdown, place === "first" ? 1 : markdown.bodyLine - 1, field);
}

function insertLine(markdown: Markdown, line: number, text: string): TextEdit {
  return insertAt({ line, character: 0 }, text + lineEndOf(markdown.source));
}

/**
 * `block` at the beginning of `line`, with one blank line between it and what stands before and behind it. `line` may be
 * that after the last one.
 */
export function insertBlock(markdown: Markdown, line: number, block: readonly string[]): TextEdit {
  const { lines, source } = markdown;
  const isEnded = lines[lines.length - 1] === "";
  const atEnd = line >= lines.length;
  const isFilled = (at: number) => (lines[at] ?? "").trim() !== "";
  const before = atEnd && isEnded ? lines.length - 2 : line - 1;
  const rows = [...(isFilled(before) ? [""] : []), ...block, ...(isFilled(line) ? [""] : [])];
  const lineEnd = lineEndOf(source);
  if (!atEnd) return insertAt({ line, character: 0 }, rows.map((row) => row + lineEnd).join(""));
  // Behind the text's last line, which is empty unless the text lacks its last line end.
  const last = lines.length - 1;
  const at = { line: last, character: (lines[last] ?? "").length };
  return insertAt(at, (isEnded ? "" : lineEnd) + rows.join(lineEnd) + lineEnd);
}

function insertAt(at: Range["start"], newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** Where a value ends on the page: one in block style ends behind its last entry, not at the next token. */
function endOf(markdown: Markdown, value: Value): Range["end"] {
  if (value.kind === "scalar" || isFlow(markdown, value)) return value.range.end;
  const last = value.kind === "list" ? value.items.at(-1) : value.fields.at(-1)?.value;
  return last ? endOf(markdown, last) : value.range.end;
}

function isFlow({ lines }: Markdown, { range: { start } }: Value): boolean {
  return /[[{]/.test(lines[start.line]?.[start.character] ?? "");
}

/** `item` in the quotes that the entry before it has. */
function likeNeighbor({ lines }: Markdown, neighbor: Range | undefined, item: string): string {
  const first = neighbor ? lines[neighbor.start.line]?.[neighbor.start.character] : undefined;
  return first === '"' || first === "'" ? first + item + first : yamlText(item);
}
