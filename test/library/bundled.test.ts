// What every bundled persona must have, and what holds among them: read from personas/, as a user gets them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { termIndexOf } from "../../src/core/guidance/terms.ts";
import { termKey } from "../../src/core/guidance/words.ts";
import { markdownOf } from "../../src/core/markdown.ts";
import { english } from "../../src/core/message.ts";
import { catalogOf, entryNamed, personaEntryOf } from "../../src/core/persona/catalog.ts";
import { phases } from "../../src/core/speckit/phases.ts";
import { insertion } from "../../src/core/templates/insertion.ts";
import { targetsOf } from "../../src/core/templates/target.ts";
import { templatesOf } from "../../src/core/templates/templates.ts";

const files = readdirSync("personas").filter((name) => name.endsWith(".md"));
const sources = files.map((name) => ({ name, text: readFileSync(`personas/${name}`, "utf8") }));
const catalog = catalogOf(sources.map(({ name, text }) => personaEntryOf({ layer: "bundled", uri: name, text })));
const library = catalog.map((entry, index) => ({ ...entry, text: sources[index]?.text ?? "" }));

test("nine roles are bundled, each in the file that its id names", () => {
  expect(library.map(({ uri, persona }) => [uri, persona.id, persona.shortName])).toEqual([
    ["backend-developer.md", "backend-developer", "BE"],
    ["business-analyst.md", "business-analyst", "BA"],
    ["devops.md", "devops", "DevOps"],
    ["frontend-developer.md", "frontend-developer", "FE"],
    ["quality-assurance.md", "quality-assurance", "QA"],
    ["security.md", "security", "Security"],
    ["solution-architect.md", "solution-architect", "SA"],
    ["tech-lead.md", "tech-lead", "TL"],
    ["ux.md", "ux", "UX"],
  ]);
});

describe.each(library)("$key", (entry) => {
  const { key, persona, text } = entry;
  const topics = persona.topics.filter(({ level }) => level === 3);

  test("has no problems", () => {
    expect(persona.problems.map(({ code, range, message }) => [code, range.start.line + 1, english(message)])).toEqual(
      [],
    );
  });

  test("asks three to six questions a responsibility", () => {
    const outside = persona.phases.flatMap(({ phase, groups }) =>
      groups
        .filter(({ title, items }) => title === "" || items.length < 3 || items.length > 6)
        .map(({ title, items }) => [phase, title, items.length]),
    );
    expect(outside).toEqual([]);
    expect(persona.phases.every(({ groups }) => groups.length > 0)).toBe(true);
  });

  test("is whole: guidelines, quality checklist, communication, topics and templates", () => {
    const { checklist, focus, avoid, communication, templates, description, role } = persona;
    expect(checklist.length).toBeGreaterThanOrEqual(10);
    expect(checklist.length).toBeLessThanOrEqual(15);
    expect(Math.min(focus.length, avoid.length, communication.length)).toBeGreaterThanOrEqual(4);
    expect(topics.length).toBeGreaterThanOrEqual(8);
    expect(topics.length).toBeLessThanOrEqual(14);
    expect(templates.length).toBeGreaterThanOrEqual(4);
    expect(templates.length).toBeLessThanOrEqual(8);
    expect([description, role].every((prose) => prose.length > 40)).toBe(true);
  });

  test("names its sources at the end of every topic", () => {
    const lastParagraph = (markdown: string) =>
      markdown
        .trim()
        .split(/\n\s*\n/)
        .at(-1) ?? "";
    const without = topics.filter(({ markdown }) => !/^\*\*Sources\*\*: \S/.test(lastParagraph(markdown)));
    expect(without.map(({ title }) => title)).toEqual([]);
  });

  test("has templates that differ, hold placeholders and can be inserted into real tasks", () => {
    const document = markdownOf(readFileSync("test/support/sample/specs/003-user-login/tasks.md", "utf8"));
    const [target] = targetsOf(document);
    if (!target) throw new Error("the sample has no phase");
    for (const { name, tasks } of templatesOf(persona)) {
      expect(tasks.length, name).toBeGreaterThan(1);
      expect(
        tasks.some((task) => /\{[^{}]+\}/.test(task.text)),
        name,
      ).toBe(true);
      const made = insertion(document, tasks, { kind: "phase", heading: target.heading });
      expect(made.kind === "insertion" ? made.ids.length : english(made.message), name).toBe(tasks.length);
    }
  });

  test("gives further spellings of terms that its reference explains, and of no other", () => {
    const plain = termIndexOf([{ ...entry, persona: { ...persona, aliases: new Map() } }]).terms;
    expect([...persona.aliases.keys()].filter((name) => !plain.has(termKey(name)))).toEqual([]);
    expect(persona.aliases.size).toBeGreaterThanOrEqual(10);
  });

  test("works with roles of the library that say the same of it", () => {
    const others = persona.collaboration.map((other) => entryNamed(catalog, other.with)?.key ?? other.with);
    const mutual = library
      .filter((other) => other.persona.collaboration.some((back) => entryNamed(catalog, back.with)?.key === key))
      .map((other) => other.key);
    expect([...others].sort()).toEqual(mutual.sort());
    expect(others).not.toContain(key);
  });

  test("has no marks but those of the two lists", () => {
    const pictures = text.match(/\p{Extended_Pictographic}/gu) ?? [];
    expect(pictures.filter((picture) => !["✅", "❌"].includes(picture))).toEqual([]);
  });
});

test("together they contribute to every phase", () => {
  const covered = new Set(library.flatMap(({ persona }) => persona.phases.map(({ phase }) => phase)));
  expect(phases.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

const corpus = "../shared/corpus";
test.skipIf(!existsSync(corpus))(
  "every template can be inserted into tasks that people really have (skipped: they are not beside this checkout)",
  () => {
    const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => /tasks\.md$/.test(name));
    const documents = paths.map((path) => ({ path, document: markdownOf(readFileSync(`${corpus}/${path}`, "utf8")) }));
    const refused = documents.flatMap(({ path, document }) => {
      const heading = targetsOf(document)[0]?.heading;
      return library.flatMap(({ key, persona }) =>
        templatesOf(persona).flatMap(({ name, tasks }) => {
          const made = heading && insertion(document, tasks, { kind: "phase", heading });
          return made?.kind === "insertion" && made.ids.length === tasks.length ? [] : [[path, key, name]];
        }),
      );
    });
    expect(documents.length).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  },
  60_000,
);

/** Sentences of eight words or more below the front matter, without case, marks and punctuation. */
function sentencesOf(text: string): readonly string[] {
  return text
    .slice(text.indexOf("\n---\n"))
    .replace(/\n(?=\s*(?:[-*+]|\d+\.|#|\|)\s|\s*\n)/g, "\n\n")
    .split(/\n\n+|(?<=[.!?:;])\s/)
    .map((sentence) => sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length >= 8)
    .map((words) => words.join(" "));
}

const seeds = "../shared/seed";
test.skipIf(!existsSync(seeds))(
  "no sentence is that of the file that the project began with (skipped: it is not beside this checkout)",
  () => {
    const old = new Set(readdirSync(seeds).flatMap((name) => sentencesOf(readFileSync(`${seeds}/${name}`, "utf8"))));
    expect(old.size).toBeGreaterThan(5);
    expect(library.flatMap(({ text }) => sentencesOf(text)).filter((sentence) => old.has(sentence))).toEqual([]);
  },
);
