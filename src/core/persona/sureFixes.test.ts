import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import type { Fix, Problem } from "../problem.ts";
import { applyEdits } from "../text.ts";
import { parsePersona } from "./parsePersona.ts";

const body = personaText.slice(personaText.indexOf("\n# Gardener"));
const problemOf = (text: string, code: string) =>
  parsePersona(text).problems.find((problem) => problem.code === `persona.${code}`);
const fixesOf = (problem: Problem | undefined): readonly Fix[] => problem?.fixes?.() ?? [];
/** The text after the first fix of its first problem with `code`. */
function mended(text: string, code: string): string {
  const [fix] = fixesOf(problemOf(text, code));
  return fix ? applyEdits(text, fix.edits) : "no fix";
}

test.each([
  ["a map that is a set", "phases: {plan}"],
  ["a map with a key alone", "phases:\n  ? tasks"],
  ["a list that ends in an empty entry", "contributes_to:\n  - plan\n  -"],
  ["an entry on the line below its dash", "contributes_to:\n  -\n    plan"],
  ["a block text", "contributes_to: |\n  plan\n  tasks"],
  ["a quoted list", 'contributes_to: "plan, tasks"'],
  ["an indented front matter", "  contributes_to: [plan]"],
  ["a folded list item", "contributes_to:\n  - >-\n    plann\nrole: x"],
  ["a list item over two lines", "phases:\n  plan:\n    - be\n        dz"],
  ["a field over two lines", "short\n name: AB"],
  ["a tagged number", 'short_name: !!int "5"'],
  ["brackets in the wrong place", "contributes_to: plan] tasks"],
  ["a phase that is misspelled beside itself", "phases:\n  plan: [beds]\n  plann: [x]"],
  ["what is not YAML", 'role: "The" one\n  for x\nshortname: AB\ncontributes_to: [plann]'],
  ["a field of another shape", "phase: plan"],
])("%s is mended well or not at all", (_, fields) => {
  const text = ["---", "id: gardener", "name: Gardener", fields, "---", body].join("\n");
  const { problems } = parsePersona(text);
  const errors = (of: readonly Problem[]) => of.filter(({ severity }) => severity === "error").length;
  expect(problems).not.toEqual([]);
  for (const { edits } of problems.flatMap(fixesOf)) {
    const after = applyEdits(text, edits);
    expect(errors(parsePersona(after).problems)).toBeLessThanOrEqual(errors(problems));
    expect(after.split("\n").length).toBeGreaterThanOrEqual(text.split("\n").length);
  }
});

test.each([
  ["front matter in braces", "{name: Cook}", "id-missing"],
  ["an id over two lines", "id: ab\n  my own words\nname: Ab", "id-invalid"],
  ["a folded id", "id: >-\n  My Id\nname: Ab", "id-invalid"],
])("%s is left to its author", (_, fields, code) => {
  const text = ["---", fields, "---", body].join("\n");
  expect(problemOf(text, code)).toBeDefined();
  expect(mended(text, code)).toBe("no fix");
});

test("an id that YAML would read as something else is quoted", () => {
  const text = personaText.replace("id: gardener\nname: Gardener", 'name: "365"');
  expect(mended(text, "id-missing")).toContain('---\nid: "365"\nname: "365"\n');
  expect(parsePersona(mended(text, "id-missing")).problems).toEqual([]);
});

test("front matter that stands too low is moved up, not written again", () => {
  expect(mended(`\n  \n${personaText}`, "front-matter-missing")).toBe(personaText);
});

test("a section goes to the end of a file with one blank line above it", () => {
  const end = personaText.slice(0, personaText.indexOf("## Contribution"));
  for (const text of [end, end.trimEnd(), `${end.trimEnd()}\n`]) {
    const added = mended(text.replace("[plan, tasks]", "[plan, tasks, implement]"), "phase-without-section");
    expect(added).toContain("fetched first\n\n### During `/speckit.implement`\n\n1.");
  }
});

test("only the phase in a heading's command is replaced, and a heading without a command is not copied", () => {
  const listed = personaText.replace("[plan, tasks]", "[plan, tasks, implement]");
  const section = (from: string, to: string) => mended(listed.replace(from, to), "phase-without-section");
  expect(section("### During `/speckit.plan`", "### During `/specx-plan` (how we plan)")).toContain(
    "\n### During `/specx-implement` (how we plan)\n",
  );
  const words = listed
    .replace("### During `/speckit.plan`", "### During planning")
    .replace("### During `/speckit.tasks`", "### As tasks");
  expect(mended(words, "phase-without-section")).toContain("\n### During `/speckit.implement`\n");
});

test("the tenth responsibility's items are indented as Markdown asks", () => {
  const nine = Array.from({ length: 9 }, (_, index) => `${index + 1}. **R${index + 1}**\n   - An item`).join("\n");
  const text = personaText
    .replace(/1\. \*\*Beds[\s\S]*?named\n\n2[\s\S]*?named\n/, `${nine}\n`)
    .replace('["beds", "water"]', "[r1, r2, r3, r4, r5, r6, r7, r8, r9, r10]");
  const fix = fixesOf(problemOf(text, "section-unknown")).at(-1);
  expect(applyEdits(text, fix?.edits ?? [])).toContain("\n10. **R10**\n    - What");
});

test("thousands of problems cost what they must, not their square", () => {
  const ids = Array.from({ length: 4_000 }, (_, index) => `id-${index}`);
  const groups = ids.map((id, index) => `${index + 1}. **Other ${id}**\n   - An item`).join("\n");
  const start = "---\nid: a\nname: A\n";
  const texts = [
    `${start}phases:\n  plan: [${ids.join(", ")}]\n---\n## Core Responsibilities\n### During \`/speckit.plan\`\n${groups}\n`,
    `${start}---\n${"## Constitution\ntext\n".repeat(8_000)}`,
    `${start}${ids
      .slice(0, 1_500)
      .map((id) => `x${id}: 1`)
      .join("\n")}\n---\n`,
    `${start}contributes_to: [${ids.join(", ")}]\n---\n`,
  ];
  for (const text of texts) {
    const begun = performance.now();
    expect(parsePersona(text).problems.length).toBeGreaterThan(1_000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  }
});
