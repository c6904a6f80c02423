import { expect, test } from "vitest";
import { applyEdit } from "../text.ts";
import { itemGroupsOf, tickInDocument } from "./documentChecklist.ts";

const tasks = [
  "# Tasks",
  "",
  "## Setup",
  "",
  "- [X] T001 Dig",
  "- [ ] T002 Rake",
  "",
  "## Notes",
  "",
  "text",
  "",
  "## Story",
  "",
  "- [~] T002 Rake",
  "",
].join("\n");
const keyOf = (text: string, at: number) => {
  const item = itemGroupsOf(text).flatMap(({ items }) => items)[at];
  if (!item) throw new Error(`no item ${at}`);
  return item.key;
};
const after = (text: string, at: number, done: boolean) => {
  const tick = tickInDocument(text, [keyOf(text, at)], done);
  return tick.kind === "edit" ? tick.edits.reduceRight(applyEdit, text) : tick.kind;
};

test("items are grouped by the nearest heading, headings without items left out", () => {
  expect(itemGroupsOf(tasks).map(({ title, line, items }) => [title, line, items.length])).toEqual([
    ["Setup", 4, 2],
    ["Story", 13, 1],
  ]);
});

test("a tick changes one character, with the mark that the file uses", () => {
  expect(after(tasks, 1, true)).toBe(tasks.replace("- [ ] T002", "- [X] T002"));
  expect(after(tasks, 0, false)).toBe(tasks.replace("- [X] T001", "- [ ] T001"));
});

test("of two items with the same text the one under its heading is ticked", () => {
  expect(after(tasks, 2, true)).toBe(tasks.replace("[~]", "[X]"));
});

test("an item that went, or whose box is malformed, is refused", () => {
  expect(tickInDocument(tasks.replace("Rake", "Hoe"), [keyOf(tasks, 1)], true).kind).toBe("refused");
  const malformed = "- [] T001 Dig\n";
  expect(tickInDocument(malformed, [keyOf(malformed, 0)], true).kind).toBe("refused");
});
