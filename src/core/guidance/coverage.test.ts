import { expect, test } from "vitest";
import { checklistFileOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import { personaEntryOf } from "../persona/catalog.ts";
import { coveredItemsOf, coveredPhaseOf, passagesFor } from "./coverage.ts";
import { coverageDocumentOf } from "./coveragePassages.ts";
import { missingItemsIn } from "./coverageProblems.ts";

const librarian = personaOf(
  "Every list of books names its kind of pagination and its page size",
  "Every loan that a member may send twice is idempotent",
  "The database product is named with its version (for example PostgreSQL or MySQL)",
  "Rate limits are stated with the answer when the limit is reached",
  "Each story has a scenario for a refusal",
);

function personaOf(...items: readonly string[]) {
  const text = [
    "---",
    "id: librarian",
    "name: Librarian",
    "short_name: LI",
    "aliases: {late fee: [fine]}",
    "---",
    "## Core Responsibilities",
    "### During `/speckit.plan`",
    "1. **Loan Service**",
    ...items.map((item) => `   - ${item}`),
    "   - Each late fee has a ceiling",
    "   - Every shelf of the archive has a number that is of the library and for that reader",
    "## Lending",
    "### Late fee",
    "Charged by the day.",
  ].join("\n");
  return personaEntryOf({ layer: "workspace", uri: "librarian.md", text });
}

/** English enough to be read as such. */
const opening = ["# Plan", "", "The plan of the library for the loans that it is to keep.", ""];

function cover(lines: readonly string[], checklist?: string) {
  const markdown = markdownOf([...opening, ...lines].join("\n"));
  const passages = passagesFor(librarian, "plan", coverageDocumentOf(markdown));
  const file = checklist === undefined ? undefined : checklistFileOf(checklist);
  const items = passages && coveredItemsOf(personaChecklistOf(librarian.persona, file), passages);
  return { markdown, items };
}

/** The beginning of each item that was found, and the text that says so. */
function found(...lines: readonly string[]): Readonly<Record<string, string>> {
  const { items = [], markdown } = cover(lines);
  return Object.fromEntries(
    items.flatMap(({ item, passages: [best] }) => {
      if (!best) return [];
      const { start, end } = best.range;
      const passage = markdown.lines.slice(start.line, end.line + 1);
      const last = passage.length - 1;
      passage[last] = (passage[last] ?? "").slice(0, end.character);
      passage[0] = (passage[0] ?? "").slice(start.character);
      return [[item.text.split(" ").slice(0, 3).join(" "), passage.join("\n")]];
    }),
  );
}

test("an item is addressed by the passage that has enough of its words, with the words that it has", () => {
  expect(found("Lists of books use cursor pagination with a page", "size of fifty.", "", "Nothing else.")).toEqual({
    "Every list of": "Lists of books use cursor pagination with a page\nsize of fifty.",
  });
  const { items } = cover(["Books: pagination with a page size of fifty."]);
  expect(items?.[0]?.passages).toEqual([
    {
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 44 } },
      words: ["books", "pagination", "page", "size"],
    },
  ]);
});

test("related words, the forms of Spec Kit's documents and examples in brackets count as what they speak of", () => {
  expect(found("**Storage**: PostgreSQL 16")).toEqual({ "The database product": "**Storage**: PostgreSQL 16" });
  expect(found("A loan that a member sends is saved with an upsert.")).toHaveProperty("Every loan that");
});

test("the other spellings of a persona's term count as the term", () => {
  expect(found("A fine stops at its ceiling.")).toEqual({ "Each late fee": "A fine stops at its ceiling." });
  expect(found("A charge stops at its ceiling.")).toEqual({});
});

test("one word alone addresses nothing, however rare it is", () => {
  expect(found("We thought about idempotency.", "", "Limits are for others.")).toEqual({});
});

test("a heading lends its words to what stands below it, and is no passage itself", () => {
  expect(found("## Late fee", "", "No text.")).toEqual({});
  expect(found("## Late fee", "", "Its ceiling is the price of the book.")).toEqual({
    "Each late fee": "Its ceiling is the price of the book.",
  });
});

