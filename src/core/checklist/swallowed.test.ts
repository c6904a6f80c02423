import { expect, test } from "vitest";
import { rangeOf } from "../text.ts";
import { tickInDocument } from "./documentChecklist.ts";
import { fateOf } from "./swallowed.ts";
import type { Tick } from "./tick.ts";

const open = "- [ ] a\n- [ ] b\n- [ ] c\n";
const change = (name: string, done: boolean) => ({
  make: (text: string) => tickInDocument(text, [{ place: "", text: name, occurrence: 0 }], done),
  adds: false,
});

test.each([
  ["another's tick in the place of ours", "- [ ] a\n- [x] b\n- [ ] c\n", "swallowed"],
  ["both ticks", "- [X] a\n- [x] b\n- [ ] c\n", "there"],
  ["ours alone", "- [X] a\n- [ ] b\n- [ ] c\n", "there"],
  ["our tick taken back", open, "taken back"],
  ["another's line in the place of our tick", "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "swallowed"],
  ["another's line and our tick", "- [X] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "there"],
  ["another branch's file", "# Other\n", "gone"],
])("with %s in the file", (_, now, expected) => {
  expect(fateOf(open.replace("[ ] a", "[X] a"), now, [change("a", true)])).toBe(expected);
});

test("what was ticked and unticked again is not missed", () => {
  const changes = [change("a", true), change("a", false)];
  expect(fateOf(open, open.replace("[ ] b", "[x] b"), changes)).toBe("there");
});

test("a line that was added is missed, beside a tick too", () => {
  const note = "- [ ] a\n  a note\n";
  const edits = [{ range: rangeOf(1, 0, 0), newText: "  a note\n" }];
  const add = { make: (text: string): Tick => ({ kind: "edit", edits: text.includes(note) ? [] : edits }), adds: true };
  const saved = open.replace("- [ ] a\n", note);
  expect(fateOf(saved, open, [add])).toBe("taken back");
  expect(fateOf(saved, open.replace("[ ] b", "[x] b"), [add])).toBe("swallowed");
  expect(fateOf(saved, saved.replace("[ ] b", "[x] b"), [add, change("c", false)])).toBe("there");
  expect(fateOf(saved, open.replace("[ ] b", "[x] b"), [change("c", true), add])).toBe("swallowed");
});
