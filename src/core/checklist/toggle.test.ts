import { expect, test } from "vitest";
import { type Range, rangeOf } from "../text.ts";
import { tickInDocument } from "./documentChecklist.ts";
import { withTick } from "./tick.ts";
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

/** The text as it is afterwards; `undefined` where nothing is toggled. */
function toggled(source: string, selections: readonly Range[]): string | undefined {
  const toggle = toggleIn(source, selections);
  const keys = toggle?.items.map(({ key }) => key);
  return toggle && keys && withTick(source, tickInDocument(source, keys, toggle.done));
}

/** The lines that change, as they are afterwards. */
function changed(...selections: readonly Range[]): readonly string[] | undefined {
  const after = toggled(text, selections)?.split("\n");
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
  const last = (source: string) =>
    toggled(source, [rangeOf(source.split("\n").length - 1, 0, 0)])
      ?.split("\n")
      .at(-1);
  expect(last("- [ ] a")).toBe("- [X] a");
  expect(last("- [x] b\n- [ ] a")).toBe("- [x] a");
  expect(last("---\npersona: backend-developer\n---\n- [ ] a")).toBe("- [x] a");
});

test("an item that does not apply is open and has its text again, in a persona's checklist", () => {
  const item = "- [x] ~~a~~ (N/A: no b)";
  expect(toggled(item, [cursor(0)])).toBe("- [ ] ~~a~~ (N/A: no b)");
  const front = "---\npersona: backend-developer\n---\n";
  expect(toggled(`${front}${item}`, [cursor(3)])).toBe(`${front}- [ ] a`);
});

test("of several items those that do not apply stay so, unless nothing else is selected", () => {
  const lines = ["- [x] a", "- [x] ~~b~~ (N/A: no c)", "- [x] d"];
  const untick = (...selections: readonly Range[]) =>
    toggled(`---\npersona: gardener\n---\n${lines.join("\n")}`, selections)
      ?.split("\n")
      .slice(3);
  expect(untick(from(3, 5))).toEqual(["- [ ] a", "- [x] ~~b~~ (N/A: no c)", "- [ ] d"]);
  expect(untick(cursor(4))).toEqual(["- [x] a", "- [ ] b", "- [x] d"]);
});
