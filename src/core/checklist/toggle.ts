// Which items are toggled at a cursor or in selected lines, and whether they are ticked.
import { markdownOf } from "../markdown.ts";
import type { Range } from "../text.ts";
import { checklistOf } from "./checklist.ts";
import { notApplicableOf } from "./notApplicable.ts";
import { type PlacedItem, placedItemsOf } from "./tick.ts";

export interface Toggle {
  /** True when they are ticked, false when they are unticked. */
  readonly done: boolean;
  /** The items that change, in the order of their lines. */
  readonly items: readonly PlacedItem[];
}

/**
 * Ticks what is open in `selections`; where nothing is, unticks what is done. An item that does not apply is only unticked, and a
 * mark that is neither only ticked, when nothing else is there: somebody put it on purpose. `undefined` when no box lies there.
 */
export function toggleIn(text: string, selections: readonly Range[]): Toggle | undefined {
  const markdown = markdownOf(text);
  const all = placedItemsOf(markdown, checklistOf(markdown));
  const selected = new Set(selections.flatMap((selection) => itemsIn(selection, all)));
  const touched = all.filter((item) => !item.malformed && selected.has(item));
  const of = (state: PlacedItem["state"]) => touched.filter((item) => item.state === state);
  const applying = of("done").filter(({ text }) => notApplicableOf(text) === undefined);
  const items = [of("open"), applying, of("done"), of("other")].find((found) => found.length > 0);
  if (!items) return undefined;
  return { done: items[0]?.state !== "done", items };
}

/** A cursor is in the innermost item whose lines hold it; a selection takes the items that begin in it. */
function itemsIn({ start, end }: Range, all: readonly PlacedItem[]): readonly PlacedItem[] {
  if (start.line === end.line) {
    const innermost = all.findLast(({ line, endLine }) => line <= start.line && start.line < endLine);
    return innermost ? [innermost] : [];
  }
  // A selection of whole lines ends at the beginning of the next one.
  const last = end.character === 0 ? end.line - 1 : end.line;
  return all.filter(({ line }) => start.line <= line && line <= last);
}
