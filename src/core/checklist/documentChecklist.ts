// The checklist of any Markdown document as the Feature view shows it: its items by heading, and what a tick on one
// changes. Persona checklists, which also have items that are not in the file, are in personaChecklist.ts.
import { markdownOf } from "../markdown.ts";
import { message } from "../message.ts";
import { type ChecklistItem, checklistOf } from "./checklist.ts";
import type { Tick } from "./personaTick.ts";
import { doneMarkOf, type ItemKey, keyId, markEdit, type PlacedItem, placedItemsOf } from "./tick.ts";

export interface ItemGroup {
  /** The nearest heading above the items; "" when there is none. */
  readonly title: string;
  /** Zero-based line of the first item. */
  readonly line: number;
  readonly items: readonly PlacedItem[];
}

/** Groups in the order of the document; headings without items are left out. */
export function itemGroupsOf(text: string): readonly ItemGroup[] {
  const groups: { title: string; line: number; place: string; items: PlacedItem[] }[] = [];
  for (const item of placedItems(text)) {
    const { headings, key, line } = item;
    const last = groups[groups.length - 1];
    if (last?.place === key.place) last.items.push(item);
    else groups.push({ title: headings[headings.length - 1] ?? "", line, place: key.place, items: [item] });
  }
  return groups;
}

/** Refused when the text has no such item any more, or one whose box is malformed. */
export function tickInDocument(text: string, keys: readonly ItemKey[], done: boolean): Tick {
  const items = placedItems(text);
  const byKey = new Map(items.map((item) => [keyId(item.key), item]));
  const mark = done ? doneMarkOf(items, "X") : " ";
  const found = keys.map((key) => byKey.get(keyId(key)));
  const missing = found.findIndex((item) => item === undefined || item.malformed);
  if (missing >= 0) {
    const gone = keys[missing]?.text ?? "";
    return {
      kind: "refused",
      message: message("“{0}” is not in the document as a checkbox any more; nothing was changed.", gone),
    };
  }
  const changing = found.filter((item): item is PlacedItem => item !== undefined && isOther(item, done));
  return { kind: "edit", edits: changing.map((item) => markEdit(item, mark)) };
}

function isOther({ state }: ChecklistItem, done: boolean): boolean {
  return (state === "done") !== done;
}

function placedItems(text: string): readonly PlacedItem[] {
  const markdown = markdownOf(text);
  return placedItemsOf(markdown, checklistOf(markdown));
}
