// Turns a tick into the edit of one character, and finds the item again by its text and headings in a text that may
// have changed since it was shown.
import type { Heading, Markdown } from "../markdown.ts";
import type { Message } from "../message.ts";
import { applyEdits, rangeOf, slug, type TextEdit } from "../text.ts";
import { type ChecklistItem, sameText } from "./checklist.ts";

/** What a tick changes. */
export type Tick =
  /** There is no file yet: its first text, with nothing ticked. Once it is there, the change is asked for again. */
  | { readonly kind: "create"; readonly text: string }
  /**
   * Edits that do not overlap; none when the file says already what was asked for, as it does of an item that is to be open and
   * `isAbsent`: a program that is just writing the file may not have come to it.
   */
  | { readonly kind: "edit"; readonly edits: readonly TextEdit[]; readonly isAbsent?: boolean }
  | { readonly kind: "refused"; readonly message: Message };

/** Whether it changes a text that is there. */
export function hasEdits(tick: Tick): tick is Extract<Tick, { kind: "edit" }> {
  return tick.kind === "edit" && tick.edits.length > 0;
}

/** Whether the text says already what was asked for. */
export function isDone(tick: Tick): boolean {
  return tick.kind === "edit" && tick.edits.length === 0;
}

/** What `tick`, which was made for `text`, makes of it. */
export function withTick(text: string, tick: Tick): string {
  return tick.kind === "edit" ? applyEdits(text, tick.edits) : text;
}

/** Where an item stands: its headings below the title as slugs, its text, and the how-manieth of its like it is. */
export interface ItemKey {
  /** `plan/api-design`; "" for an item above every heading of level 2. */
  readonly place: string;
  /** As `sameText` gives it. */
  readonly text: string;
  /** 0 for the first item of this text at this place. */
  readonly occurrence: number;
  /** Absent for an item that is the only one of this text at this place. */
  readonly alike?: Alike;
}

/** What tells an item from others like it when the text changes. */
interface Alike {
  /** How many there are. */
  readonly count: number;
  /** The texts of the item that it is nested in and of the one before it. */
  readonly beside: string;
}

export interface PlacedItem extends ChecklistItem {
  readonly key: ItemKey;
  /** The headings of level 2 and below, outermost first. */
  readonly headings: readonly string[];
}

/** The items of a document with their keys. No two keys are the same. */
export function placedItemsOf(markdown: Markdown, items: readonly ChecklistItem[]): readonly PlacedItem[] {
  const seen = new Map<string, number>();
  const path: Heading[] = [];
  let next = 0;
  let headings: readonly string[] = [];
  let place = "";
  const placed = items.map((item) => {
    const before = next;
    for (
      let heading = markdown.headings[next];
      heading && heading.line < item.line;
      heading = markdown.headings[++next]
    ) {
      while ((path[path.length - 1]?.level ?? 0) >= heading.level) path.pop();
      path.push(heading);
    }
    if (next !== before) {
      headings = path.filter(({ level }) => level > 1).map(({ text }) => text);
      place = placeOf(...headings);
    }
    return { ...item, headings, key: nextKey(seen, place, sameText(item.text)) };
  });
  const byText = groupedByText(placed);
  if (byText.size === placed.length) return placed;
  const beside = textsBeside(placed);
  return placed.map((item) => {
    const count = byText.get(textId(item.key))?.length ?? 1;
    return count === 1 ? item : { ...item, key: { ...item.key, alike: { count, beside: beside.get(item) ?? "" } } };
  });
}

/**
 * Finds items again, in a text that may have changed. `undefined` for an item that is gone, and for one that cannot be told
 * from others of its text.
 */
export function itemFinder(items: readonly PlacedItem[]): (key: ItemKey) => PlacedItem | undefined {
  const byText = groupedByText(items);
  let beside: ReadonlyMap<PlacedItem, string> | undefined;
  return (key) => {
    const same = byText.get(textId(key)) ?? [];
    const { alike } = key;
    if (!alike) return same.length === 1 ? same[0] : undefined;
    beside ??= textsBeside(items);
    const there = same.filter((item) => beside?.get(item) === alike.beside);
    if (there.length === 1) return there[0];
    return same.length === alike.count ? there.find((item) => item.key.occurrence === key.occurrence) : undefined;
  };
}

/** The key that an item has now, in `items`; `undefined` where it is gone or cannot be told from others of its text. */
export function currentKey(items: readonly PlacedItem[], key: ItemKey): ItemKey | undefined {
  return key.alike ? itemFinder(items)(key)?.key : key;
}

/** For each item the texts of the one that it is nested in and of the one before it. */
function textsBeside(items: readonly PlacedItem[]): ReadonlyMap<PlacedItem, string> {
  const outer: PlacedItem[] = [];
  const texts = items.map((item, index): [PlacedItem, string] => {
    while ((outer.at(-1)?.depth ?? -1) >= item.depth) outer.pop();
    const above = outer.at(-1)?.key.text ?? "";
    outer.push(item);
    return [item, `${above}\n${items[index - 1]?.key.text ?? ""}`];
  });
  return new Map(texts);
}

function groupedByText(items: readonly PlacedItem[]): ReadonlyMap<string, readonly PlacedItem[]> {
  const groups = new Map<string, PlacedItem[]>();
  for (const item of items) {
    const group = groups.get(textId(item.key));
    if (group) group.push(item);
    else groups.set(textId(item.key), [item]);
  }
  return groups;
}

function textId({ place, text }: ItemKey): string {
  return `${place}\n${text}`;
}

/** Where an item below these headings stands: their slugs, those that have one. */
export function placeOf(...headings: readonly string[]): string {
  return headings
    .map(slug)
    .filter((part) => part !== "")
    .join("/");
}

/** The key of one more item of `text` at `place`, counted in `seen`. */
export function nextKey(seen: Map<string, number>, place: string, text: string): ItemKey {
  const id = `${place}\n${text}`;
  const occurrence = seen.get(id) ?? 0;
  seen.set(id, occurrence + 1);
  return { place, text, occurrence };
}

/** One string for a key. Neither a place nor a text has a line break, so that different keys have different ids. */
export function keyId({ place, text, occurrence }: ItemKey): string {
  return `${place}\n${text}\n${occurrence}`;
}

/** Changes the one character in the item's box. */
export function markEdit(item: ChecklistItem, mark: string): TextEdit {
  const { line, markCharacter } = item;
  return { range: rangeOf(line, markCharacter, markCharacter + item.mark.length), newText: mark };
}

/** The done mark that a document uses, `x` or `X`; `otherwise` where nothing in it is done. */
export function doneMarkOf(items: readonly ChecklistItem[], otherwise: "x" | "X"): "x" | "X" {
  const upper = items.filter(({ mark }) => mark === "X").length;
  const lower = items.filter(({ mark }) => mark === "x").length;
  if (upper === lower) return upper === 0 ? otherwise : "x";
  return upper > lower ? "X" : "x";
}
