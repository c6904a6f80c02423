import { describe, expect, test } from "vitest";
import { personaText } from "../../../../test/support/personaText.ts";
import { english } from "../../message.ts";
import type { Fix, Problem } from "../../problem.ts";
import { applyEdits } from "../../text.ts";
import { catalogOf, personaEntryOf, problemsOf } from "../catalog.ts";
import { parsePersona } from "../parsePersona.ts";

/** The problems with `code` of the persona with `from` replaced. */
function broken(code: string, from: string, to: string) {
  const text = personaText.replace(from, to);
  expect(text).not.toBe(personaText);
  const problems = parsePersona(text).problems.filter((problem) => problem.code === `persona.${code}`);
  expect(problems).not.toEqual([]);
  const fixes = fixesOf(problems[0]);
  /** The lines that a fix adds (+) and takes away (-). */
  const changes = (index = 0) => {
    const after = applyEdits(text, fixes[index]?.edits ?? []);
    return [...missingIn(text, after).map((line) => `-${line}`), ...missingIn(after, text).map((line) => `+${line}`)];
  };
  const left = (index = 0) =>
    parsePersona(applyEdits(text, fixes[index]?.edits ?? [])).problems.map((each) => each.code);
  return { titles: fixes.map(({ title }) => english(title)), changes, left, text, fixes };
}

function fixesOf(problem: Problem | undefined): readonly Fix[] {
  return problem?.fixes?.() ?? [];
}

function missingIn(from: string, other: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of other.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return from.split("\n").filter((line) => {
    const left = (counts.get(line) ?? 0) - 1;
    counts.set(line, left);
    return left < 0;
  });
}

