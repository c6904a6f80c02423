import { expect, test } from "vitest";
import {
  addEach,
  changing,
  clicked,
  gardener,
  madeOf,
  markedBehind,
  open,
  ticking,
  unticking,
} from "../../../test/support/writtenTicks.ts";
import { markNotApplicable } from "../../core/checklist/markNotApplicable.ts";
import { checklistFileOf } from "../../core/checklist/personaChecklist.ts";
import { tickOf } from "../../core/checklist/personaTick.ts";
import type { Change } from "./makeAgain.ts";
import { WrittenChanges } from "./writtenChanges.ts";

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
