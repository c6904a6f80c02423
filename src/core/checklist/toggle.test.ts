import { expect, test } from "vitest";
import { applyEdits, type Range, rangeOf } from "../text.ts";
import { toggleIn } from "./toggle.ts";

const lines = [
  "# Tasks",
  "",
  "- [ ] T001 One",
  "  with a second line",
  "  - [X] nested",
  "- [~] T002 Two",
  "- [X] T003 Three",
  "",
  "```",
  "- [ ] T004 in a fence",
  "```",
];
const text = lines.join("\n");
const cursor = (line: number): Range => rangeOf(line, 0, 0);
const from = (start: number, end: number, character = 1): Range => ({
  start: { line: start, character: 0 },
  end: { line: end, character },
});

/** The lines that change, as they are afterwards. */
function changed(...selections: readonly Range[]): readonly string[] | undefined {
  const toggle = toggleIn(text, selections);
  const after = toggle && applyEdits(text, toggle.edits).split("\n");
  return after?.filter((line, index) => line !== lines[index]);
}

test("a cursor toggles the item that it is in, also on a line that belongs to it", () => {
  expect(changed(cursor(2))).toEqual(["- [X] T001 One"]);
  expect(changed(cursor(3))).toEqual(["- [X] T001 One"]);
  expect(changed(cursor(4))).toEqual(["  - [ ] nested"]);
});

test("selected lines are all ticked while one of them is open, then all unticked", () => {
  expect(changed(from(2, 6))).toEqual(["- [X] T001 One"]);
  expect(changed(from(4, 6))).toEqual(["  - [ ] nested", "- [ ] T003 Three"]);
  expect(changed(from(2, 6, 0), cursor(6))).toEqual(["- [X] T001 One"]);
});

test("a selection of whole lines does not reach into the next one", () => {
  expect(changed(from(5, 6, 0))).toEqual(["- [X] T002 Two"]);
});

test("a mark that somebody put is only ticked when nothing else is selected", () => {
  expect(changed(cursor(5))).toEqual(["- [X] T002 Two"]);
  expect(changed(from(5, 6))).toEqual(["- [ ] T003 Three"]);
});

test("there is nothing to toggle in code, in prose and outside the document", () => {
  for (const line of [0, 1, 9, 99]) expect(changed(cursor(line))).toBeUndefined();
});

test("the mark is the document's own; a persona's checklist begins with x, others with X", () => {
  const mark = (source: string) => toggleIn(source, [rangeOf(source.split("\n").length - 1, 0, 0)])?.edits[0]?.newText;
  expect(mark("- [ ] a")).toBe("X");
  expect(mark("- [x] b\n- [ ] a")).toBe("x");
  expect(mark("---\npersona: backend-developer\n---\n- [ ] a")).toBe("x");
});
