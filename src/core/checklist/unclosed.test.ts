import { expect, test } from "vitest";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import { unclosedProblemsIn, unclosedProblemsOf } from "./unclosed.ts";

const read = (...lines: readonly string[]) => unclosedProblemsOf(markdownOf(lines.join("\n")), "checklist");

test("a fence of a checklist that never closes is a warning at its first line, and says what it hides", () => {
  const problems = read("- [ ] a", "", "```", "- [ ] b", "- [ ] c");
  expect(problems).toMatchObject([
    {
      code: "checklist.unclosed-fence",
      severity: "warning",
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } },
    },
  ]);
  expect(problems.map(({ message }) => english(message))).toEqual([
    "This code fence is never closed: lines 3 to 5 are read as code.",
  ]);
});

test("so is a comment, and so is a fence that ends with its item", () => {
  expect(read("- [ ] a", "<!-- b", "- [ ] c").map(({ code }) => code)).toEqual(["checklist.unclosed-comment"]);
  expect(read("- [ ] a", "  ```", "- [ ] b").map(({ code }) => code)).toEqual(["checklist.unclosed-fence"]);
});

test("what is closed is no problem", () => {
  expect(read("```", "- [ ] a", "```", "", "<!-- b -->", "", "    - [ ] c")).toEqual([]);
});

test("in a feature those documents are looked at whose items count", () => {
  const codes = (path: string) => unclosedProblemsIn(path, "```\n- [ ] a").map(({ code }) => code);
  expect(codes("tasks.md")).toEqual(["tasks.unclosed-fence"]);
  expect(codes("checklists/security.md")).toEqual(["checklist.unclosed-fence"]);
  expect(codes("personas/gardener.md")).toEqual(["checklist.unclosed-fence"]);
  expect(["spec.md", "personas/archive/gardener.md", "old/tasks.md"].flatMap(codes)).toEqual([]);
});
