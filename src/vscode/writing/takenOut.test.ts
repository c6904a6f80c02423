// What edits in the editor take out, and who has to be told of it when the text is saved.
import { expect, test } from "vitest";
import { addEach, clicked, gardener, markedBehind, open } from "../../../test/support/writtenTicks.ts";
import { checklistFileOf } from "../../core/checklist/personaChecklist.ts";
import { tickOf } from "../../core/checklist/personaTick.ts";
import { rangeOf } from "../../core/text.ts";
import type { Edited } from "./edited.ts";
import type { Change } from "./makeAgain.ts";
import { WrittenChanges } from "./writtenChanges.ts";

test.each([
  ["the whole text", ["- [ ] a", "- [ ] b", "- [X] d", ""], 1],
  ["the line, and another one", ["- [ ] a", "Of an agent"], 1],
  ["the line by itself", ["- [ ] a", ""], 0],
])("an edit that leaves %s has overwritten a tick, or not", (_, lines, count) => {
  const { changes } = clicked("a");
  changes.noteEdit({ kind: "foreign", lines }, () => open);
  expect(changes.savedWithout(changes.missedIn(markedBehind), markedBehind)).toHaveLength(count);
  expect(changes.missedIn(markedBehind)).toEqual([]);
});

type Noted = readonly [edit: Edited, text: string];
const overwriting: Noted = [{ kind: "foreign", lines: ["- [ ] a", "- [ ] e"] }, `${open}- [ ] e\n`];
const beside: Noted = [{ kind: "foreign", lines: ["- [ ] a", "- [ ] e"] }, `- [X] a\n${open}- [ ] e\n`];
const letter: Noted = [{ kind: "letters", lines: ["- [ ] a"] }, open];
const undone: Noted = [{ kind: "by hand", lines: ["- [ ] a", "- [ ] e"] }, open];
const back: Noted = [{ kind: "letters", lines: ["- [X] a"] }, open.replace("[ ] a", "[X] a")];
const emptied: Noted = [{ kind: "by hand", lines: [""] }, ""];
const emptiedByOther: Noted = [{ kind: "foreign", lines: [""] }, ""];
const alone: Noted = [{ kind: "foreign", lines: ["- [ ] a"] }, open];
const elsewhere: Noted = [{ kind: "foreign", lines: ["- [X] d"] }, markedBehind];

test.each([
  ["is emptied by a letter, and edited beside others later", [letter, overwriting], 0],
  ["is undone, and edited beside others later", [undone, overwriting], 0],
  ["reads as one that was edited beside others, and is emptied by a letter later", [beside, letter], 0],
  ["is back, and is emptied by a letter later", [overwriting, back, letter], 0],
  ["is back, and overwritten again", [letter, back, overwriting], 1],
  ["went with all the text, and came in with another one", [emptied, overwriting], 1],
  ["went with all the text of an agent that writes it anew", [emptiedByOther, overwriting], 1],
  ["went with all the text, and is typed anew", [emptied, letter], 0],
  ["is emptied by an agent that goes on to other lines", [alone, elsewhere], 1],
  ["is emptied by an agent that comes from other lines", [elsewhere, alone], 1],
])("a box that %s is overwritten, or not", (_, edits: readonly Noted[], count) => {
  const { changes } = clicked("a");
  for (const [edit, text] of edits) changes.noteEdit(edit, () => text);
  expect(changes.savedWithout(changes.missedIn(markedBehind), markedBehind)).toHaveLength(count);
});

test("an item that an edit of many lines has only worded otherwise is not overwritten", () => {
  const { after, changes } = clicked("a", "b");
  const reworded = after.replaceAll("[X]", "[X] item");
  changes.noteEdit({ kind: "foreign", lines: reworded.split("\n") }, () => reworded);
  expect(changes.savedWithout(changes.missedIn(reworded), reworded)).toEqual([]);
});

test.each([
  ["comes in again with another text", [overwriting], 1],
  ["comes in again by itself", [alone], 0],
  ["stays away while others are edited", [[elsewhere[0], "- [X] d\n"] as Noted], 0],
])("of a box whose item went before a save and %s so many are lost", (_, edits, count) => {
  const { changes } = clicked("a");
  changes.noteEdit(emptied[0], () => emptied[1]);
  expect(changes.savedWithout(changes.missedIn(""), "")).toEqual([]);
  changes.saved = "";
  expect(changes.missedIn("- [X] d\n")).toEqual([]);
  let now = "";
  for (const [edit, text] of edits) changes.noteEdit(edit, () => (now = text));
  expect(changes.savedWithout(changes.missedIn(now), now)).toHaveLength(count);
});

/** A persona's item is ticked; the text before that. */
function tickedBed() {
  const before = "---\npersona: gardener\n---\n\n# Gardener\n\n## Plan\n\n### Beds\n\n- [ ] Every bed has a size\n";
  const key = { place: "plan/beds", text: "every bed has a size", occurrence: 0 };
  const tick: Change = {
    make: (text = "") => tickOf({ ...gardener, keys: [key], file: checklistFileOf(text), done: true }),
    again: async () => {},
  };
  const changes = new WrittenChanges();
  addEach(changes, before, tick);
  return { before, changes };
}

test("an item of a persona that was deleted by hand is not missed when another program writes later", () => {
  const { before, changes } = tickedBed();
  const deleted = before.replace(/- \[ \].*\n/, "");
  changes.noteEdit({ kind: "by hand", lines: [""] }, () => deleted);
  expect(changes.savedWithout(changes.missedIn(deleted), deleted)).toEqual([]);
  changes.saved = deleted;
  expect(changes.fateIn(`${deleted}\nOf an agent\n`)).toBe("there");
  changes.noteEdit({ kind: "foreign", lines: [""] }, () => deleted);
  expect(changes.fateIn(`${before}\nOf an agent\n`)).toBe("swallowed");
});

test("an item of a persona that another program has taken out of the file is missed", () => {
  const { changes, before } = tickedBed();
  const without = before.replace(/- \[ \].*\n/, "");
  changes.noteEdit({ kind: "foreign", lines: [""] }, () => without);
  expect(changes.fateIn(without)).toBe("swallowed");
});

test("lines that a change has brought in are overwritten, too", () => {
  const changes = new WrittenChanges();
  const note: Change = {
    make: (text = "") => ({
      kind: "edit",
      edits: text.includes("noted") ? [] : [{ range: rangeOf(1, 0, 0), newText: "  noted\n" }],
    }),
    again: async () => {},
  };
  addEach(changes, open, note);
  changes.noteEdit({ kind: "foreign", lines: markedBehind.split("\n") }, () => markedBehind);
  expect(changes.savedWithout(changes.missedIn(markedBehind), markedBehind)).toEqual([note]);
});

test("what was overwritten and is ticked again with another letter is not lost", () => {
  const { changes } = clicked("a");
  changes.noteEdit(overwriting[0], () => overwriting[1]);
  const again = open.replace("[ ] a", "[x] a");
  expect(changes.savedWithout(changes.missedIn(again), again)).toEqual([]);
});

test("what was overwritten and made again is taken back by who takes it out by itself", () => {
  const { after, all, changes } = clicked("a");
  changes.noteEdit(overwriting[0], () => overwriting[1]);
  changes.add(all, { before: open, after });
  expect(changes.savedWithout(changes.missedIn(open), open)).toEqual([]);
});
