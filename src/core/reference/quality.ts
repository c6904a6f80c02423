// The quality checklist on the page: its items, each with the id that a tick names it by, and what the file says of each.
import { type Entry, type EntrySection, entriesOf, isQualityChecklist } from "../checklist/personaChecklist.ts";
import { keyId } from "../checklist/tick.ts";

interface PageItem {
  /** Unique on the page; the same as long as the item keeps its text and its place. */
  readonly id: string;
  /** One line of Markdown. */
  readonly text: string;
}

export interface QualityGroup {
  /** "" for items that stand under no sub-heading. */
  readonly title: string;
  readonly items: readonly PageItem[];
}

/** What the checklist's file says of an item: all that changes on the page without writing it anew. */
export interface ItemState {
  readonly id: string;
  readonly state: Entry["state"];
  /** For people: why it does not apply, its mark when it is neither open nor done. "" when there is nothing to say. */
  readonly note: string;
}

function qualityEntries(checklist: readonly EntrySection[]): readonly Entry[] {
  return entriesOf(checklist.filter(isQualityChecklist));
}

export function qualityGroups(checklist: readonly EntrySection[]): readonly QualityGroup[] {
  return checklist
    .filter(isQualityChecklist)
    .flatMap(({ groups }) => groups)
    .map(({ title, entries }) => ({ title, items: entries.map(({ key, text }) => ({ id: keyId(key), text })) }));
}

/** `noteOf` puts what is special about an entry into words. */
export function itemStates(checklist: readonly EntrySection[], noteOf: (entry: Entry) => string): readonly ItemState[] {
  return qualityEntries(checklist).map((entry) => ({ id: keyId(entry.key), state: entry.state, note: noteOf(entry) }));
}
