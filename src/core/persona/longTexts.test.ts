// Persona files are untrusted: a long one costs what its length says, whatever it repeats.
import { expect, test } from "vitest";
import { parsePersona } from "./parsePersona.ts";

test.each([
  ["labels", `- [ ] T001 ${"[a] ".repeat(100_000)}`],
  ["spaces", `## Collaboration\n- a${" ".repeat(300_000)}b`],
  ["headings", `## Quality Checklist\n${"### h\n- [ ] x\n".repeat(20_000)}`],
  ["brackets", `## Collaboration\n- ${"(".repeat(100_000)}`],
  ["spaces behind a title", `## Responsibilities\n### During /plan\n1. **a**${" ".repeat(50_000)}x\u2028y`],
  ["spaces in a heading", `## a${" ".repeat(50_000)}b`],
  ["dots in a heading", `## Responsibilities\n### During /a${".".repeat(50_000)}b`],
  ["spaces in a bold line", `## Responsibilities\n### During /plan\n**1.${" ".repeat(100_000)}x`],
  ["templates", `## Task Templates\n${Array.from({ length: 5_000 }, (_, n) => `### T${n}\n- [ ] x\n`).join("")}`],
  ["sections", "## a\n".repeat(50_000)],
  ["comments", `## Quality Checklist\n- [ ] ${"<!-- ".repeat(100_000)}`],
])("a long text of %s is read in time that grows with its length", (_, text) => {
  const start = performance.now();
  parsePersona(`---\nid: a\nname: A\n---\n${text}`);
  expect(performance.now() - start).toBeLessThan(15_000);
});
