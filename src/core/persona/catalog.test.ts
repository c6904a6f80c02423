import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { catalogOf, entryNamed, type Layer, personaEntryOf } from "./catalog.ts";

const entry = (layer: Layer, uri: string, text = personaText) => personaEntryOf({ layer, uri, text });
const named = (id: string) => personaText.replace("id: gardener", `id: ${id}`);

test("a workspace persona takes the place of the bundled one of the same id, others follow", () => {
  const catalog = catalogOf([
    entry("bundled", "b:/gardener.md"),
    entry("workspace", "w:/own.md", named("smith")),
    entry("workspace", "w:/mine.md"),
  ]);
  expect(catalog.map(({ key, uri, overrides }) => [key, uri, overrides])).toEqual([
    ["gardener", "w:/mine.md", true],
    ["smith", "w:/own.md", false],
  ]);
});

test("the second file with an id keeps its own name and is told about the first", () => {
  const catalog = catalogOf([
    entry("workspace", "w:/a.md"),
    entry("workspace", "w:/b.md"),
    entry("workspace", "w:/x/b.md"),
  ]);
  expect(catalog.map(({ key }) => key)).toEqual(["gardener", "b", "b-2"]);
  expect(catalog[1]?.persona.problems[0]).toMatchObject({
    code: "persona.id-duplicate",
    message: { values: ["gardener", "a"] },
  });
});

test("a file with broken front matter is still an entry, named after its file", () => {
  expect(entry("workspace", "w:/My%20Role.md", "# No front matter")).toMatchObject({
    key: "my-role",
    persona: { name: "my-role" },
  });
  expect(entry("workspace", "w:/smith.md", "")).toMatchObject({
    key: "smith",
    persona: { name: "smith", shortName: "smith" },
  });
});

test("a persona is found by key, name and short name", () => {
  const catalog = catalogOf([entry("bundled", "b:/gardener.md")]);
  for (const name of ["gardener", "Gardener", "GA", "ga"]) expect(entryNamed(catalog, name)?.key).toBe("gardener");
  expect(entryNamed(catalog, "Smith")).toBeUndefined();
});
