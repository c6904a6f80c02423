// What stands before the description of one task or checklist line: id, markers, and the marks they are wrapped in.
// A hand-written scanner that goes over the text once; it knows no document.
import { isInCodeSpan } from "../codeSpan.ts";
import { checklistId, taskId } from "./ids.ts";
import { labelParts } from "./stories.ts";

/** A piece of a head: `start` and `end` are offsets in the text after the box. */
type HeadToken =
  | { readonly kind: "open" | "close"; readonly wrap: string; readonly start: number; readonly end: number }
  | {
      readonly kind: "id";
      readonly id: string;
      /** The last id of a range: `T070` of `T061–T070`. */
      readonly idEnd?: string;
      /** True for `[T001]`. */
      readonly bracketed: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "label"; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: "separator"; readonly start: number; readonly end: number };

export interface Head {
  readonly tokens: readonly HeadToken[];
  /** Where the description begins. */
  readonly end: number;
  /** The wraps that are still open there, innermost last. */
  readonly open: readonly string[];
}

const wraps = ["**", "__", "~~", "*", "`"];
const wrapMarks = "*_~`";
const separatorMarks = ":： \t";
const separator = /[ \t]*[:：]|[ \t]+[-–—·](?=\s|$)/y;

/** Reads the head of `text`, what stands after a box: `**T012** [P] [US1]: …`. Labels count only beside task ids. */
export function scanHead(text: string, ids: "task" | "checklist" = "task"): Head {
  const tokens: HeadToken[] = [];
  const open: string[] = [];
  let at = 0;
  let hasId = false;
  for (;;) {
    const next = skipSpace(text, at);
    const inner = open[open.length - 1];
    if (inner !== undefined && wrapAt(text, next, inner) === inner) {
      open.pop();
      tokens.push({ kind: "close", wrap: inner, start: next, end: next + inner.length });
      at = next + inner.length;
      continue;
    }
    separator.lastIndex = at;
    const between =
      tokens.length > 0 && separatorMarks.includes(text[at] ?? "") ? separator.exec(text)?.[0] : undefined;
    if (between !== undefined) {
      tokens.push({ kind: "separator", start: at, end: at + between.length });
      at += between.length;
      continue;
    }
    let opened: HeadToken[] | undefined;
    let start = next;
    for (let wrap = wrapAt(text, start); wrap !== undefined; wrap = wrapAt(text, start)) {
      opened ??= [];
      opened.push({ kind: "open", wrap, start, end: start + wrap.length });
      start += wrap.length;
    }
    const found: HeadToken | undefined =
      (hasId ? undefined : idAt(text, start, ids === "task" ? taskId : checklistId)) ??
      (ids === "task" ? labelAt(text, start) : undefined);
    if (!found || (opened && breaksCode(text, found.end, opened))) return { tokens, end: next, open };
    for (const token of opened ?? []) {
      tokens.push(token);
      if (token.kind === "open") open.push(token.wrap);
    }
    tokens.push(found);
    hasId ||= found.kind === "id";
    at = found.end;
  }
}

export interface TaskHead {
  readonly id: string;
  readonly idEnd?: string;
  readonly parallel: boolean;
  /** The first of `stories`. */
  readonly story?: string;
  readonly stories: readonly string[];
  readonly labels: readonly string[];
  /** True when the id is struck through: `~~T008~~`. */
  readonly struck: boolean;
  readonly description: string;
}

const none: readonly string[] = [];

