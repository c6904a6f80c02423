import { expect, test } from "vitest";
import { personaWith, topic } from "../../../test/support/persona.ts";
import { english } from "../message.ts";
import { pageStrings } from "./pageStrings.ts";
import { type HitGroup, type Piece, type SearchPersona, searchOf } from "./search.ts";
import { searchPersona } from "./searchTexts.ts";

const strings = pageStrings(english);

const databases = topic(
  "Databases",
  3,
  [
    "Choose one for a reason.",
    "",
    "1. **N+1 queries**: one query for the list and one more per row",
    "2. **Row limits**: every list ends with `LIMIT`",
    "",
    "```sql",
    "SELECT title FROM loans",
    "```",
    "",
    "**Größe**: 数据库 in any script",
  ].join("\n"),
);

function person(key: string, name: string, active: boolean, ...topics: ReturnType<typeof topic>[]): SearchPersona {
  return searchPersona({ key, persona: personaWith({ name, shortName: key.toUpperCase(), topics }) }, active, strings);
}

const backend = person("be", "Backend Developer", true, databases, topic("Caching", 3, "Idempotent writes and a TTL."));
const security = person("sec", "Security", true, topic("Secrets", 3, "Never log a token. A database has them too."));
const design = person("ux", "UX", false, topic("Forms", 3, "Labels, databases of icons, zebra stripes."));
const search = searchOf([design, backend, security]);

const words = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const marks = (pieces: readonly Piece[]) => pieces.filter(({ marked }) => marked).map(({ text }) => text);
const anchors = (groups: readonly HitGroup[]) => groups.flatMap(({ hits }) => hits.map(({ anchor }) => anchor));

test("a word is found in the part of the topic that speaks of it, with the words marked", () => {
  const [group] = search("limits");
  expect(group?.persona.key).toBe("be");
  const hit = group?.hits[0];
  expect(hit).toMatchObject({ anchor: "topic-databases.row-limits", topic: "Databases" });
  expect(hit && [words(hit.title), marks(hit.title)]).toEqual(["Row limits", ["limits"]]);
  expect(hit && marks(hit.excerpt)).toContain("limits");
});

test("results are grouped by persona, the chosen roles first, and a title counts more than a mention", () => {
  const groups = search("databases");
  expect(groups.map(({ persona }) => persona.key)).toEqual(["be", "sec", "ux"]);
  expect(groups[0]?.hits[0]?.anchor).toBe("topic-databases");
});

test("a word that is not finished yet and a misspelled one are found", () => {
  expect(anchors(search("idemp"))).toEqual(["topic-caching"]);
  expect(anchors(search("idempotant"))).toEqual(["topic-caching"]);
  expect(anchors(search("cahcing"))).toContain("topic-caching");
});

test("a word that is met as it is written hides those that are only like it", () => {
  const texts = searchOf([person("x", "X", true, topic("Rate"), topic("Date"))]);
  expect(anchors(texts("rate"))).toEqual(["topic-rate"]);
  expect(anchors(texts("mate"))).toEqual(["topic-rate", "topic-date"]);
});

test("every word has to be met, in the part, its topic or the persona's name", () => {
  expect(anchors(search("security token"))).toEqual(["topic-secrets"]);
  expect(anchors(search("databases row"))[0]).toBe("topic-databases.row-limits");
  expect(search("idempotent zebra")).toEqual([]);
});

test.each(["N+1", "n+1 queries", "grosse", "GRÖSSE", "数据", "SELECT title"])("“%s” finds what it names", (query) => {
  expect(anchors(search(query)).join()).toContain("topic-databases");
});

test.each(["", "   ", "!?", "qqqq", "__proto__", "constructor"])("“%s” finds nothing", (query) => {
  expect(search(query)).toEqual([]);
});

test("what a persona says under headings like names of built-in properties is found like any other", () => {
  const odd = searchOf([person("x", "X", true, topic("__proto__"), topic("constructor", 3, "toString"))]);
  expect(anchors(odd("constructor"))).toEqual(["topic-constructor"]);
  expect(anchors(odd("proto"))).toEqual(["topic-proto"]);
  expect(anchors(odd("tostring"))).toEqual(["topic-constructor"]);
});

test("an excerpt begins near the first word that was met", () => {
  const long = person("x", "X", true, topic("A", 3, `${"filler text ".repeat(50)}needle and more`));
  const excerpt = searchOf([long])("needle")[0]?.hits[0]?.excerpt ?? [];
  expect(marks(excerpt)).toEqual(["needle"]);
  expect(words(excerpt)).toMatch(/^….*needle and more$/);
  expect(words(excerpt).length).toBeLessThan(150);
});

test("code, lists of the persona and its role are searched, and Markdown is not", () => {
  expect(anchors(search("loans"))).toEqual(["topic-databases.row-limits"]);
  expect(anchors(search("standards"))).toContain("page-collaboration");
  const hit = search("every list limit")[0]?.hits[0];
  expect(words(hit?.excerpt ?? [])).not.toMatch(/[*`]/);
});
