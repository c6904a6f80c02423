// One thing done to one item of a persona's checklist, beside ticking it. An item that the file lacks is put in first, as a
// tick does. What would not read back as what was asked for is refused.
import { applyEdits } from "../text.ts";
import { insertionsOf, itemLine } from "./missingItems.ts";
import { type ChecklistFile, checklistFileOf, type Entry, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { gone, newFile, type TickRequest } from "./personaTick.ts";
import { lostItem, noPlace } from "./readBack.ts";
import { type ItemKey, keyId, type PlacedItem, type Tick } from "./tick.ts";

export interface ItemRequest extends Omit<TickRequest, "keys" | "done"> {
  readonly key: ItemKey;
}

export interface ItemChange {
  /** For an item that is in the file. */
  readonly inFile: (file: ChecklistFile, item: PlacedItem) => Tick;
  /** The lines of an item that is not. */
  readonly absent: (text: string, file: ChecklistFile | undefined) => readonly string[] | Tick;
  /** Whether it was done to an item that was read back. */
  readonly isDone: (entry: Entry) => boolean;
}

/** Line ends in the new text are `\n`. */
export function changeItem(request: ItemRequest, change: ItemChange): Tick {
  const entry = entryIn(request, request.file);
  if (!entry) return gone(request.key);
  const made = makeChange(request, change, entry);
  return made.kind === "refused" || readsBack(request, change, made) ? made : noPlace(request.file, entry.key);
}

function makeChange({ file, ...request }: ItemRequest, { absent, inFile }: ItemChange, entry: Entry): Tick {
  if (file && entry.inFile) return inFile(file, entry.inFile);
  const lines = absent(entry.text, file);
  if ("kind" in lines) return lines;
  const id = keyId(entry.key);
  const write = ({ key, text }: Entry) => (keyId(key) === id ? lines : [itemLine(" ", text)]);
  const sections = personaChecklistOf(request.persona, file);
  if (!file) return { kind: "create", text: newFile({ ...request, file }, sections, write) };
  return { kind: "edit", edits: insertionsOf(file, sections, new Set([id]), write) };
}

function readsBack(request: ItemRequest, { isDone }: ItemChange, made: Exclude<Tick, { kind: "refused" }>): boolean {
  const before = request.file;
  const file = checklistFileOf(
    made.kind === "create" ? made.text : applyEdits(before?.markdown.source ?? "", made.edits),
  );
  const entry = entryIn(request, file);
  return entry !== undefined && isDone(entry) && lostItem(before, file) === undefined;
}

function entryIn({ key, persona }: ItemRequest, file: ChecklistFile | undefined): Entry | undefined {
  const id = keyId(key);
  return entriesOf(personaChecklistOf(persona, file)).find((entry) => keyId(entry.key) === id);
}
