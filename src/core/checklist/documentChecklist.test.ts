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
  const item = itemGroupsOf("checklists/x.md", text).flatMap(({ items }) => items)[at];
  if (!item) throw new Error(`no item ${at}`);
  return item.key;
};
const after = (text: string, at: number, done: boolean) => {
  const tick = tickInDocument(text, [keyOf(text, at)], done);
  return tick.kind === "edit" ? tick.edits.reduceRight(applyEdit, text) : tick.kind;
};

test("items are grouped by the nearest heading, headings without items left out", () => {
  expect(itemGroupsOf("checklists/x.md", tasks).map(({ title, line, items }) => [title, line, items.length])).toEqual([
    ["Setup", 4, 2],
    ["Story", 13, 1],
  ]);
});

const groupsOf = (...lines: readonly string[]) =>
  itemGroupsOf("tasks.md", lines.join("\n")).map(({ title, items }) => [title, items.map(({ text }) => text)]);

test("in tasks.md they are grouped by phase, whatever headings stand below it", () => {
  const phases = ["## Phase 3: User Story 1", "### Tests", "- [ ] T001 a", "### Implementation", "- [ ] T002 b"];
  const groups = groupsOf("# Tasks", ...phases, "## Phase 4: User Story 2", "### Implementation", "- [ ] T003 c");
  expect(groups).toEqual([
    ["Phase 3: User Story 1", ["T001 a", "T002 b"]],
    ["Phase 4: User Story 2", ["T003 c"]],
  ]);
});

test("equal headings below headings that are no phases are told apart", () => {
  const [backend, frontend] = groupsOf(
    ...["# Tasks", "## Backend", "### Implementation", "- [ ] T001 a"],
    ...["## Frontend", "### Implementation", "- [ ] T002 b"],
  );
  expect([backend?.[0], frontend?.[0]]).toEqual(["Backend · Implementation", "Frontend · Implementation"]);
});

test("tasks above every heading but the title stand in no group", () => {
  expect(groupsOf("# Tasks", "- [ ] T001 a")).toEqual([["", ["T001 a"]]]);
});

test("boxes in tasks.md that are no tasks do not count, but tasks without ids do", () => {
  const countsOf = (...lines: readonly string[]) =>
    itemGroupsOf("tasks.md", lines.join("\n")).map(({ title, items, counted }) => [
      title,
      items.length,
      counted.length,
    ]);
  const counts = countsOf("## Setup", "- [ ] T001 a", "  - [ ] b", "- [ ] c", "## Done when", "- [ ] it runs");
  expect(counts).toEqual([
    ["Setup", 3, 1],
    ["Done when", 1, 0],
  ]);
  expect(countsOf("## Setup", "- [ ] a", "  - [ ] b", "- [ ] c")).toEqual([["Setup", 3, 2]]);
});

test("each task of tasks.md can be ticked by its key, boxes among them that are no tasks", () => {
  const text = "- [ ] T001 a\n\n## Setup\n\n- [ ] rake\n- [ ] T002 b\n- [ ] T002 b\n";
  for (const { key } of itemGroupsOf("tasks.md", text).flatMap(({ items }) => items)) {
    expect(tickInDocument(text, [key], true)).toMatchObject({ kind: "edit", edits: [{ newText: "X" }] });
  }
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

test("a long checklist is read in time that grows with its length", () => {
  const start = performance.now();
  const text = Array.from({ length: 20_000 }, (_, index) => `## h${index}\n- [ ] x${index}`).join("\n");
  expect(itemGroupsOf("checklists/a.md", text)).toHaveLength(20_000);
  expect(performance.now() - start).toBeLessThan(15_000);
});

test("a tick leaves a byte-order mark, every line end and a comment behind the item as they are", () => {
  const text = "\uFEFF- [ ] T001 a <!-- b -->\r\n- [x] T002 c\n- [~] T003 d\r- [✔️] T004 e";
  expect(after(text, 0, true)).toBe(text.replace("[ ]", "[x]"));
  expect(after(text, 2, true)).toBe(text.replace("[~]", "[x]"));
  expect(after(text, 3, false)).toBe(text.replace("[✔️]", "[ ]"));
});

const login = ["- [ ] Login", "  - [ ] Write tests"];
const logout = ["- [ ] Logout", "  - [ ] Write tests"];
const lines = (...all: readonly (readonly string[])[]) => `${all.flat().join("\n")}\n`;
/** What a click on the item at `at` of `shown` makes of the text that the file has by then. */
const clicked = (shown: string, at: number, now: string) => {
  const tick = tickInDocument(now, [keyOf(shown, at)], true);
  return tick.kind === "edit" ? tick.edits.reduceRight(applyEdit, now) : tick.kind;
};
const ticked = (block: readonly string[]) => block.map((line) => line.replace("  - [ ]", "  - [X]"));

test("of items with the same text the one that was clicked is ticked, also when the others move, come or go", () => {
  const shown = lines(login, logout);
  expect(clicked(shown, 3, lines(logout, login))).toBe(lines(ticked(logout), login));
  expect(clicked(shown, 3, lines(["- [ ] New", "  - [ ] Write tests"], login, logout))).toBe(
    lines(["- [ ] New", "  - [ ] Write tests"], login, ticked(logout)),
  );
  expect(clicked(shown, 3, lines(logout))).toBe(lines(ticked(logout)));
  expect(clicked(shown, 1, lines(logout))).toBe("refused");
});

test("items that nothing tells apart are ticked by their number while there are as many as before", () => {
  const same = ["- [ ] a", "- [ ] a", "- [ ] a"];
  expect(clicked(lines(same), 2, lines(same))).toBe(lines(["- [ ] a", "- [ ] a", "- [X] a"]));
  expect(clicked(lines(same), 2, lines(same, same))).toBe("refused");
  expect(clicked(lines(["- [ ] a"]), 0, lines(same))).toBe("refused");
});