describe("phases", () => {
  test("a phase of the body is added to both fields of the front matter, in their style", () => {
    const fix = broken(
      "phase-unlisted",
      '[plan, tasks]\nphases:\n  plan: ["beds", "water"]\n  tasks: [digging]',
      '[plan]\nphases:\n  plan: ["beds", "water"]',
    );
    expect(fix.changes()).toEqual(["-contributes_to: [plan]", "+contributes_to: [plan, tasks]", "+  tasks: [digging]"]);
    expect(fix.left()).toEqual([]);
  });

  test("lists over several lines get a line", () => {
    const fix = broken(
      "phase-unlisted",
      '[plan, tasks]\nphases:\n  plan: ["beds", "water"]\n  tasks: [digging]',
      "\n  - plan\nphases:\n  plan:\n    - beds\n    - water",
    );
    expect(fix.changes()).toEqual(["+  - tasks", "+  tasks: [digging]"]);
    expect(fix.left()).toEqual([]);
  });

  test("a section that the body lacks comes in Spec Kit’s order, with the listed responsibilities", () => {
    const fix = broken(
      "phase-without-section",
      "[plan, tasks]\nphases:\n",
      "[specify, plan, tasks, implement]\nphases:\n  specify: [api-design, errors]\n",
    );
    expect(fix.titles).toEqual(["Add the section “During `/speckit.specify`”"]);
    expect(fix.changes().filter((line) => line !== "+")).toEqual([
      "+### During `/speckit.specify`",
      "+1. **Api Design**",
      "+   - What a reviewer can answer with yes or no",
      "+2. **Errors**",
      "+   - What a reviewer can answer with yes or no",
    ]);
    expect(fix.left()).toEqual(["persona.phase-without-section"]);
    const after = applyEdits(fix.text, fix.fixes[0]?.edits ?? []);
    expect(parsePersona(after).phases.map(({ phase }) => phase)).toEqual(["specify", "plan", "tasks"]);
    expect(after).not.toMatch(/\n\n\n/);
  });

  test("the section's heading is written as the file writes the others", () => {
    const text = personaText
      .replace(/### During `\/speckit\.(\w+)`/g, "#### Während $specx-$1 (Rolle)")
      .replace("[plan, tasks]", "[plan, tasks, implement]");
    const [fix] = fixesOf(parsePersona(text).problems.find(({ code }) => code === "persona.phase-without-section"));
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toContain("\n#### Während $specx-implement (Rolle)\n");
    expect(parsePersona(after).problems).toEqual([]);
  });

  test("a body without responsibilities gets the section above its next one, in CRLF where the file has it", () => {
    const start = personaText.indexOf("## Core");
    const text = (personaText.slice(0, start) + personaText.slice(personaText.indexOf("## Contribution"))).replace(
      /\n/g,
      "\r\n",
    );
    const [fix] = fixesOf(parsePersona(text).problems.find(({ code }) => code === "persona.phase-without-section"));
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toContain(
      "\r\n\r\n## Core Responsibilities\r\n\r\n### During `/speckit.plan`\r\n\r\n1. **Beds**\r\n",
    );
    expect(after.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  });

  test("a misspelled phase is changed to the one that was meant", () => {
    expect(broken("phase-unknown", "[plan, tasks]", "[plan, task]").changes()).toEqual([
      "-contributes_to: [plan, task]",
      "+contributes_to: [plan, tasks]",
    ]);
    expect(broken("phase-unknown", "[plan, tasks]", "[plan, tasks, celebration]").titles).toEqual([]);
  });
});

describe("responsibilities' ids", () => {
  test("one that is not listed is added, quoted as its neighbors are", () => {
    expect(broken("section-unlisted", '["beds", "water"]', '["beds"]').changes()).toEqual([
      '-  plan: ["beds"]',
      '+  plan: ["beds", "water"]',
    ]);
  });

  test("one that no responsibility has is renamed to the one that is left, or the responsibility is added", () => {
    const fix = broken("section-unknown", '"water"', '"wells"');
    expect(fix.titles).toEqual(["Change to “water”", "Add the responsibility “wells”"]);
    expect(fix.changes()).toEqual(['-  plan: ["beds", "wells"]', '+  plan: ["beds", "water"]']);
    expect(fix.changes(1).filter((line) => line !== "+")).toEqual([
      "+3. **Wells**",
      "+   - What a reviewer can answer with yes or no",
    ]);
    expect(fix.left(1)).toEqual(["persona.section-unlisted"]);
  });
});

describe("id, name and fields", () => {
  test("a missing id is made of the name, a missing name of the title", () => {
    expect(broken("id-missing", "id: gardener\n", "").changes()).toEqual(["+id: gardener"]);
    expect(broken("name-missing", "name: Gardener\n", "").changes()).toEqual(["+name: Gardener"]);
  });

  test("an id that is none is put in kebab-case", () => {
    expect(broken("id-invalid", "id: gardener", "id: Gärtner_1").changes()[1]).toBe("+id: gartner-1");
    expect(broken("id-invalid", "id: gardener", 'id: "園丁"').titles).toEqual([]);
  });

  test("the second file with an id takes its own name", () => {
    const entries = ["a.md", "b.md"].map((uri) => personaEntryOf({ layer: "workspace", uri, text: personaText }));
    const [problem] = catalogOf(entries)[1]?.persona.problems ?? [];
    expect(applyEdits(personaText, fixesOf(problem)[0]?.edits ?? [])).toBe(
      personaText.replace("id: gardener", "id: b"),
    );
  });

  test("a field that is misspelled is renamed, one that is another's is not", () => {
    expect(broken("unknown-field", "short_name: GA", "shortname: GA").changes()[1]).toBe("+short_name: GA");
    expect(broken("unknown-field", "short_name: GA", "roles: GA").titles).toEqual([]);
  });

  test("a lone value becomes a list, a number a text", () => {
    expect(broken("wrong-type", "[plan, tasks]", "plan, tasks").changes()[1]).toBe("+contributes_to: [plan, tasks]");
    expect(broken("wrong-type", "id: gardener", "id: 12").changes()[1]).toBe('+id: "12"');
  });

  test("a file without front matter gets one that its title gives", () => {
    const body = personaText.slice(personaText.indexOf("# Gardener"));
    const [problem] = parsePersona(body).problems;
    const after = applyEdits(body, fixesOf(problem)[0]?.edits ?? []);
    expect(after).toBe(`---\nid: gardener\nname: Gardener\n---\n\n${body}`);
    expect(parsePersona(after).problems).toEqual([]);
  });
});

describe("below the front matter", () => {
  const constitution = "\n## Project Constitution\n\n# Shop\n\n## Article I\n\ntext\n";

  test("repeated constitutions are removed, one or all", () => {
    const text = personaText + constitution.repeat(3);
    const [problem] = parsePersona(text).problems;
    const [one, all] = fixesOf(problem);
    expect(applyEdits(text, one?.edits ?? [])).toBe(personaText + constitution.repeat(2));
    expect(applyEdits(text, all?.edits ?? [])).toBe(personaText + constitution);
  });

  test("one that differs, or has something of the author's below it, is left to the author", () => {
    for (const other of [constitution.replace("text", "another text"), `${constitution}\n## Team notes\n`]) {
      const [problem] = parsePersona(personaText + constitution + other).problems;
      expect([problem?.code, fixesOf(problem)]).toEqual(["persona.constitution-repeated", []]);
    }
  });

  test("the report that Spec Kit writes between the two headings of a constitution makes it no second one", () => {
    const text = `${personaText}\n## Project Constitution\n\n<!-- Sync Impact Report -->\n\n# Project Constitution\n\n## I. Simple\n\ntext\n`;
    expect(parsePersona(text).problems).toEqual([]);
  });

  test("a title right below the appended heading is no repetition", () => {
    const text = personaText + constitution.replace("# Shop", "# Project Constitution");
    expect(parsePersona(text).problems).toEqual([]);
  });

  test("a hidden character is removed", () => {
    expect(broken("hidden-character", "Living soil", "Living \u202Esoil").changes()[1]).toBe("+- ✅ Living soil");
  });

  test("a reference without topics, and another persona that is none, are told", () => {
    expect(broken("reference-without-topics", "### Soil Care", "Soil care").titles).toEqual([]);
    const entry = personaEntryOf({ layer: "workspace", uri: "a.md", text: personaText });
    expect(problemsOf(entry, [entry])).toMatchObject([
      { code: "persona.collaborator-unknown", severity: "hint", message: { values: ["Beekeeper"] } },
    ]);
  });
});
