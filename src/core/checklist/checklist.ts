// The items of any Markdown document: list items that begin with a box. Knows nothing of personas or
// phases, and of tasks only their ids: one after a malformed box tells that it is a box.
import { hiddenAt, type Lines, type ListItem, type Markdown } from "../markdown.ts";
import { taskHeadOf } from "../speckit/taskHead.ts";
import { notApplicableOf } from "./notApplicable.ts";

export type State = "open" | "done" | "other";

/** A list item whose text starts with a box: `- [ ] text`. */
export interface ChecklistItem extends Lines {
  /** The one user-visible character in the box; "" for the malformed box `[]`. */
  readonly mark: string;
  /** Where the mark stands in the item's first line. */
  readonly markCharacter: number;
  readonly state: State;
  /** True for `[]` or a box without a space after it, which are read only where a task id follows. */
  readonly malformed: boolean;
  /** The rest of the first line, trimmed, as written. */
  readonly text: string;
  /** 0 for an item of an outer list. */
  readonly depth: number;
}

/** After the markers of the items that begin in a line, of which the innermost has the box. */
const box = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)([^\][][\p{M}\p{EMod}]?|\p{RI}{2}|)\]([ \t]*)(?=(.?))/u;
const doneMarks = new Set(["x", "X", "✓", "✔", "☑", "✅"]);

/** The items of a document in the order of their lines, nested ones after the item they belong to. */
export function checklistOf(markdown: Markdown): readonly ChecklistItem[] {
  const found: ChecklistItem[] = [];
  markdown.items.forEach((item, index) => {
    const beginsWithItem = markdown.items[index + 1]?.line === item.line;
    const read = beginsWithItem ? undefined : checklistItemOf(markdown, item);
    if (read) found.push(read);
  });
  return found;
}

/** `undefined` when `item` has no box or is hidden in a comment. */
function checklistItemOf(markdown: Markdown, item: ListItem): ChecklistItem | undefined {
  const line = markdown.lines[item.line] ?? "";
  const match = box.exec(line);
  if (!match) return undefined;
  const [whole, before = "", mark = "", space = "", next] = match;
  if (mark === "P" || (space === "" && (next === "(" || next === "["))) return undefined;
  const text = line.slice(whole.length).trim();
  const malformed = mark === "" || space === "";
  if (malformed && taskHeadOf(text).id === "") return undefined;
  const { line: first, endLine, depth } = item;
  if (hiddenAt(markdown, first)) return undefined;
  return { line: first, endLine, depth, mark, markCharacter: before.length, state: stateOf(mark), malformed, text };
}

/** What a mark means: a blank is open; x, X and ticks are done; every other mark is a person's own and counts as neither. */
export function stateOf(mark: string): State {
  if (/^\s?$/.test(mark)) return "open";
  return doneMarks.has(mark.replace("\uFE0F", "")) ? "done" : "other";
}

/** The text by which an item is known again: without emphasis, code marks, strike, N/A note, case and surplus space. */
export function sameText(text: string): string {
  const plain = (notApplicableOf(text)?.text ?? text)
    .normalize("NFC")
    .replace(/[*_`~]/g, "")
    .replace(/\s+/g, " ");
  let end = plain.length;
  while (plain[end - 1] === " " || plain[end - 1] === ".") end--;
  return plain.slice(0, end).trim().toLowerCase();
}
