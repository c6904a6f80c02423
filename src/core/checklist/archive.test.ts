import { expect, test } from "vitest";
import { applyEdits } from "../text.ts";
import { archivedLinks, archiveName } from "./archive.ts";
import { checklistFileOf } from "./personaChecklist.ts";

test("the name has the date, and a number while it is taken", () => {
  expect(archiveName("gardener", "2026-11-25", new Set())).toBe("gardener-2026-11-25.md");
  const taken = new Set(["gardener-2026-11-25.md", "gardener-2026-11-25-2.md"]);
  expect(archiveName("gardener", "2026-11-25", taken)).toBe("gardener-2026-11-25-3.md");
});

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
  expect(applyEdits(text, archivedLinks(checklistFileOf(text)))).toBe(lines("../").join("\r\n"));
});
