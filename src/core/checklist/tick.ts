// Turns a tick into the edit of one character, and finds the item again by its text and headings in a text that may
// have changed since it was shown.
import { headingPath, type Markdown } from "../markdown.ts";
import type { Message } from "../message.ts";
import { rangeOf, slug, type TextEdit } from "../text.ts";
import { type ChecklistItem, sameText } from "./checklist.ts";

/** What a tick changes. */
export type Tick =
  | { readonly kind: "create"; readonly text: string }
  /** Edits that do not overlap; none when the file says already what was asked for. */
  | { readonly kind: "edit"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly message: Message };

/** Where an item stands: its headings below the title as slugs, its text, and the how-manieth of its like it is. */
export interface ItemKey {
  /** `plan/api-design`; "" for an item above every heading of level 2. */
  readonly place: string;
  /** As `sameText` gives it. */
  readonly text: string;
  /** 0 for the first item of this text at this place. */
  readonly occurrence: number;
}

export interface PlacedItem extends ChecklistItem {
  readonly key: ItemKey;
  /** The headings of level 2 and below, outermost first. */
  readonly headings: readonly string[];
}

/** The items of a document with their keys. No two keys are the same. */
export function placedItemsOf(markdown: Markdown, items: readonly ChecklistItem[]): readonly PlacedItem[] {
  const seen = new Map<string, number>();
  let headingIndex = -1;
  let headings: readonly string[] = [];
  return items.map((item) => {
    const next = markdown.headings[headingIndex + 1];
    if (next && next.line < item.line) {
      headings = headingPath(markdown.headings, item.line)
        .filter(({ level }) => level > 1)
        .map(({ text }) => text);
      headingIndex = lastHeadingBefore(markdown, headingIndex, item.line);
    }
    return { ...item, headings, key: nextKey(seen, headings.map(slug).join("/"), sameText(item.text)) };
  });
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

function lastHeadingBefore({ headings }: Markdown, from: number, line: number): number {
  let index = from;
  for (let next = headings[index + 1]; next && next.line < line; next = headings[index + 1]) index++;
  return index;
}