test("of a long row the sentence is quoted that says it, and its first cell counts for all of them", () => {
  const filler = "The catalog keeps what the librarians know of each title, with its shelf and its condition. ".repeat(
    3,
  );
  expect(found(`| Rate limit | ${filler}The answer is 429. ${filler}|`)).toEqual({
    "Rate limits are": "The answer is 429.",
  });
});

test("front matter and comments say nothing, a line of a tree does", () => {
  expect(found("<!-- the rate limit is reached with the answer 429 -->")).toEqual({});
  expect(found("```text", "limits.ts  # the rate limit and the answer when it is reached", "```")).toHaveProperty(
    "Rate limits are",
  );
});

test("of a document or a persona in another language nothing is said", () => {
  const chinese = coverageDocumentOf(
    markdownOf("# 計劃\n\n每個列表都有分頁 pagination, page size 50。資料庫是 PostgreSQL。\n"),
  );
  expect(passagesFor(librarian, "plan", chinese)).toBeUndefined();
  const spanish = personaOf("Cada lista tiene su paginación y su tamaño", "La base de datos se nombra con su versión");
  const german = personaEntryOf({
    ...spanish,
    text: spanish.text.replace(/Each late.*|Every shelf.*/g, "Jedes Regal hat eine Nummer"),
  });
  expect(passagesFor(german, "plan", coverageDocumentOf(markdownOf(opening.join("\n"))))).toBeUndefined();
});

test("a phase without items has no coverage, and only the documents that a phase writes have one", () => {
  expect(passagesFor(librarian, "tasks", coverageDocumentOf(markdownOf(opening.join("\n"))))).toBeUndefined();
  expect(["spec.md", "plan.md", "tasks.md", "research.md", "contracts/plan.md"].map(coveredPhaseOf)).toEqual([
    "specify",
    "plan",
    "tasks",
    undefined,
    undefined,
  ]);
});

const ticked = [
  "## Plan",
  "",
  "### Loan Service",
  "",
  "- [x] Every loan that a member may send twice is idempotent",
  "- [x] ~~Each late fee has a ceiling~~ (N/A: no fees)",
  "- [ ] Only in this file",
  "",
].join("\n");

test("items are as the checklist has them: those that do not apply and those of the file alone are left out", () => {
  const { items = [] } = cover([], ticked);
  expect(items.map(({ item }) => [item.text.split(" ")[1], item.state])).toEqual([
    ["list", "open"],
    ["loan", "done"],
    ["database", "open"],
    ["limits", "open"],
    ["story", "open"],
    ["shelf", "open"],
  ]);
});

test("what is open and was not found is a hint at the heading that is nearest to the responsibility", () => {
  const { items = [], markdown } = cover(
    ["**Storage**: PostgreSQL 16", "", "## Loans", "", "### The service", ""],
    ticked,
  );
  const missing = missingItemsIn(librarian, items, markdown).map(({ problem }) => problem);
  expect(missing.map(({ range, severity }) => [range.start.line, severity])).toEqual([
    [8, "hint"],
    [8, "hint"],
    [8, "hint"],
    [8, "hint"],
  ]);
  expect(missing.map(({ message }) => english(message))[1]).toBe(
    "LI, Loan Service: nothing here seems to speak of “Rate limits are stated with the answer when the limit is reached”",
  );
  const plain = cover(["## Risks"], ticked);
  expect(missingItemsIn(librarian, plain.items ?? [], plain.markdown)[0]?.problem.range.start.line).toBe(0);
});

test("hostile texts are read in time that grows with their length", () => {
  const shapes = [
    "a.b ",
    "| ",
    "- **",
    "[x] T",
    "../",
    "A 1",
    "(([[**",
    "\u0301",
    "[".repeat(40),
    "Given when ",
    "。、",
  ];
  for (const shape of shapes) {
    const start = performance.now();
    for (const between of ["", "\n"]) coverageDocumentOf(markdownOf((shape + between).repeat(5_000)));
    expect(performance.now() - start, shape).toBeLessThan(10_000);
  }
});