/** The form of Spec Kit's template, `T012 [P] [US1] Description`: nine lines of ten. */
const plainForm = /^(T\d{3,})((?: \[(?:P|US\d+)\])*) (?![-–—·:：[*_~`\s])/;

/** The head and the description of a line; `id` is "" where there is none. */
export function taskHeadOf(text: string, goesOnAsComment = false): TaskHead {
  const plain = goesOnAsComment || text.includes("<!--") ? undefined : plainForm.exec(text);
  return plain ? plainHead(text, plain) : scannedHead(text, goesOnAsComment);
}

function plainHead(text: string, [whole, id = "", labels = ""]: RegExpExecArray): TaskHead {
  const stories = labels.includes("US") ? (labels.match(/US\d+/g) ?? none) : none;
  const description = text.slice(whole.length).trim();
  const parallel = labels.includes("[P]");
  return { id, idEnd: undefined, parallel, story: stories[0], stories, labels: none, struck: false, description };
}

function scannedHead(text: string, goesOnAsComment: boolean): TaskHead {
  const head = scanHead(text);
  const stories: string[] = [];
  const labels: string[] = [];
  let parallel = false;
  for (const token of head.tokens) {
    if (token.kind !== "label") continue;
    if (/^P(?:$|\s+with\s)/.test(token.text)) parallel = true;
    else {
      const parts = labelParts(token.text);
      stories.push(...parts.stories);
      labels.push(...parts.labels);
    }
  }
  const { id, idEnd, struck } = idOf(head);
  const description = descriptionOf(text, head, goesOnAsComment);
  return { id, idEnd, parallel, story: stories[0], stories, labels, struck, description };
}

interface ChecklistHead {
  /** `CHK001`; "" where there is none, as in most files. */
  readonly id: string;
  readonly struck: boolean;
  /** With the markers at its end, `[Clarity, Spec §FR-001]`. */
  readonly description: string;
}

/** Reads a line of `checklists/*.md`: `CHK001 - Is … defined? [Clarity]`. */
export function checklistHeadOf(text: string): ChecklistHead {
  const head = scanHead(text, "checklist");
  const { id, struck } = idOf(head);
  return { id, struck, description: id === "" ? text.trim() : descriptionOf(text, head, false) };
}

function idOf({ tokens }: Head): Pick<TaskHead, "id" | "idEnd" | "struck"> {
  let strikes = 0;
  for (const token of tokens) {
    if (token.kind === "id") return { id: token.id, idEnd: token.idEnd, struck: strikes > 0 };
    if ("wrap" in token && token.wrap === "~~") strikes += token.kind === "open" ? 1 : -1;
  }
  return { id: "", struck: false };
}

function descriptionOf(text: string, { end, open }: Head, goesOnAsComment: boolean): string {
  let rest = text.slice(end);
  for (const wrap of open.toReversed()) {
    const close = closerIn(rest, wrap);
    if (close >= 0) rest = rest.slice(0, close) + rest.slice(close + wrap.length);
  }
  return withoutLastComment(rest.trim(), goesOnAsComment);
}

/** Where `wrap` closes in `text`: after a character that is no space, outside code spans; -1 where it does not. */
function closerIn(text: string, wrap: string): number {
  for (let at = text.indexOf(wrap); at >= 0; at = text.indexOf(wrap, at + 1)) {
    if (wrapAt(text, at, wrap) !== wrap || /\s/.test(text[at - 1] ?? " ")) continue;
    if (wrap === "`" || !isInCodeSpan(text, at)) return at;
  }
  return -1;
}

function withoutLastComment(text: string, goesOn: boolean): string {
  let rest = text;
  while (rest.endsWith("-->")) {
    const open = rest.lastIndexOf("<!--");
    if (open < 0) return rest;
    rest = rest.slice(0, open).trimEnd();
  }
  const open = goesOn ? rest.lastIndexOf("<!--") : -1;
  return open < 0 ? rest : rest.slice(0, open).trimEnd();
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\u00A0") at++;
  return at;
}

/** The wrap that begins at `at`. Where `wanted` is open, `***` closes a `*` first. */
function wrapAt(text: string, at: number, wanted?: string): string | undefined {
  if (wanted === "*" && text[at] === "*") return text[at + 1] === "*" && text[at + 2] !== "*" ? "**" : "*";
  if (!wrapMarks.includes(text[at] ?? "-")) return undefined;
  return wraps.find((wrap) => text.startsWith(wrap, at));
}

function idAt(text: string, start: number, pattern: RegExp): HeadToken | undefined {
  const bracketed = text[start] === "[";
  const from = bracketed ? start + 1 : start;
  const id = pattern.exec(text.slice(from, from + 80))?.[0];
  if (id === undefined) return undefined;
  const range = rangeEndAt(text, from + id.length, id);
  const end = range?.end ?? from + id.length;
  if (bracketed && text[end] !== "]") return undefined;
  return { kind: "id", id, ...(range ? { idEnd: range.id } : {}), bracketed, start, end: bracketed ? end + 1 : end };
}

const dash = /[–—-]|[ \t]+[–—][ \t]+/y;

/** The second id of `T061–T070`. With spaces round the dash it has to be a later one of the same kind. */
function rangeEndAt(
  text: string,
  at: number,
  first: string,
): { readonly id: string; readonly end: number } | undefined {
  dash.lastIndex = at;
  const between = dash.exec(text)?.[0];
  if (between === undefined) return undefined;
  const from = at + between.length;
  const id = taskId.exec(text.slice(from, from + 80))?.[0];
  if (id === undefined || (between.length > 1 && !isLater(first, id))) return undefined;
  return { id, end: from + id.length };
}

function isLater(first: string, second: string): boolean {
  const [, prefix, number] = /^(\D*)(\d+)/.exec(first) ?? [];
  const [, otherPrefix, otherNumber] = /^(\D*)(\d+)/.exec(second) ?? [];
  return prefix === otherPrefix && Number(number) < Number(otherNumber);
}

/** A bracket that is a marker: not a link, not empty, on this line. */
function labelAt(text: string, start: number): HeadToken | undefined {
  if (text[start] !== "[") return undefined;
  const close = text.indexOf("]", start);
  if (close < 0 || text[close + 1] === "(") return undefined;
  const label = text.slice(start + 1, close);
  if (label.trim() === "" || label.includes("[")) return undefined;
  return { kind: "label", text: label, start, end: close + 1 };
}

/** Whether a code span that was opened before a marker goes on as code after it: `` `[a].map(b)` `` is no marker. */
function breaksCode(text: string, end: number, opened: readonly HeadToken[]): boolean {
  return opened.some((token) => token.kind === "open" && token.wrap === "`") && !/[`\s[:：]/.test(text[end] ?? "`");
}
