// A change of a persona's checklist is read again before it is written: what an item's lines swallow, or what they are
// swallowed by, shows only then.
import { message } from "../message.ts";
import { applyEdits, type TextEdit } from "../text.ts";
import type { State } from "./checklist.ts";
import { type ChecklistFile, checklistFileOf } from "./personaChecklist.ts";
import { type ItemKey, keyId, type PlacedItem, type Tick } from "./tick.ts";

/** The first item of `before` that `after` does not have at its depth. */
export function lostItem(before: ChecklistFile, after: ChecklistFile): ItemKey | undefined {
  const items = new Map(after.items.map((item) => [keyId(item.key), item]));
  const isLost = ({ key, depth }: PlacedItem) => items.get(keyId(key))?.depth !== depth;
  return before.items.find(isLost)?.key;
}

/** Refused when in the text that `edits` make one of `keys` would not be read in that state, or another item not in its place. */
export function unlessLost(
  edits: readonly TextEdit[],
  file: ChecklistFile,
  keys: readonly ItemKey[],
  state: State,
): Tick {
  const after = checklistFileOf(applyEdits(file.markdown.source, edits));
  const states = new Map(after.items.map((item) => [keyId(item.key), item.state]));
  const lost = keys.find((key) => states.get(keyId(key)) !== state) ?? lostItem(file, after);
  return lost ? noPlace(file, lost) : { kind: "edit", edits };
}

/** That an item cannot be written so that it is read again, with the reason where it is known. */
export function noPlace({ markdown }: ChecklistFile, { text }: ItemKey): Tick {
  const open = markdown.hidden.find(({ closed }) => !closed);
  const told = open
    ? message(
        "“{0}” cannot be put in its place: the code fence or comment in line {1} is never closed; nothing was changed.",
        text,
        open.line + 1,
      )
    : message("“{0}” cannot be put in its place in the checklist; nothing was changed.", text);
  return { kind: "refused", message: told };
}
