// What toggling the boxes at a cursor or in selected lines changes: one edit of one character a box.
import { markdownOf } from "../markdown.ts";
import type { Range, TextEdit } from "../text.ts";
import { checklistOf } from "./checklist.ts";
import { personaKeyOf } from "./personaChecklist.ts";
import { doneMarkOf, markEdit, type PlacedItem, placedItemsOf } from "./tick.ts";

export interface Toggle {
  /** True when the edits tick, false when they untick. */
  readonly done: boolean;
  /** The items that change, in the order of their lines. */
  readonly items: readonly PlacedItem[];
  readonly edits: readonly TextEdit[];
}

/**
 * Ticks what is open in `selections`; where nothing is, unticks what is done. A mark that is neither is only ticked when
 * nothing else is there: somebody put it on purpose. `undefined` when no box lies there.
 */
export function toggleIn(text: string, selections: readonly Range[]): Toggle | undefined {
  const markdown = markdownOf(text);
  const all = placedItemsOf(markdown, checklistOf(markdown));
  const touched = all.filter((item) => !item.malformed && selections.some((selection) => isIn(item, selection, all)));
  const of = (state: PlacedItem["state"]) => touched.filter((item) => item.state === state);
  const items = [of("open"), of("done"), of("other")].find((found) => found.length > 0);
  if (!items) return undefined;
  const done = items[0]?.state !== "done";
  const mark = done ? doneMarkOf(all, personaKeyOf(text) === undefined ? "X" : "x") : " ";
  return { done, items, edits: items.map((item) => markEdit(item, mark)) };
}

/** A cursor is in the innermost item whose lines hold it; a selection takes the items that begin in it. */
function isIn(item: PlacedItem, { start, end }: Range, all: readonly PlacedItem[]): boolean {
  if (start.line === end.line) {
    return item === all.findLast(({ line, endLine }) => line <= start.line && start.line < endLine);
  }
  // A selection of whole lines ends at the beginning of the next one.
  const last = end.character === 0 ? end.line - 1 : end.line;
  return start.line <= item.line && item.line <= last;
}
