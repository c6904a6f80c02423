// Lines with prompts to fill in, as edits that only add: what the document has stays as it is, to the byte. Knows no
// persona and no editor's snippet syntax.
import { type Markdown, markdownOf } from "../markdown.ts";
import { type Message, message } from "../message.ts";
import { applyEdits, lineEndOf, type Range, rangeOf, type TextEdit, withoutByteOrderMark } from "../text.ts";

/** A prompt is text that the user replaces; as long as nobody does it stands there as written, `[Name the tables]`. */
export interface Piece {
  readonly kind: "text" | "prompt";
  readonly text: string;
}

export type Line = readonly Piece[];

/** Lines that come in together. */
export interface Block {
  /** The zero-based line that they go below; -1: above the first one. */
  readonly afterLine: number;
  readonly lines: readonly Line[];
  readonly blankBefore: boolean;
  /** Whether a blank line has to part them from what follows at once. */
  readonly blankAfter: boolean;
}

export interface PromptEdit {
  /** Empty: nothing is replaced. As everywhere, a byte-order mark is not counted. */
  readonly range: Range;
  /** What is inserted there, line ends included. */
  readonly pieces: readonly Piece[];
}

/** What a command inserts, or why it does not. */
export type Prompts =
  | {
      readonly kind: "prompts";
      /** In the order of their places, no two at one place. */
      readonly edits: readonly PromptEdit[];
      /** The new lines, with their zero-based numbers in the document after the insertion; blank ones left out. */
      readonly lines: readonly { readonly line: number; readonly text: string }[];
    }
  | { readonly kind: "none"; readonly message: Message };

export function textLine(text: string): Line {
  return [{ kind: "text", text }];
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

/** The edits as plain text, prompts as written. */
export function editsOf(edits: readonly PromptEdit[]): readonly TextEdit[] {
  return edits.map(({ range, pieces }) => ({ range, newText: textOf(pieces) }));
}

/** The zero-based line of the last text at or above `line`; -1 when there is none. */
export function lastFilledLine({ lines }: Markdown, line: number): number {
  let last = Math.min(line, lines.length - 1);
  while (last >= 0 && (lines[last] ?? "").trim() === "") last--;
  return last;
}

/**
 * Puts the blocks into the document; those below one line follow each other in their order. Refused where the document
 * would not read as before with the new headings and items in it: inside of a fence or a comment that never closes, say.
 */
export function promptsOf(markdown: Markdown, blocks: readonly Block[]): Prompts {
  const places = [...new Set(blocks.map(({ afterLine }) => afterLine))].sort((a, b) => a - b);
  const edits: PromptEdit[] = [];
  const lines: { readonly line: number; readonly text: string }[] = [];
  let above = 0;
  for (const afterLine of places) {
    const group = blocks.filter((block) => block.afterLine === afterLine);
    const rows = rowsOf(markdown, group);
    edits.push(editAt(markdown, afterLine, rows));
    rows.forEach((row, index) => {
      if (row.length > 0) lines.push({ line: afterLine + 1 + above + index, text: textOf(row) });
    });
    above += rows.length;
  }
  const prompts = { kind: "prompts", edits, lines } as const;
  return readsOn(markdown, edits, new Set(lines.map(({ line }) => line)), lines)
    ? prompts
    : { kind: "none", message: refusal(markdown) };
}

/** The lines of blocks at one place, with the blank lines round them. */
function rowsOf({ lines }: Markdown, group: readonly Block[]): readonly Line[] {
  const rows = group.flatMap((block, index) => {
    const isFirst = index === 0 && block.afterLine < 0;
    return block.blankBefore && !isFirst ? [[], ...block.lines] : block.lines;
  });
  const last = group.at(-1);
  const next = last && lines[last.afterLine + 1];
  return last?.blankAfter && next !== undefined && next.trim() !== "" ? [...rows, []] : rows;
}

function editAt({ source, lines }: Markdown, afterLine: number, rows: readonly Line[]): PromptEdit {
  const eol = { kind: "text", text: lineEndNear(source, afterLine) } as const;
  const pieces = rows.flatMap((row) => (afterLine < 0 ? [...row, eol] : [eol, ...row]));
  const at = afterLine < 0 ? 0 : (lines[afterLine] ?? "").length;
  return { range: rangeOf(Math.max(afterLine, 0), at, at), pieces: joined(pieces) };
}

/** Neighbors of plain text as one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.kind === "text" && piece.kind === "text") all[all.length - 1] = { ...last, text: last.text + piece.text };
    else if (piece.text !== "") all.push(piece);
  }
  return all;
}

/** The end that `line` has, else the line before it, else what most lines have. */
function lineEndNear(source: string, line: number): string {
  const ends = source.match(/\r\n|\n|\r/g) ?? [];
  return ends[Math.max(line, 0)] ?? ends.at(-1) ?? lineEndOf(source);
}

/** Whether the document has all headings and items that it had, and each new line is the heading or item that it looks like. */
function readsOn(
  before: Markdown,
  edits: readonly PromptEdit[],
  fresh: ReadonlySet<number>,
  lines: readonly { readonly text: string }[],
): boolean {
  const after = markdownOf(applyEdits(withoutByteOrderMark(before.source), editsOf(edits)));
  const isOld = ({ line }: { readonly line: number }) => !fresh.has(line);
  const count = (form: RegExp) => lines.filter(({ text }) => form.test(text)).length;
  const itemLines = new Set(after.items.flatMap(({ line }) => (fresh.has(line) ? [line] : [])));
  return (
    sameTexts(after.headings.filter(isOld), before.headings) &&
    sameTexts(after.items.filter(isOld), before.items) &&
    after.headings.length - before.headings.length === count(/^#{1,6} /) &&
    itemLines.size === count(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/)
  );
}

function sameTexts(a: readonly { readonly text: string }[], b: readonly { readonly text: string }[]): boolean {
  return a.length === b.length && a.every(({ text }, index) => text === b[index]?.text);
}

function refusal({ hidden }: Markdown): Message {
  const open = hidden.find(({ closed }) => !closed);
  if (!open) return message("Nothing was inserted: the text there would not be read as it is meant.");
  return open.kind === "comment"
    ? message("Nothing was inserted: a comment that begins in line {0} is never closed.", open.line + 1)
    : message("Nothing was inserted: a code fence that begins in line {0} is never closed.", open.line + 1);
}
