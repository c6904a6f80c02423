// Ticks in a list of four items, and what is noted of them.
import { tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import { withTick } from "../../src/core/checklist/tick.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
import type { Change } from "../../src/vscode/writing/makeAgain.ts";
import { WrittenChanges } from "../../src/vscode/writing/writtenChanges.ts";
import { personaText } from "./personaText.ts";

export const gardener = { persona: parsePersona(personaText), personaKey: "gardener", featureName: "001-garden" };
export const open = "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n";
export const markedBehind = open.replace("[ ] d", "[X] d");

export const ticking = (name: string) => changing(name, true);
export const unticking = (name: string) => changing(name, false);

export function changing(text: string, done: boolean, place = ""): Change {
  return {
    make: (source) => tickInDocument(source ?? "", [{ place, text, occurrence: 0 }], done),
    again: async () => {},
  };
}

/** As after a click on the boxes of `names` at once. */
export function clicked(...names: readonly string[]) {
  const [changes, all] = [new WrittenChanges(), names.map(ticking)];
  const after = all.reduce((text, change) => madeOf(change, text), open);
  changes.add(all, { before: open, after });
  changes.noteAsked(all);
  const takeBack = (text: string) => {
    changes.takeBack(changes.missedIn(text), text);
    changes.saved = text;
  };
  return { all, changes, after, takeBack };
}

export function madeOf({ make }: Change, text: string): string {
  return withTick(text, make(text));
}

/** Notes that each was written by itself, into what the file said by then. */
export function addEach(changes: WrittenChanges, before: string, ...all: readonly Change[]): string {
  return all.reduce((text, change) => {
    const after = madeOf(change, text);
    changes.add([change], { before: text, after });
    return after;
  }, before);
}
