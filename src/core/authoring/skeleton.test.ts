import { expect, test } from "vitest";
import { parsePersona } from "../persona/parsePersona.ts";
import { phases } from "../speckit/phases.ts";
import { templatesOf } from "../templates/templates.ts";
import { skeletonOf } from "./skeleton.ts";

test.each([
  ["one phase", ["plan"]],
  ["all phases", phases.map(({ id }) => id)],
])("a new persona with %s is read without a problem and has every part", (_, chosen) => {
  const persona = parsePersona(skeletonOf({ id: "data-engineer", name: "Data Engineer", phases: chosen }));
  expect(persona.problems).toEqual([]);
  expect([persona.id, persona.name, persona.shortName, persona.contributesTo]).toEqual([
    "data-engineer",
    "Data Engineer",
    "DE",
    chosen,
  ]);
  expect(persona.phases.map(({ phase, groups }) => [phase, groups[0]?.items.length])).toEqual(
    chosen.map((phase) => [phase, 2]),
  );
  expect(templatesOf(persona)[0]?.tasks).toHaveLength(2);
  expect(persona.topics).toHaveLength(2);
  expect(persona.checklist).toHaveLength(1);
});

test("a name that YAML would read as something else is quoted", () => {
  for (const name of ['Ops: "night" #1', "- true", "null", "‘Ünder’ 部長"]) {
    const persona = parsePersona(skeletonOf({ id: "ops", name, phases: ["plan"] }));
    expect([persona.name, persona.problems]).toEqual([name, []]);
  }
});
