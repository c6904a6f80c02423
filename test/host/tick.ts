// Ticks one item of a persona's checklist as the sidebar does.
import type { Uri } from "vscode";
import { checklistFileOf } from "../../src/core/checklist/personaChecklist.ts";
import { tickOf } from "../../src/core/checklist/personaTick.ts";
import type { ItemKey } from "../../src/core/checklist/tick.ts";
import type { PersonaEntry } from "../../src/core/persona/catalog.ts";
import { tickItem } from "../../src/vscode/writing/ticks.ts";

/** Why nothing was written; `undefined` when it was. */
export function tickPersonaItem(
  uri: Uri,
  { key: personaKey, persona }: Pick<PersonaEntry, "key" | "persona">,
  key: ItemKey,
  done: boolean,
): Promise<string | undefined> {
  const request = { persona, personaKey, featureName: "003-user-login", keys: [key], done };
  return tickItem(uri, (text) => tickOf({ ...request, file: text === undefined ? undefined : checklistFileOf(text) }));
}
