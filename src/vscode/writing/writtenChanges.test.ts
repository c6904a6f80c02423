import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { tickInDocument } from "../../core/checklist/documentChecklist.ts";
import { markNotApplicable } from "../../core/checklist/markNotApplicable.ts";
import { checklistFileOf } from "../../core/checklist/personaChecklist.ts";
import { tickOf } from "../../core/checklist/personaTick.ts";
import { withTick } from "../../core/checklist/tick.ts";
import { parsePersona } from "../../core/persona/parsePersona.ts";
import { rangeOf } from "../../core/text.ts";
import type { Edited } from "./edited.ts";
import type { Change } from "./makeAgain.ts";
import { WrittenChanges } from "./writtenChanges.ts";

const gardener = { persona: parsePersona(personaText), personaKey: "gardener", featureName: "001-garden" };
const open = "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n";
const markedBehind = open.replace("[ ] d", "[X] d");

const ticking = (name: string) => changing(name, true);
const unticking = (name: string) => changing(name, false);

function changing(text: string, done: boolean, place = ""): Change {
  return {
    make: (source) => tickInDocument(source ?? "", [{ place, text, occurrence: 0 }], done),
    again: async () => {},
  };
}

/** As after a click on the boxes of `names` at once. */
function clicked(...names: readonly string[]) {
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

function madeOf({ make }: Change, text: string): string {
  return withTick(text, make(text));
}

test("one of several boxes that were ticked at once is taken back: the others are still looked after", () => {
  const { after, all, changes, takeBack } = clicked("a", "b", "c");
  takeBack(after.replace("[X] b", "[ ] b"));
  expect(changes.fateIn(markedBehind)).toBe("swallowed");
  expect(changes.missedIn(markedBehind)).toEqual([all[0], all[2]]);
  expect(changes.asked).toEqual([all[0], all[2]]);
});

test("all that was ticked is taken back: nothing is looked after any more", () => {
  const { changes, takeBack } = clicked("a", "b");
  takeBack(open);
  expect(changes.asked).toEqual([]);
  expect(changes.missedIn(markedBehind)).toEqual([]);
});

test("a box that was emptied and written otherwise is not looked after any more", () => {
  const { after, changes, takeBack } = clicked("a");
  const emptied = after.replace("- [X] a", "* [ ] a");
  takeBack(emptied);
  expect(changes.fateIn(emptied.replace("*", "-").replace("[ ] d", "[X] d"))).toBe("there");
});

test("a tick that a formatter writes otherwise is still looked after", () => {
  const { after, changes, takeBack } = clicked("a");
  takeBack(after.replace("[X]", "[x]"));
  expect(changes.fateIn(after.replace("[X]", "[x]"))).toBe("there");
  expect(changes.fateIn(markedBehind)).toBe("swallowed");
  expect(changes.fateIn(`${after.replace("[X]", "[x]")}- [ ] a\n`)).toBe("there");
});

test("a tick that a save has taken back for a moment is judged by the text that had it, although another came since", () => {
  const { changes } = clicked("a");
  const second = ticking("b");
  const after = madeOf(second, open);
  changes.add([second], { before: open, after });
  expect(changes.fateIn(after)).toBe("taken back");
  expect(changes.fateIn(after.replace("[ ] d", "[X] d"))).toBe("swallowed");
});

const twice = `## One\n\n${open}\n## Two\n\n${open}`;

const twin = (place: string, done: boolean) => changing("a", done, place);

/** Notes that each was written by itself, into what the file said by then. */
function addEach(changes: WrittenChanges, before: string, ...all: readonly Change[]): string {
  return all.reduce((text, change) => {
    const after = madeOf(change, text);
    changes.add([change], { before: text, after });
    return after;
  }, before);
}

test("an item that reads as another one is still looked after when that one is unticked", () => {
  const changes = new WrittenChanges();
  addEach(changes, twice, twin("one", true), twin("two", true), twin("two", false));
  expect(changes.fateIn(twice.replace("[ ] d", "[X] d"))).toBe("swallowed");
});

test("an untick and a tick of items that read the same are looked after when they were written at once", () => {
  const before = twice.replace("[ ] a", "[X] a");
  const both = [twin("one", false), twin("two", true)];
  const after = both.reduce((text, change) => madeOf(change, text), before);
  const changes = new WrittenChanges();
  changes.add(both, { before, after });
  expect(changes.fateIn(after)).toBe("there");
  expect(changes.fateIn(before.replace("[ ] d", "[X] d"))).toBe("swallowed");
});

test("it is so when it is missing by then and nobody knows why", () => {
  const changes = new WrittenChanges();
  addEach(changes, twice, twin("one", true), twin("two", true));
  const stale = twice.replace("[ ] d", "[X] d").replace("## Two\n\n- [ ] a", "## Two\n\n- [X] a");
  const after = addEach(changes, stale, twin("two", false));
  expect(changes.fateIn(after)).toBe("swallowed");
});

test("a tick that a formatter has written otherwise and that is taken back is not looked after any more", () => {
  const { after, changes, takeBack } = clicked("a");
  const formatted = after.replace("- [X] a", "* [x] a");
  takeBack(formatted);
  const unticked = addEach(changes, formatted, unticking("a"));
  expect(changes.fateIn(unticked.replace("[ ] d", "[X] d"))).toBe("there");
});

test("what is unticked and ticked again, with another letter, is there in a text that has the first letter", () => {
  const done = open.replace("[ ] a", "[x] a");
  const changes = new WrittenChanges();
  addEach(changes, done, unticking("a"), ticking("a"));
  expect(changes.fateIn(done)).not.toBe("swallowed");
  expect(changes.fateIn(`${done}- [ ] e\n`)).not.toBe("swallowed");
});

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

test("of items that came in with one click, one is unticked: the others are not missed", () => {
  const changing = (done: boolean, ...texts: readonly string[]): Change => {
    const keys = texts.map((each) => ({ place: "plan/beds", text: each, occurrence: 0 }));
    const make = (text = "") => tickOf({ ...gardener, file: checklistFileOf(text), keys, done });
    return { make, again: async () => {} };
  };
  const before = "---\npersona: gardener\n---\n\n# Gardener checklist: 001-garden\n";
  const texts = ["every bed has a size", "paths are named"];
  const after = madeOf(changing(true, ...texts), before);
  const changes = new WrittenChanges();
  changes.add(
    texts.map((each) => changing(true, each)),
    { before, after },
  );
  expect(changes.fateIn(after)).toBe("there");
  const unticked = addEach(changes, after, changing(false, "paths are named"));
  expect(changes.fateIn(unticked)).toBe("there");
  expect(changes.fateIn(unticked.replace("[x] Every bed", "[ ] Every bed").replace("[ ] Paths", "[-] Paths"))).toBe(
    "swallowed",
  );
});

test("an item that came in, was marked as not applicable and unticked is not missed", () => {
  const before = "---\npersona: gardener\n---\n\n# Gardener\n\n## Plan\n\n### Beds\n\n- [ ] Every bed has a size\n";
  const item = { ...gardener, key: { place: "plan/beds", text: "paths are named", occurrence: 0 } };
  const ticking = (done: boolean): Change => ({
    make: (text = "") => tickOf({ ...gardener, keys: [item.key], file: checklistFileOf(text), done }),
    again: async () => {},
  });
  const marking: Change = {
    make: (text = "") => markNotApplicable({ ...item, file: checklistFileOf(text) }, "a lawn"),
    again: async () => {},
  };
  const changes = new WrittenChanges();
  const after = addEach(changes, before, ticking(true), marking, ticking(false));
  expect(after).toContain("- [ ] Paths are named");
  expect(changes.fateIn(after)).toBe("there");
});
