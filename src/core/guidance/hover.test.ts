import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { type PersonaEntry, personaEntryOf } from "../persona/catalog.ts";
import { hoverAt } from "./hover.ts";
import { definitionsIn, specDocumentOf } from "./specDocument.ts";
import { sayingsToShow, termIndexOf } from "./terms.ts";

const entryOf = (text: string): PersonaEntry => personaEntryOf({ layer: "bundled", uri: "bundled:/x.md", text });
const gardener = termIndexOf([entryOf(personaText)]);
const backend = termIndexOf([entryOf(readFileSync("personas/backend-developer.md", "utf8"))]);

const spec = specDocumentOf(
  "spec.md",
  "# Spec\n\n### User Story 1 - Dig a bed (Priority: P1)\n\n- **FR-001**: A bed MUST have a size\n- **SC-001**: Dug in a day\n- FR-001 again\n",
);
const tasks = specDocumentOf(
  "tasks.md",
  "## Phase 1: User Story 1\n\n- [X] T001 [P] [US1] Dig (FR-001, FR-404)\n\n```\nT001 mulch\n```\n",
);
const checklist = specDocumentOf("checklists/garden.md", "- [ ] CHK001 - Is the size stated? [Gap]\n");
const all = [spec, tasks, checklist];

/** The hover at the `|` of a line of its own document, beside the others. */
function hover(marked: string, terms = gardener) {
  const character = marked.indexOf("|");
  return hoverAt(specDocumentOf("plan.md", marked.replace("|", "")), { line: 0, character }, all, terms);
}
const termOf = (marked: string, terms = gardener) => {
  const found = hover(marked, terms);
  return found?.kind === "term" ? found.term.name : found?.kind;
};

test("ids are explained by where they are defined, with their state", () => {
  const at = (marked: string) => {
    const found = hover(marked);
    return found?.kind === "definition"
      ? [found.definition.kind, found.path, found.definition.line, found.definition.state, found.definition.text]
      : found?.kind;
  };
  expect(at("see T0|01")).toEqual(["task", "tasks.md", 2, "done", "Dig (FR-001, FR-404)"]);
  expect(at("see FR-0|01.")).toEqual(["requirement", "spec.md", 4, undefined, "A bed MUST have a size"]);
  expect(at("(SC-00|1)")).toEqual(["criterion", "spec.md", 5, undefined, "Dug in a day"]);
  expect(at("[US|1]")?.slice(0, 3)).toEqual(["story", "spec.md", 2]);
  expect(at("CHK0|01")).toEqual(["check", "checklists/garden.md", 0, "open", "Is the size stated? [Gap]"]);
});

test("an id that nothing defines is told, and what only looks like one is not", () => {
  expect(hover("FR-4|04")?.kind).toBe("unknownId");
  expect(hover("T9|99")?.kind).toBe("unknownId");
  for (const other of ["UTF-|8", "TLS1|.2", "XT0|01", "ABC-12|3"]) expect(hover(other)).toBeUndefined();
});

test("marks are explained", () => {
  expect(hover("- [ ] T001 [|P] Dig")?.kind).toBe("explanation");
  expect(hover("[NEEDS CLARIF|ICATION: depth]")?.kind).toBe("explanation");
});

test("nothing is said in code, in front matter and in a link's target", () => {
  expect(hoverAt(tasks, { line: 5, character: 7 }, all, gardener)).toBeUndefined();
  expect(
    hoverAt(specDocumentOf("plan.md", "---\na: mulch\n---\n"), { line: 1, character: 4 }, all, gardener),
  ).toBeUndefined();
  expect(hover("[x](https://mul|ch.example)")).toBeUndefined();
});

test("a term is known in other spellings, plural, case and with hyphens", () => {
  expect(termOf("cover it with Mul|ches")).toBe("Mulch");
  expect(termOf("power-of hydro|gen")).toBe("power of hydrogen");
  expect(termOf("when mul|ching")).toBe("mulching");
});

test("a saying is the passage about the term, and the items that speak of it are found", () => {
  const found = hover("mul|ch");
  expect(found?.kind === "term" && found.term.sayings[0]).toMatchObject({
    personaKey: "gardener",
    topic: "Soil Care",
    markdown: "**Mulch**: keeps water in the ground.",
  });
});

