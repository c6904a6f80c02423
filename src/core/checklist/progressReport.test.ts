import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { english } from "../message.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { openItemsOf, type PersonaInFeature } from "./openItems.ts";
import { checklistFileOf, personaChecklistOf } from "./personaChecklist.ts";
import { progressReportOf } from "./progressReport.ts";

const checklist = [
  "## Plan",
  "### Beds",
  "- [x] Every bed has a size",
  "- [-] Paths are named",
  "- [ ] A fence is planned",
  "## Weather",
  "- [ ] Rain is expected",
  "",
].join("\n");

function inFeature(key: string, text: string, file?: string): PersonaInFeature {
  const persona = parsePersona(text);
  const sections = personaChecklistOf(persona, file === undefined ? undefined : checklistFileOf(file));
  return { key, name: persona.name, sections, ...(file === undefined ? {} : { file: `personas/${key}.md` }) };
}

const gardener = inFeature("gardener", personaText, checklist);
const beekeeper = inFeature("beekeeper", personaText.replace("name: Gardener", "name: Beekeeper"));
const report = (phase: string, personas: readonly PersonaInFeature[]) =>
  progressReportOf({ featureName: "001-garden", phase, personas }, english);

test("open items stand in the order of personas, phases and responsibilities, with their place in the file", () => {
  const items = openItemsOf([beekeeper, gardener]);
  const shown = items.map(({ persona, section, group, text, line }) => [persona.key, section, group, text, line]);
  expect(shown.slice(0, 2)).toEqual([
    ["beekeeper", "Plan", "Beds", "Every bed has a size", undefined],
    ["beekeeper", "Plan", "Beds", "Paths are named", undefined],
  ]);
  expect(shown.slice(7)).toEqual([
    ["gardener", "Plan", "Beds", "Paths are named", 3],
    ["gardener", "Plan", "Beds", "A fence is planned", 4],
    ["gardener", "Plan", "Water", "A source of water is named", undefined],
    ["gardener", "Tasks", "Digging", "Each bed is dug by a task", undefined],
    ["gardener", "Tasks", "Digging", "Tools are fetched first", undefined],
    ["gardener", "Quality checklist", "", "Nothing withers", undefined],
    ["gardener", "Quality checklist", "", "Paths are dry", undefined],
    ["gardener", "Weather", "", "Rain is expected", 6],
  ]);
});

test("a phase has its own open items, “done” has those of all", () => {
  expect(openItemsOf([gardener], "tasks").map(({ text }) => text)).toEqual([
    "Each bed is dug by a task",
    "Tools are fetched first",
  ]);
  expect(openItemsOf([gardener], "implement")).toEqual([]);
  expect(openItemsOf([gardener], "done")).toEqual(openItemsOf([gardener]));
});

test("the report has a row a persona, a column a phase, and what is open first", () => {
  expect(report("tasks", [gardener, beekeeper])).toBe(
    [
      "# Progress: 001-garden",
      "",
      "Current phase: Tasks. Items done: 1 of 16.",
      "",
      "| Persona | Plan | Tasks | Quality checklist | Other | Total |",
      "| --- | --- | --- | --- | --- | --- |",
      "| Gardener | █░░░░░ 1/4 | ░░░░░░ 0/2 | ░░░░░░ 0/2 | ░░░░░░ 0/1 | █░░░░░ 1/9 |",
      "| Beekeeper | ░░░░░░ 0/3 | ░░░░░░ 0/2 | ░░░░░░ 0/2 | – | ░░░░░░ 0/7 |",
      "| **Total** | █░░░░░ 1/7 | ░░░░░░ 0/4 | ░░░░░░ 0/4 | ░░░░░░ 0/1 | █░░░░░ 1/16 |",
      "",
      "## Open first: Tasks",
      "",
      "### Gardener",
      "",
      "- **Digging**: Each bed is dug by a task",
      "- **Digging**: Tools are fetched first",
      "",
      "### Beekeeper",
      "",
      "- **Digging**: Each bed is dug by a task",
      "- **Digging**: Tools are fetched first",
      "",
    ].join("\n"),
  );
});

test.each([
  [0, 3, "░░░░░░ 0/3"],
  [1, 99, "█░░░░░ 1/99"],
  [4, 6, "████░░ 4/6"],
  [98, 99, "█████░ 98/99"],
  [3, 3, "██████ 3/3"],
])("%i of %i is drawn as %s", (done, total, bar) => {
  const items = Array.from({ length: total }, (_, index) => `- [${index < done ? "x" : " "}] Item ${index}`);
  const empty = personaText.slice(0, personaText.indexOf("## Core")).replace("contributes_to: [plan, tasks]\n", "");
  expect(report("plan", [inFeature("gardener", empty, items.join("\n"))])).toContain(`| Gardener | ${bar} |`);
});

test("the columns stand in Spec Kit's order, phases of its own last", () => {
  const later = personaText.replace("speckit.plan`", "speckit.deploy`").replace("speckit.tasks`", "speckit.specify`");
  expect(report("plan", [gardener, inFeature("later", later)])).toContain(
    "| Persona | Specify | Plan | Tasks | Deploy | Quality checklist | Other | Total |",
  );
});

test("a phase with nothing open says so", () => {
  expect(report("implement", [gardener])).toMatch(/## Open first: Implement\n\nNothing is open\.\n$/);
  expect(report("done", [gardener])).toContain("\n## Open\n\n### Gardener\n");
});

test("names and items of persona files cannot break the table or become HTML, links or mentions", () => {
  const hostile = personaText
    .replace("name: Gardener", 'name: "A | <b>B</b> [c](https://d.example) @octocat"')
    .replace("**Beds**", "**<i>Beds</i>**")
    .replace("Every bed has a size", "<script>alert(1)</script> [x](command:y) @octocat | #1");
  const markdown = report("plan", [inFeature("hostile", hostile)]);
  const html = MarkdownIt({ html: true, linkify: true }).render(markdown);
  expect(html).not.toMatch(/<(?:script|b|i|a|img)\b/);
  expect(html.match(/<tr>/g)).toHaveLength(3);
  expect(html.match(/<td>/g)).toHaveLength(2 * 5);
  expect(markdown).not.toMatch(/@\w|#\d/);
});
