// docs/persona-format.md is what authors read: its example, its fields and its codes are those of the code.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogOf, personaEntryOf, problemsOf } from "../../src/core/persona/catalog.ts";
import { frontMatterKeys } from "../../src/core/persona/frontMatterKeys.ts";
import { templatesOf } from "../../src/core/templates/templates.ts";

const page = readFileSync("docs/persona-format.md", "utf8");
const example = /````markdown\n([\s\S]*?)````/.exec(page)?.[1] ?? "";

test("the example has every field and every section but one, and no problems beside the bundled personas", () => {
  const backend = readFileSync("personas/backend-developer.md", "utf8");
  const catalog = catalogOf([
    personaEntryOf({ layer: "bundled", uri: "backend-developer.md", text: backend }),
    personaEntryOf({ layer: "workspace", uri: "data-engineer.md", text: example }),
  ]);
  const entry = catalog.find(({ key }) => key === "data-engineer");
  if (!entry) throw new Error("no example");
  expect(problemsOf(entry, catalog)).toEqual([]);
  const { persona } = entry;
  for (const { key } of frontMatterKeys) if (key !== "version") expect(example).toContain(`\n${key}:`);
  expect(persona.phases.map(({ phase, groups }) => [phase, groups.map(({ items }) => items.length)])).toEqual([
    ["plan", [2]],
    ["tasks", [1]],
  ]);
  const { avoid, checklist, collaboration, communication, description, focus, topics } = persona;
  const parts = [avoid, checklist, collaboration, communication, focus];
  expect(parts.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  expect([description.length > 0, topics.length, templatesOf(persona)[0]?.tasks.length]).toEqual([true, 2, 2]);
});

test("every field is described", () => {
  for (const { key } of frontMatterKeys) expect(page).toContain(`| \`${key}\` |`);
});

test("every problem is listed with its code", () => {
  const folders = ["src/core/persona", "src/core/persona/rules", "src/vscode"];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const sources = files.filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name));
  const call = /(?:\bproblem\(|\breport\(|\brefused\(|code:)\s*"([a-z.-]+)"/g;
  const codes = sources.flatMap((name) => [...readFileSync(name, "utf8").matchAll(call)].map(([, code]) => code ?? ""));
  expect(codes.length).toBeGreaterThan(25);
  const isListed = (code: string) =>
    ["", "persona.", "persona.front-matter-"].some((area) => page.includes(`\`${area}${code}\``));
  expect(codes.filter((code) => !isListed(code))).toEqual([]);
});
