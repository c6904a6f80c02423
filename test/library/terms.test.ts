// What hovers know with the nine bundled personas: which words of a plan are terms, which are not, and how many.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hoverAt } from "../../src/core/guidance/hover.ts";
import { idProblemsOf } from "../../src/core/guidance/idProblems.ts";
import { specDocumentOf } from "../../src/core/guidance/specDocument.ts";
import { termIndexOf, termsIn } from "../../src/core/guidance/terms.ts";
import { wordsOf } from "../../src/core/guidance/words.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { nameAt } from "../support/guidance.ts";

const entries = readdirSync("personas")
  .filter((name) => name.endsWith(".md"))
  .map((name) => personaEntryOf({ layer: "bundled", uri: name, text: readFileSync(`personas/${name}`, "utf8") }));
const index = termIndexOf(entries);

/** The sample's plan, word for word: the terms of each line that has any, as the document spells them. */
const known: readonly (readonly [number, string])[] = [
  [9, "password, JWT"],
  [26, "p95"],
  [28, "Boring Technology"],
  [38, "password"],
  [39, "integration tests"],
  [41, "Boring Technology, rate limiting"],
  [42, "refusals, refusals"],
  [100, "refresh token"],
  [101, "Sign out, refresh token"],
  [106, "problem details, 401, 404"],
  [107, "Idempotent, refresh token"],
  [109, "Pagination"],
  [113, "Access token, JWT"],
  [114, "Refresh token, HttpOnly, SameSite"],
  [118, "Rate limiting"],
  [120, "429, Retry-After"],
  [127, "transaction, password"],
  [128, "N+1 query"],
  [134, "Structured logging"],
  [135, "passwords"],
  [147, "access token, session cookie"],
];

const plan = readFileSync("test/support/sample/specs/003-user-login/plan.md", "utf8");

test("in a real plan these words are terms, and no others", () => {
  expect(hoveredIn(plan).terms).toEqual(known);
});

test.each([
  ["GET /v1/loans?limit=20 → 200, a lis|t of loans with a cursor", undefined],
  ["stays below 20|0 ms at p95", undefined],
  ["answers 40|4 to strangers", "404"],
  ["a record of somebody else is Not Fou|nd", "Not Found"],
  ["as RFC 9457 problem det|ails", "Problem details"],
  ["no query uses `SELEC|T *`", "SELECT *"],
  ["cached with a strong ETa|g", "ETag"],
  ["the rate-lim|ited route", "rate-limited"],
  ["must be idempot|ent", "Idempotent"],
  ["role-based access con|trol", "Role-Based Access Control"],
  ["RBA|C decides", "RBAC"],
  ["in src/cach|ing/pagination.ts", undefined],
  ["see [the contract](contracts/pagi|nation.md)", undefined],
  ["GDP|R applies", "GDPR"],
  ["the WCA|G level", "WCAG"],
  ["FR-0|04 says so", undefined],
  ["the user sends da|ta", undefined],
  ["our AP|I answers", undefined],
  ["the datab|ase holds it", undefined],
  ["in the front|end", undefined],
])("in “%s” the term is %s", (marked, name) => {
  expect(nameAt(marked, index)?.toLowerCase()).toBe(name?.toLowerCase());
});

const corpus = "../shared/corpus";
const real = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((path) => /\/specs\/.*\/plan\.md$/.test(path))
  : [];

test.skipIf(real.length === 0)(
  `at most one word in twenty of real plans shows a hover on a term (skipped where ${corpus} is absent)`,
  () => {
    const counts = real.map((path) => hoveredIn(readFileSync(`${corpus}/${path}`, "utf8")));
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    const words = sum(counts.map((count) => count.words));
    const hovers = sum(counts.map(({ terms }) => sum(terms.map(([, names]) => names.split(", ").length))));
    expect(hovers).toBeGreaterThan(words / 100);
    expect(hovers).toBeLessThan(words / 20);
  },
);

test.skipIf(real.length === 0)(
  `in real features only ids are called unknown that are defined nowhere (skipped where ${corpus} is absent)`,
  () => {
    const unknown = real.flatMap((path) => {
      const folder = `${corpus}/${path.slice(0, -"/plan.md".length)}`;
      const documents = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md"))
        .map((name) => specDocumentOf(name, readFileSync(`${folder}/${name}`, "utf8")));
      return documents.flatMap((document) =>
        idProblemsOf(document, documents)
          .filter(({ code }) => code === "ids.unknown")
          .map(({ message }) => String(message.values[0])),
      );
    });
    expect([...new Set(unknown)].sort()).toEqual(["T010", "US3"]);
  },
);

/** The words of a plan outside code, and by line what a hover on each would find. */
function hoveredIn(text: string): { readonly words: number; readonly terms: readonly (readonly [number, string])[] } {
  const document = specDocumentOf("plan.md", text);
  let words = 0;
  const terms = document.markdown.lines.flatMap((line, at): readonly (readonly [number, string])[] => {
    const found = wordsOf(line).flatMap(({ end, start }) => {
      const hover = hoverAt(document, { line: at, character: start }, [], index);
      return hover?.kind === "term" && hover.range.start.character === start ? [line.slice(start, end)] : [];
    });
    words += wordsOf(line).length;
    const named = found.length > 0 ? termsIn(line, index).map(({ end, start }) => line.slice(start, end)) : [];
    return named.length > 0 ? [[at + 1, named.join(", ")]] : [];
  });
  return { words, terms };
}
