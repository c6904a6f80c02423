import { expect, test } from "vitest";
import { entryOf, indexOfTopic, matchAt, nameAt, persona } from "../../../test/support/guidance.ts";
import { personaText } from "../../../test/support/personaText.ts";
import { sayingsToShow, termIndexOf } from "./terms.ts";

const gardener = termIndexOf([entryOf(personaText)]);

test("a saying is the passage about the term, and says who and where", () => {
  expect(matchAt("mul|ch", gardener)?.term.sayings[0]).toMatchObject({
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
      'aliases: {N+1 queries: ["N+1", "N+1 query"], rate limiting: ["rate limit", "rate-limited"], frost: ["cold night"]}',
      "---",
      "## Core Responsibilities",
      "### During `/speckit.plan`",
      "1. **Beds**",
      "   - Every bed is rate limited",
      "   - Every N+1 query is named",
      "## Contribution Guidelines",
      "### What to Focus On",
      "- ✅ Water at dawn",
      "- ✅ Beds with a rate limit on each",
      "### What to Avoid",
      "- ❌ One query a row (the N+1 problem)",
      "- ❌ Overwatering shade",
      "## Task Templates",
      "### Rate limit",
      "- [ ] Count the calls in {file}",
      "### Bed",
      "- [ ] Dig it and set a rate limit in {file}",
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
      "More about a cold night.",
      "",
      "**Kinds of beds**:",
      "1. **Raised**: on legs",
      "",
      "**Hand tools**: in a table.",
      "",
      "| a | b |",
      "| --- | --- |",
      "| spade | digs |",
      "",
      "**Codes**:",
      "- **404**: Not Found. Gone or hidden",
      "- `409` Conflict",
      "- `SELECT *` reads what nobody asked for",
      "",
      "The Soil Water Content (SWC) is measured with `waterSensor`, never `status`, against POR (power of roots).",
    ].join("\n"),
  ),
]);
const passageOf = (marked: string) => matchAt(marked, shed)?.term.sayings[0]?.markdown;

test.each([
  ["a heading", "qu|eries in a row", undefined],
  ["a bold lead", "rate li|miting", "Rate limiting"],
  ["a list item's bold lead", "in shade be|ds", "Shade beds"],
  ["a status code", "answers 40|4", "404"],
  ["its name", "it was not fo|und", "Not Found"],
  ["code and name", "a 409 con|flict", "409 Conflict"],
  ["a name that may mean anything", "a con|flict", undefined],
  ["inline code", "runs SELE|CT * FROM beds", "SELECT *"],
  ["a part of that code", "they sel|ect rows", undefined],
  ["an identifier", "the `waterSen|sor`", "waterSensor"],
  ["code that is a word", "the sta|tus", undefined],
  ["an acronym", "low SW|C", "SWC"],
  ["its expansion", "soil water con|tent", "Soil Water Content"],
  ["an acronym before its expansion", "the PO|R", "POR"],
  ["a short entry to focus on", "water at da|wn", "Water at dawn"],
  ["a short entry to avoid", "overwatering sha|de", "Overwatering shade"],
  ["brackets of an entry", "the N+|1 way", "N+1"],
  ["an alias of a lead", "rate-lim|ited", "rate-limited"],
  ["an alias of a mere mention", "a cold ni|ght", "cold night"],
  ["an alias that is a plain word", "the fro|st", "frost"],
])("%s is a term where it tells something", (_what, marked, name) => {
  expect(nameAt(marked, shed)).toBe(name);
});

test("the passage of a lead with text has its list, up to an item with a lead of its own", () => {
  expect(passageOf("rate limit|ing")).toBe(
    "**Rate limiting**: protects sign-in.\nIt counts.\n\n- by user\n\n  and by address\n- by key",
  );
});

test("the passage of a lead without text has what stands below it, and one that leads to a table has the table", () => {
  expect(passageOf("kinds of be|ds")).toBe("**Kinds of beds**:\n1. **Raised**: on legs");
  expect(passageOf("hand to|ols")).toBe("**Hand tools**: in a table.\n\n| a | b |\n| --- | --- |\n| spade | digs |");
});

test("a term has the open items and the templates that speak of it in any spelling, those named after it first", () => {
  const term = matchAt("rate limit|ing", shed)?.term;
  expect(term?.items.map(({ text }) => text)).toEqual(["Every bed is rate limited"]);
  expect(term?.templates.map(({ name }) => name)).toEqual(["Rate limit", "Bed"]);
  expect(matchAt("rate-lim|ited", shed)?.term.items).toBe(term?.items);
});

test("an entry that speaks of a term is what a persona says that says nothing else of it", () => {
  const other = persona(
    "pond",
    "## Contribution Guidelines",
    "### What to Avoid",
    "- ❌ Calls that never meet a rate limit",
  );
  const index = termIndexOf([entryOf(shedText("**Rate limit**: counts.")), other]);
  const { sayings = [] } = matchAt("rate li|mit", index)?.term ?? {};
  expect(sayings.map(({ markdown, personaKey }) => [personaKey, markdown])).toEqual([
    ["shed", "**Rate limit**: counts."],
    ["pond", "❌ Calls that never meet a rate limit"],
  ]);
});

function shedText(line: string): string {
  return `---\nid: shed\nname: Shed\n---\n## Practices\n### Topic of all\n${line}\n`;
}

test("the best passage of each persona is kept, whatever came before it", () => {
  const index = indexOfTopic(
    ...Array.from({ length: 12 }, (_, at) => `Line ${at} of the Soil Water Content (SWC).\n`),
    "**SWC**: how wet it is.",
  );
  expect(matchAt("SW|C", index)?.term.sayings.map(({ markdown }) => markdown)).toEqual(["**SWC**: how wet it is."]);
});

test("a heading over nothing is no term", () => {
  const index = termIndexOf([persona("shed", "## Greenhouse Practices", "", "### Watering cans", "", "Fill them.")]);
  expect([nameAt("a greenh|ouse", index), nameAt("a watering c|an", index)]).toEqual([undefined, "Watering cans"]);
});

test("leads in code and in comments are no terms", () => {
  const index = indexOfTopic("```", "**Hoe**: x", "```", "", "<!--", "**Rake**: x", "-->", "", "**Spade**: digs");
  expect([nameAt("ho|e", index), nameAt("ra|ke", index), nameAt("spa|de", index)]).toEqual([
    undefined,
    undefined,
    "Spade",
  ]);
});

test("names of prototype properties are terms like any other", () => {
  const hostile = termIndexOf([persona("a", "## Practices", "", "### Constructor", "", "**__proto__**: a trap")]);
  expect(nameAt("a const|ructor", hostile)).toBe("Constructor");
  expect(nameAt("to|String", hostile)).toBeUndefined();
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
    sayingsToShow({ sayings: sayings.map(([lines, name]) => saying(lines, name)) }).map(
      ({ personaName }) => personaName,
    );
  expect(shown([10, "a"], [4, "b"], [2, "c"])).toEqual(["a", "c"]);
  expect(shown([20, "a"], [1, "b"])).toEqual(["a"]);
});
