// What someone is about to write at a place of a Spec Kit document. Looks at one line alone, so that it costs the same in
// a document of any length.
import { scanHead } from "../speckit/taskHead.ts";
import { type Range, rangeOf } from "../text.ts";

export type CompletionPlace =
  /** A task behind its box, or behind its id. */
  | {
      readonly kind: "task";
      /** From there to the end of the line. */
      readonly range: Range;
      readonly text: string;
      /** The id in front of it; `undefined` when it needs one. */
      readonly id?: string;
      /** Whether markers such as [P] stand there already. */
      readonly hasMarkers: boolean;
    }
  /** A marker of a task, from its opening bracket on. */
  | { readonly kind: "marker"; readonly range: Range; readonly text: string }
  /** An id that stands for something: FR-001, SC-001, T001. */
  | { readonly kind: "reference"; readonly range: Range; readonly text: string }
  /** The text of a heading. */
  | { readonly kind: "heading"; readonly range: Range; readonly text: string; readonly level: number };

const box = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)\[ ?\][ \t]+/;
const heading = /^(#{1,6})[ \t]+/;
/** The beginning of an id, and what stands before it on the line. */
const begunId = /(?<![\p{L}\p{N}_-])((?:FR|NFR|SC)-[A-Z\d-]{0,16}|CHK\d{0,6}|US\d{1,3}|T\d{0,6})$/u;
/** A lone T begins a word, but behind these it begins a task's id. */
const beforeTask = /(?:\b(?:on|after|before|with|and|or|of|by|see|from|until|blocks?)\s|[,(+–-]\s?)$/i;
/** Longer lines are not read, in characters. */
const longest = 2_000;

/** `path`: of the document, whole or below its feature. `character` counts from the start of `line`, which is the `at`th of its document. */
export function completionPlaceAt(
  path: string,
  line: string,
  at: number,
  character: number,
): CompletionPlace | undefined {
  if (line.length > longest) return undefined;
  const before = line.slice(0, character);
  const title = heading.exec(before);
  if (title) {
    const start = title[0].length;
    const range = rangeOf(at, start, line.length);
    return { kind: "heading", range, text: line.slice(start), level: title[1]?.length ?? 1 };
  }
  const isTasks = /(?:^|\/)tasks\.md$/.test(path);
  return (isTasks ? placeInTask(line, before, at) : undefined) ?? referenceAt(line, before, at, isTasks);
}

function placeInTask(line: string, before: string, at: number): CompletionPlace | undefined {
  const start = box.exec(before)?.[0].length;
  if (start === undefined) return undefined;
  const { tokens, end: headEnd } = scanHead(before.slice(start));
  const last = tokens.at(-1);
  // What nothing follows is still being typed.
  const isTyped = last?.kind === "id" && start + last.end === before.length;
  const end = isTyped ? last.start : headEnd;
  const marker = /(?:^|[\s\]])(\[[\p{L}\p{N},]{0,8})$/u.exec(before.slice(start));
  if (marker?.[1] !== undefined && start + end >= before.length - marker[1].length) {
    const behind = line.startsWith("]", before.length) ? 1 : 0;
    const from = before.length - marker[1].length;
    return { kind: "marker", range: rangeOf(at, from, before.length + behind), text: marker[1] };
  }
  if (line.slice(before.length).trim() !== "") return undefined;
  const id = isTyped ? undefined : tokens.find((token) => token.kind === "id");
  const text = before.slice(start + end);
  // In the middle of a sentence a reference may begin; a task is offered by its first words.
  if (begunId.test(text) && text.includes(" ")) return undefined;
  return {
    kind: "task",
    range: rangeOf(at, start + end, line.length),
    text,
    ...(id?.kind === "id" ? { id: id.id } : {}),
    hasMarkers: tokens.some(({ kind }) => kind === "label"),
  };
}

function referenceAt(line: string, before: string, at: number, isTasks: boolean): CompletionPlace | undefined {
  const text = begunId.exec(before)?.[1];
  if (text === undefined) return /§$/.test(before) ? reference(line, before, at, "") : undefined;
  const lead = before.slice(0, before.length - text.length);
  if (text === "T" && !(isTasks && beforeTask.test(lead))) return undefined;
  return reference(line, before, at, text);
}

function reference(line: string, before: string, at: number, text: string): CompletionPlace {
  const rest = /^[A-Z\d-]*/.exec(line.slice(before.length))?.[0].length ?? 0;
  return { kind: "reference", range: rangeOf(at, before.length - text.length, before.length + rest), text };
}