const shed = termIndexOf([
  entryOf(
    [
      "---",
      "id: shed",
      "name: Shed",
      'aliases: {N+1 queries: ["N+1", "N+1 query"], rate limiting: ["rate limit", "rate-limited"]}',
      "---",
      "## Contribution Guidelines",
      "### What to Avoid",
      "- ❌ One query a row (the N+1 problem)",
      "- ❌ Overwatering shade",
      "## Practices",
      "### Queries",
      "1. **N+1 queries**: one more a row",
      "### Security",
      "**Rate limiting**: protects sign-in.",
      "It counts.",
      "",
      "- by user",
      "",
      "  and by address",
      "- by key",
      "",
      "- **Shade beds**: cool",
      "",
      "More about something else.",
    ].join("\n"),
  ),
]);
const passageOf = (marked: string) => {
  const found = hover(marked, shed);
  return found?.kind === "term" ? found.term.sayings[0]?.markdown : undefined;
};

test("the passage of a lead with text ends before an item with a lead of its own", () => {
  expect(passageOf("rate limit|ing")).toBe(
    "**Rate limiting**: protects sign-in.\nIt counts.\n\n- by user\n\n  and by address\n- by key",
  );
});

test("a reference of many leads and items is indexed in good time", () => {
  const lines = Array.from({ length: 8_000 }, (_, at) => `**Lead ${at}x**: text\n\n- item\n`);
  const start = performance.now();
  termIndexOf([entryOf(["---", "id: a", "name: A", "---", "## Practices", "", "### Topic", ...lines].join("\n"))]);
  expect(performance.now() - start).toBeLessThan(3_000);
});

test("an article belongs to no term", () => {
  expect(shed.terms.has("the n+1")).toBe(false);
  expect(termOf("The N+|1 query is avoided", shed)).toBe("N+1 queries");
  expect(termOf("avoid the N+|1", shed)).toBe("N+1");
});

test("of two terms of the same length the one that more is said about is meant", () => {
  expect(termOf("overwatering sha|de beds", shed)).toBe("Shade beds");
  expect(termOf("overwatering sha|de", shed)).toBe("Overwatering shade");
});

test("a hyphenated spelling is found with and without its hyphen, and says what the term says", () => {
  for (const marked of ["rate-lim|ited", "Rate lim|ited", "ra|te-limited"])
    expect(termOf(marked, shed)).toBe("rate-limited");
  expect(passageOf("rate-lim|ited")).toContain("protects sign-in");
});

test.each([
  ["The N+|1 query is avoided", "N+1 queries"],
  ["answers with a JW|T", "JWT"],
  ["requests are rate-lim|ited", "rate-limited"],
  ["must be idempot|ent", "Idempotency"],
  ["answers 40|4 to strangers", "404"],
  ["in one trans|action", "Transactions"],
])("in %s the backend persona knows the term", (marked, name) => {
  expect(termOf(marked, backend)?.toLowerCase()).toContain(name.toLowerCase().slice(0, 6));
});

test("common words are no terms", () => {
  const words =
    "the user sends data to our api and gets an error page with a list of items from the database in a test".split(" ");
  expect(words.filter((word) => hover(`${word.slice(0, 1)}|${word.slice(1)}`, backend) !== undefined)).toEqual([]);
});

test("names of prototype properties are terms like any other", () => {
  const hostile = termIndexOf([
    entryOf("---\nid: a\nname: A\n---\n## Practices\n\n### Constructor\n\n**__proto__**: a trap\n"),
  ]);
  expect(termOf("a const|ructor", hostile)).toBe("Constructor");
  expect(termOf("to|String", hostile)).toBeUndefined();
});

test("a hover has room for the best saying, and for those that fit below it", () => {
  const saying = (lines: number, personaName: string) => ({
    personaKey: personaName,
    personaName,
    topic: "T",
    markdown: Array.from({ length: lines }, (_, index) => `line ${index}`).join("\n"),
    weight: 1,
  });
  const shown = (...sayings: readonly (readonly [number, string])[]) =>
    sayingsToShow({ name: "x", items: [], sayings: sayings.map(([lines, name]) => saying(lines, name)) }).map(
      ({ personaName }) => personaName,
    );
  expect(shown([10, "a"], [4, "b"], [2, "c"])).toEqual(["a", "c"]);
  expect(shown([20, "a"], [1, "b"])).toEqual(["a"]);
});

test("a text’s ids are found with what they stand for, each once", () => {
  const found = definitionsIn("Dig (FR-001, FR-001, FR-404) for [US1], see T001", all);
  expect(found.map(({ definition, path }) => [definition.id, path])).toEqual([
    ["FR-001", "spec.md"],
    ["US1", "spec.md"],
    ["T001", "tasks.md"],
  ]);
});
