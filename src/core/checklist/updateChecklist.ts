// Brings a whole checklist up to date with its persona: what the file lacks goes in at its place. Nothing else changes.
import { message } from "../message.ts";
import { insertionsOf, itemLine } from "./missingItems.ts";
import { entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import type { TickRequest } from "./personaTick.ts";
import { unlessLost } from "./readBack.ts";
import { keyId, type Tick } from "./tick.ts";

export interface Update {
  readonly tick: Tick;
  /** How many items the file gets. */
  readonly added: number;
}

/** Line ends in the new text are `\n`. Refused when there is no file, or no place where an item would be read. */
export function updateChecklist({ file, persona }: Pick<TickRequest, "file" | "persona">): Update {
  if (!file) {
    const told = message("There is no checklist to bring up to date; the first tick makes one.");
    return { tick: { kind: "refused", message: told }, added: 0 };
  }
  const sections = personaChecklistOf(persona, file);
  const missing = entriesOf(sections).flatMap(({ inFile, key }) => (inFile ? [] : [key]));
  const edits = insertionsOf(file, sections, new Set(missing.map(keyId)), ({ text }) => [itemLine(" ", text)]);
  return { tick: unlessLost(edits, file, missing, "open"), added: missing.length };
}
