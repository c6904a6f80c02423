// One thing done to one item of a persona's checklist, beside ticking it. An item that the file lacks is put in first, as a
// tick does. What would not read back as what was asked for is refused.
import { applyEdits, type TextEdit } from "../text.ts";
import { insertionsOf, itemLine } from "./missingItems.ts";
import { type ChecklistFile, checklistFileOf, type Entry, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { gone, newFile, type TickRequest } from "./personaTick.ts";
import { lostItem, noPlace } from "./readBack.ts";
import { currentKey, type ItemKey, keyId, type PlacedItem, type Tick } from "./tick.ts";

export interface ItemRequest extends Omit<TickRequest, "keys" | "done"> {
  readonly key: ItemKey;
}

export interface ItemChange {
  /** For an item that is in the file. */
  readonly inFile: (file: ChecklistFile, item: PlacedItem) => Tick;
  /** The lines of an item that is not. */
  readonly absent: (text: string, file: ChecklistFile) => readonly string[] | Tick;
  /** Whether it was done to an item that was read back. */
  readonly isDone: (entry: Entry) => boolean;
}

/** Line ends in the new text are `\n`. */
export function changeItem(asked: ItemRequest, change: ItemChange): Tick {
  const { file } = asked;
  const key = currentKey(file?.items ?? [], asked.key);
  const request = { ...asked, key: key ?? asked.key };
  const entry = key && entryIn(request, file);
  if (!entry) return gone(asked.key);
  if (!file) return { kind: "create", text: newFile(request) };
  const made = entry.inFile ? change.inFile(file, entry.inFile) : withItem(request, file, change, entry);
  return made.kind !== "edit" || readsBack(request, file, change, made.edits) ? made : noPlace(file, key);
}

function withItem({ persona }: ItemRequest, file: ChecklistFile, { absent }: ItemChange, entry: Entry): Tick {
  const lines = absent(entry.text, file);
  if ("kind" in lines) return lines;
  const id = keyId(entry.key);
  const write = ({ key, text }: Entry) => (keyId(key) === id ? lines : [itemLine(" ", text)]);
  return { kind: "edit", edits: insertionsOf(file, personaChecklistOf(persona, file), new Set([id]), write) };
}

function readsBack(
  request: ItemRequest,
  before: ChecklistFile,
  { isDone }: ItemChange,
  edits: readonly TextEdit[],
): boolean {
  const file = checklistFileOf(applyEdits(before.markdown.source, edits));
  const entry = entryIn(request, file);
  return entry !== undefined && isDone(entry) && lostItem(before, file) === undefined;
}

function entryIn({ key, persona }: ItemRequest, file: ChecklistFile | undefined): Entry | undefined {
  const id = keyId(key);
  return entriesOf(personaChecklistOf(persona, file)).find((entry) => keyId(entry.key) === id);
}
