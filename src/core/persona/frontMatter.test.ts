import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { parsePersona } from "./parsePersona.ts";

/** A persona with this front matter, its fences included. */
const withMatter = (...lines: readonly string[]) =>
  parsePersona([...lines, personaText.slice(personaText.indexOf("\n# Gardener"))].join("\n"));
const problemsOf = (...lines: readonly string[]) =>
  withMatter(...lines).problems.map(({ code, range }) => [code, range.start.line, range.start.character]);

test("a file without front matter keeps its body and says what is missing", () => {
  const persona = withMatter("");
  expect(persona.phases).toHaveLength(2);
  expect(persona.problems).toMatchObject([{ code: "persona.front-matter-missing", severity: "error" }]);
});

test.each(["---js", "---javascript", "--- JSON", "---coffee"])("%s is not read, let alone run", (fence) => {
  Reflect.deleteProperty(globalThis, "ran");
  expect(problemsOf(fence, "globalThis.ran = true; ({})", "---")[0]).toEqual(["persona.front-matter-language", 0, 0]);
  expect(Reflect.has(globalThis, "ran")).toBe(false);
});

test("a front matter that is never closed is told at its first line", () => {
  expect(problemsOf("---", "id: gardener")).toEqual([["persona.front-matter-unclosed", 0, 0]]);
});

test("a YAML error is told at its place, and what could be read counts", () => {
  const persona = withMatter("---", "id: gardener", "name: [unclosed", "---");
  expect(persona.id).toBe("gardener");
  const syntax = persona.problems.find(({ code }) => code === "persona.front-matter-syntax");
  expect(syntax).toMatchObject({ severity: "error", range: { start: { line: 2, character: 15 } } });
});

test("a key given twice is told", () => {
  expect(problemsOf("---", "id: a", "name: A", "id: b", "---")[0]).toEqual(["persona.front-matter-syntax", 3, 0]);
});

test("values of the wrong type are told at the value, and read as absent", () => {
  expect(problemsOf("---", "id: 12", "name: {a: b}", "contributes_to: plan", "phases: [plan]", "---")).toEqual([
    ["persona.id-missing", 0, 0],
    ["persona.name-missing", 0, 0],
    ["persona.wrong-type", 1, 4],
    ["persona.wrong-type", 2, 6],
    ["persona.wrong-type", 3, 16],
    ["persona.wrong-type", 4, 8],
  ]);
});

test("an id that is not kebab-case, an unknown field and an unknown phase are told", () => {
  expect(
    problemsOf("---", "id: ../Etc", "name: A", "colour: red", "contributes_to: [plan, tasks, dance]", "---"),
  ).toEqual([
    ["persona.id-invalid", 1, 4],
    ["persona.unknown-field", 3, 0],
    ["persona.phase-unknown", 4, 30],
  ]);
});

test("lists may be in block style", () => {
  expect(
    withMatter("---", "id: a", "name: A", "contributes_to:", "  - plan", "  - tasks", "---").contributesTo,
  ).toEqual(["plan", "tasks"]);
});

test("aliases of YAML are refused: an alias bomb is a problem, not a wait", () => {
  const bomb = [
    "a: &a [x, x]",
    ...Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : "a"}, *${n ? `b${n - 1}` : "a"}]`),
  ];
  const start = performance.now();
  const codes = withMatter("---", "id: a", "name: A", ...bomb, "---").problems.map(({ code }) => code);
  expect(codes).toContain("persona.front-matter-alias");
  expect(performance.now() - start).toBeLessThan(5_000);
});

test.each([
  ["flow", `a: ${"[".repeat(20_000)}`],
  ["one line", "- ".repeat(5_000)],
])("nesting in %s style is bounded", (_, line) => {
  expect(problemsOf("---", line, "---")[0]).toEqual(["persona.front-matter-too-deep", 0, 0]);
});

test("front matter over its bound is not read", () => {
  expect(problemsOf("---", `role: ${"x".repeat(70_000)}`, "---")[0]).toEqual(["persona.front-matter-too-long", 0, 0]);
});

test("front matter of very many lines is not read", () => {
  expect(problemsOf("---", ...Array.from({ length: 3_000 }, () => ""), "---")[0]).toEqual([
    "persona.front-matter-too-long",
    0,
    0,
  ]);
});

test("places below something that is not YAML are right", () => {
  expect(problemsOf("---", "id: ab", "name: Ab", 'role: "The" one', "  for x", "shortname: AB", "---")).toContainEqual([
    "persona.unknown-field",
    5,
    0,
  ]);
});

test("a value that begins a line with --- is told, not cut", () => {
  expect(problemsOf("---", "id: a", "role: |", "---more", "name: A", "---")[0]?.[0]).toBe("persona.front-matter-fence");
});

test("__proto__ and its like are fields like any other", () => {
  const persona = withMatter(
    "---",
    "id: a",
    "name: A",
    "__proto__: {id: b}",
    "aliases: {constructor: [x], toString: [y]}",
    "---",
  );
  expect([persona.id, persona.aliases.get("constructor"), persona.aliases.get("valueOf")]).toEqual([
    "a",
    ["x"],
    undefined,
  ]);
});

test("an empty front matter lacks what is required", () => {
  expect(problemsOf("---", "---").slice(0, 2)).toEqual([
    ["persona.id-missing", 0, 0],
    ["persona.name-missing", 0, 0],
  ]);
});
