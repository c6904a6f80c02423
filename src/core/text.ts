// Positions, ranges and edits as plain values, and the one way to split a text into lines. Knows nothing of Markdown.

/** Zero-based line and character; characters are UTF-16 code units and a byte-order mark is none, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

const lineEnd = /\r\n|\n|\r/g;

/** The lines of `text` without their ends: `\r\n`, `\n` and a lone `\r` end a line. Never empty. */
export function splitLines(text: string): readonly string[] {
  return text.includes("\r") ? text.split(lineEnd) : text.split("\n");
}

export function rangeOf(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** The offset of the first character: 1 where a byte-order mark stands before it. */
function textStart(text: string): 0 | 1 {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

export function withoutByteOrderMark(text: string): string {
  return text.slice(textStart(text));
}

/** The offset in `text` of `position`. Throws a RangeError when the text has no such line. */
export function offsetAt(text: string, position: Position): number {
  return offsetsIn(text)(position);
}

/** `offsetAt` for many positions of one text, which is read once. */
function offsetsIn(text: string): (position: Position) => number {
  const starts = lineStarts(text);
  return ({ line, character }) => {
    const start = starts[line];
    if (start === undefined) throw new RangeError(`line ${line} of ${starts.length}`);
    return start + character;
  };
}

function lineStarts(text: string): readonly number[] {
  return [textStart(text), ...Array.from(text.matchAll(lineEnd), (end) => end.index + end[0].length)];
}

/** The position in `text` of `offset`, counted in UTF-16 code units. */
export function positionAt(text: string, offset: number): Position {
  const lines = splitLines(text.slice(textStart(text), offset));
  return { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 };
}

/** `positionAt` for many offsets of one text, which is read once. An offset behind the end is the end. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  return (offset) => {
    const at = Math.max(Math.min(offset, text.length), textStart(text));
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - (starts[low] ?? 0) };
  };
}

/** `text` with `edit` made. What lies outside the edit's range stays as it is, to the byte. */
export function applyEdit(text: string, edit: TextEdit): string {
  return applyEdits(text, [edit]);
}

/** `text` with all of `edits` made, which count from `text` as it is and do not overlap; of two at one place in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const offset = offsetsIn(text);
  const placed = edits.map(({ newText, range }) => ({ newText, start: offset(range.start), end: offset(range.end) }));
  let end = 0;
  const parts = placed
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      const kept = text.slice(end, edit.start);
      end = edit.end;
      return kept + edit.newText;
    });
  return parts.join("") + text.slice(end);
}

/** The edit that makes `after` of `before`, from the first line that differs to the last. Line ends in its text are `\n`. */
export function editBetween(before: string, after: string): TextEdit {
  const [old, now] = [splitLines(before), splitLines(after)];
  const most = Math.min(old.length, now.length) - 1;
  let above = 0;
  while (above < most && old[above] === now[above]) above++;
  let below = 0;
  while (below < most - above && old[old.length - 1 - below] === now[now.length - 1 - below]) below++;
  const last = old.length - 1 - below;
  const range = { start: { line: above, character: 0 }, end: { line: last, character: old[last]?.length ?? 0 } };
  return { range, newText: now.slice(above, now.length - below).join("\n") };
}

/** The line end that most lines of `text` have; `\n` for a text of one line. */
export function lineEndOf(text: string): "\n" | "\r\n" {
  const all = text.split("\n").length - 1;
  const crlf = text.split("\r\n").length - 1;
  return crlf * 2 > all ? "\r\n" : "\n";
}

/** A character that turns the direction of text or shows nothing. */
export const hiddenCharacter = /[\u200B\u2060\u202A-\u202E\u2066-\u2069]/;

/** `text` without hidden characters, for labels. */
export function withoutHiddenCharacters(text: string): string {
  return text.replace(new RegExp(hiddenCharacter, "g"), "");
}

/** `text` in lower case with every run of other characters than letters and digits as one hyphen: `api-design`. */
export function slug(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
