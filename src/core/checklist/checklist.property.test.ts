import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checklistTexts, noise } from "../../../test/support/markdownTexts.ts";
import { markdownOf } from "../markdown.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { type ChecklistItem, checklistOf, sameText } from "./checklist.ts";
import { itemGroupsOf } from "./documentChecklist.ts";

/** What stands between the brackets at the item's place, with them. */
const boxAt = (lines: readonly string[], { line, markCharacter, mark }: ChecklistItem) =>
  lines[line]?.slice(markCharacter - 1, markCharacter + mark.length + 1);

test("any text is read, and each item's place is that of a box with its mark", () => {
  fc.assert(
    fc.property(fc.oneof(noise, checklistTexts), (text) => {
      const markdown = markdownOf(text);
      const items = checklistOf(markdown);
      const { tasks, boxes } = tasksOf(markdown);
      for (const item of [...items, ...tasks, ...boxes]) expect(boxAt(markdown.lines, item)).toBe(`[${item.mark}]`);
      const lines = items.map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      expect([...tasks, ...boxes].map(({ line }) => line).sort((a, b) => a - b)).toEqual(lines);
      for (const { line, endLine } of items) expect(line < endLine && endLine <= markdown.lines.length).toBe(true);
      for (const path of ["checklists/x.md", "tasks.md"])
        expect(itemGroupsOf(path, text).flatMap((group) => group.items)).toHaveLength(items.length);
    }),
    { numRuns: 5_000 },
  );
}, 60_000);

describe("a hostile text is read in time that grows with its length", () => {
  test.each([
    ["bullets nested in one line", "- ".repeat(50_000)],
    ["bullets nested in one line, with a box", `${"- ".repeat(50_000)}[ ] a`],
    ["quotes nested in one line", `${"> ".repeat(50_000)}- [ ] a`],
    [
      "items nested deeper and deeper",
      Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- [ ] a`).join("\n"),
    ],
    ["fences that never close", "```\n- [ ] a\n~~~\n".repeat(10_000)],
    ["comments that never close", "- [ ] a <!-- b\n".repeat(30_000)],
    ["comments that open before the last closes", `${"- [ ] a <!-- b\n".repeat(30_000)}-->`],
    ["backticks", `- [ ] ${"`a``".repeat(30_000)}<!--\n-->`],
    ["brackets", `- [ ] ${"[".repeat(100_000)}`],
    ["boxes in one line", `- ${"[ ] ".repeat(50_000)}`],
    ["spaces in the middle of two lines", `- [ ] a${" ".repeat(100_000)}b\n  c`],
    ["spaces at the end", `- [ ] a${" ".repeat(100_000)}`],
    ["spaces before a mark", `-${" ".repeat(100_000)}[ ] a`],
    ["points in the middle", `- [ ] a${".".repeat(100_000)}b`],
    ["strikes", `- [ ] ${"~~(N/A ".repeat(15_000)}`],
    ["strikes and spaces", `- [ ] ${"~~ ".repeat(30_000)}a`],
    ["marks round an id", `- [ ] ${"**".repeat(50_000)}T001 a`],
    ["ids", `- [ ] ${"T001–".repeat(20_000)}`],
    ["empty headings", "#\n- [ ] a\n".repeat(20_000)],
    ["headings of one line", `# ${"a ".repeat(50_000)}\n- [ ] a`],
    ["references", "[a]: /b\n".repeat(20_000)],
    ["references that go on", `- [x]: a${'"\n'.repeat(20_000)}`],
    ["tables", `|a|\n|-|\n${"|- [ ] a|\n".repeat(20_000)}`],
    ["carriage returns", "\r".repeat(100_000)],
    ["zero bytes", "\u0000".repeat(100_000)],
  ])("of %s", (_, text) => {
    const start = performance.now();
    const markdown = markdownOf(text);
    tasksOf(markdown);
    itemGroupsOf("tasks.md", text);
    for (const { text: written } of checklistOf(markdown)) sameText(written);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
