import { expect, test } from "vitest";
import { applyEdits, rangeOf } from "../text.ts";
import { tickInDocument } from "./documentChecklist.ts";
import { changedLines, fateOf, leftOf, missedOf, type WrittenChange } from "./swallowed.ts";
import type { Tick } from "./tick.ts";

const open = "- [ ] a\n- [ ] b\n- [ ] c\n";
const tick = (name: string, done: boolean) => (text: string) =>
  tickInDocument(text, [{ place: "", text: name, occurrence: 0 }], done);

/** The text with what `makes` make of `before`, and the changes. */
function written(before: string, ...makes: readonly ((text: string) => Tick)[]) {
  let saved = before;
  let changes: readonly WrittenChange[] = [];
  for (const make of makes) {
    const made = make(saved);
    const after = made.kind === "edit" ? applyEdits(saved, made.edits) : saved;
    const lines = changedLines(saved, after);
    const earlier = changes.flatMap((each) => {
      const left = leftOf(each.lines, lines);
      return left ? [{ ...each, lines: left }] : [];
    });
    changes = [...earlier, { make, lines }];
    saved = after;
  }
  return { saved, fate: (now: string) => fateOf(saved, now, missedOf(saved, now, changes)) };
}

test.each([
  ["another's tick in the place of ours", "- [ ] a\n- [x] b\n- [ ] c\n", "swallowed"],
  ["both ticks", "- [X] a\n- [x] b\n- [ ] c\n", "there"],
  ["ours alone", "- [X] a\n- [ ] b\n- [ ] c\n", "there"],
  ["our tick taken back", open, "taken back"],
  ["other line ends and no tick", open.replaceAll("\n", "\r\n"), "swallowed"],
  ["other line ends and our tick", "- [X] a\r\n- [ ] b\r\n- [ ] c\r\n", "there"],
  ["another's line in the place of our tick", "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "swallowed"],
  ["another's line and our tick", "- [X] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "there"],
  ["our item below another heading, written otherwise", "## Other\n\n  * [ ] A.\n  * [ ] b\n", "swallowed"],
  ["our tick written otherwise, and another's line", "* [x] a\n* [ ] b\n* [ ] c\n* [ ] d\n", "gone"],
  ["our item ticked below another heading", "## Done\n\n- [x] a\n\n## Other\n\n- [ ] b\n", "gone"],
  ["our item below another heading, without a box", "## Done\n\n- a\n\n## Other\n\n- [ ] b\n", "gone"],
  ["another branch's file", "# Other\n", "gone"],
])("with %s in the file", (_, now, expected) => {
  expect(written(open, tick("a", true)).fate(now)).toBe(expected);
});

test("what was ticked and unticked again is not missed", () => {
  const { fate } = written(open, tick("a", true), tick("a", false));
  expect(fate(open.replace("[ ] b", "[x] b"))).toBe("there");
});

test("a tick is missed although another line says the same", () => {
  const twice = `${open}\n## Again\n\n- [X] a\n`;
  const { fate, saved } = written(twice, tick("a", true));
  expect(saved).toBe(twice.replace("[ ] a", "[X] a"));
  expect(fate(twice.replace("[ ] b", "[x] b"))).toBe("swallowed");
});

test.each([
  ["the twin is ticked in its place", "- [ ] a\n- [ ] b\n- [ ] c\n\n## Again\n\n- [X] a\n"],
  ["another item is ticked", "- [ ] a\n- [x] b\n- [ ] c\n\n## Again\n\n- [ ] a\n"],
])("a tick is missed beside a twin of its item when %s", (_, now) => {
  expect(written(`${open}\n## Again\n\n- [ ] a\n`, tick("a", true)).fate(now)).toBe("swallowed");
});

test.each([
  ["other bullets", (text: string) => text.replaceAll("- [", "* [")],
  ["blanks at the ends", (text: string) => text.replaceAll("\n", " \n")],
  ["an indent", (text: string) => text.replace(/^/gm, " ").trimEnd()],
])("a tick is missed when who swallowed it also wrote %s", (_, reform) => {
  expect(written(open, tick("a", true)).fate(reform(open.replace("[ ] b", "[x] b")))).toBe("swallowed");
});

test("of several items that were ticked at once, those are missed that were not unticked since", () => {
  const both = (text: string) =>
    tickInDocument(
      text,
      ["a", "b"].map((name) => ({ place: "", text: name, occurrence: 0 })),
      true,
    );
  const { fate, saved } = written(open, both, tick("a", false));
  expect(fate(saved)).toBe("there");
  expect(fate(open.replace("[ ] c", "[x] c"))).toBe("swallowed");
});

test("a line that was added is missed, beside a tick too, but not in another file", () => {
  const note = "- [ ] a\n  a note\n";
  const add = (text: string): Tick =>
    text.startsWith("- [ ] a")
      ? { kind: "edit", edits: text.includes(note) ? [] : [{ range: rangeOf(1, 0, 0), newText: "  a note\n" }] }
      : { kind: "refused", message: { template: "", values: [] } };
  const { fate, saved } = written(open, add);
  expect(saved).toBe(open.replace("- [ ] a\n", note));
  expect(fate(open)).toBe("taken back");
  expect(fate(open.replace("[ ] b", "[x] b"))).toBe("swallowed");
  expect(fate(saved.replace("[ ] b", "[x] b"))).toBe("there");
  expect(fate("# Other\n")).toBe("gone");
  const both = written(open, tick("c", true), add);
  expect(both.fate(open.replace("[ ] b", "[x] b"))).toBe("swallowed");
  expect(both.fate(both.saved.replace("  a note\n", ""))).toBe("taken back");
});

test("a line that was taken away is missed when it comes back", () => {
  const { fate } = written(open, () => ({
    kind: "edit",
    edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, newText: "" }],
  }));
  expect(fate(open)).toBe("taken back");
  expect(fate(open.replace("[ ] b", "[x] b"))).toBe("swallowed");
});
