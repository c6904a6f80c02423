import { expect, test } from "vitest";
import { markdownOf } from "../markdown.ts";
import { checklistOf, sameText } from "./checklist.ts";

const read = (...lines: readonly string[]) => checklistOf(markdownOf(lines.join("\n")));

test("every bullet and number can carry a box", () => {
  const items = read("- [ ] a", "", "* [x] b", "", "+ [X] c", "", "1. [ ] d", "", "1) [ ] e");
  expect(items.map(({ text, state }) => [text, state])).toEqual([
    ["a", "open"],
    ["b", "done"],
    ["c", "done"],
    ["d", "open"],
    ["e", "open"],
  ]);
});

test("a tick in any form is done, and every other mark is kept as it is", () => {
  const items = read("- [✓] a", "- [✅] b", "- [✔️] c", "- [☑] c", "- [~] d", "- [-] e", "- [/] f", "- [?] g");
  expect(items.map(({ state }) => state)).toEqual(["done", "done", "done", "done", "other", "other", "other", "other"]);
  expect(items.map(({ mark }) => mark).join("")).toContain("~-/?");
});

test("the place of the mark is the one character that a tick changes", () => {
  const [nested] = read("1. [ ] a", "   -  [ ] b").slice(1);
  expect(nested).toMatchObject({ line: 1, markCharacter: 7, depth: 1 });
});

test("of items that begin in one line the innermost has the box", () => {
  expect(read("- 1. [x] a", "  2. [ ] b", "-     [ ] code")).toMatchObject([
    { line: 0, markCharacter: 6, depth: 1, state: "done", text: "a" },
    { line: 1, depth: 1, text: "b" },
  ]);
});

test("labels, links and boxes without text are no items", () => {
  expect(read("- [P] a", "- [US1] b", "- [x](url) c", "- [ ]d", "- [] e", "- []", "- T001 f", "[ ] g")).toEqual([]);
});

test("a malformed box is read where a task id follows", () => {
  expect(read("- [] T001 a", "- [ ]T002 b").map(({ malformed, state }) => [malformed, state])).toEqual([
    [true, "open"],
    [true, "open"],
  ]);
});

test("items in fences, comments, quotes and tables are none", () => {
  expect(read("```", "- [ ] a", "```", "<!-- - [ ] b", "- [ ] c -->", "", "> - [ ] d", "", "| - [ ] e |")).toEqual([]);
});

test("an item is known again through emphasis, case, space, strike and an N/A note", () => {
  const same = ["Plan `API` versioning", "plan  **API** versioning.", "~~Plan API versioning~~ (N/A: no public API)"];
  expect(new Set(same.map(sameText)).size).toBe(1);
  expect(sameText("~~Plan API versioning~~ (N/A: done by auth() )")).toBe("plan api versioning");
  expect(sameText("~~Plan API versioning~~ (N/A: open")).toBe("plan api versioning (n/a: open");
  expect(sameText("Plan API versions")).not.toBe(sameText("Plan API versioning"));
});
