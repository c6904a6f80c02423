// How the links of evidence change when their checklist moves.
import { expect, test } from "vitest";
import { applyEdits } from "../text.ts";
import { movedLinks } from "./evidence.ts";
import { checklistFileOf } from "./personaChecklist.ts";

function moved(text: string, move: Parameters<typeof movedLinks>[2]): string {
  const { items, markdown } = checklistFileOf(text);
  return applyEdits(text, movedLinks(markdown, items, move));
}

test("evidence leads to its place from the archive too, and nothing else changes", () => {
  const lines = (up: string) => [
    "- [ ] a",
    `  - Evidence: [x \\[y\\](z)](${up}../plan.md#L1): "[w](../v.md)"`,
    `  - **Evidence**: [b](<${up}b.md>)`,
    "  - note [c](../c.md)",
    "- [x] d",
    `  * Evidence: [e](${up}../../e.ts)`,
    "  - Evidence: [web](https://host/)",
    "",
  ];
  const text = lines("").join("\r\n");
  const move = { from: "/w/1/personas/g.md", to: "/w/1/personas/archive/g-2026-11-25.md" };
  expect(moved(text, move)).toBe(lines("../").join("\r\n"));
});

test.each([
  ["requirements.md", "../../checklists/requirements.md", "/f/checklists/g.md", "/f/personas/archive/g.md"],
  ["./b%20c.md?x#L3", "../checklists/b%20c.md?x#L3", "/f/checklists/g.md", "/f/personas/g.md"],
  ["../plan.md#L3", "../plan.md#L3", "/f/checklists/g.md", "/f/personas/g.md"],
  ["h.md", "h.md", "/f/personas/g.md", "/f/checklists/g.md"],
  ["gr%C3%B6%C3%9Fe.md#L3", "gr%C3%B6%C3%9Fe.md#L3", "/f/personas/g.md", "/f/checklists/g.md"],
  ["gr%C3%B6%C3%9Fe.md#L3", "../../checklists/gr%C3%B6%C3%9Fe.md#L3", "/f/personas/g.md", "/f/personas/archive/g.md"],
  ["./../1/../plan.md", "./../1/../plan.md", "/f/personas/g.md", "/f/checklists/g.md"],
  ["../checklists/r.md", "../checklists/r.md", "/f/personas/g.md", "/f/checklists/g.md"],
  ["../../../../out.md", "../../../../out.md", "/f/personas/g.md", "/f/personas/archive/g.md"],
])("a link to %s is %s where the checklist goes from %s to %s", (before, after, from, to) => {
  const text = (target: string) => `- [x] a\n  - Evidence: [b](${target}): "c"\n`;
  const goesTo = (path: string) => path.replace(/^\/f\/personas\/(h|größe)\.md$/, "/f/checklists/$1.md");
  expect(moved(text(before), { from, to, goesTo })).toBe(text(after));
});
