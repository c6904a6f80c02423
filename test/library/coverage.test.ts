// How far coverage can be trusted: against labels that a person gave to real documents, beside two simple ways of guessing.
// docs/coverage.md states the figures; they must not become worse.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Entry, entriesOf, personaChecklistOf } from "../../src/core/checklist/personaChecklist.ts";
import { keyId } from "../../src/core/checklist/tick.ts";
import { coveredPhaseOf, type PassagesByItem, passagesFor } from "../../src/core/guidance/coverage.ts";
import { coverageDocumentOf } from "../../src/core/guidance/coveragePassages.ts";
import { wordsOf } from "../../src/core/guidance/words.ts";
import { markdownOf } from "../../src/core/markdown.ts";
import { type PersonaEntry, personaEntryOf } from "../../src/core/persona/catalog.ts";
import { slug } from "../../src/core/text.ts";
import halves from "./coverage-labels.json";

interface Pair {
  readonly entry: PersonaEntry;
  readonly item: Entry;
  readonly text: string;
  readonly passages: PassagesByItem | undefined;
  readonly isAddressed: boolean;
}

const corpus = "../shared/corpus";
const entries = readdirSync("personas").map((name) =>
  personaEntryOf({ layer: "bundled", uri: name, text: readFileSync(`personas/${name}`, "utf8") }),
);
const items = new Map(
  entries.flatMap((entry) =>
    entriesOf(personaChecklistOf(entry.persona)).map((item) => [labelIdOf(entry, item), { entry, item }] as const),
  ),
);

function labelIdOf({ key }: PersonaEntry, { key: { place }, text }: Entry): string {
  return `${key}/${place}/${slug(text).split("-").slice(0, 9).join("-")}`;
}

test("every label is of an item that a bundled persona has", () => {
  const labeled = halves.flatMap(({ labels }) => Object.keys(labels));
  expect(labeled.filter((id) => !items.has(id))).toEqual([]);
  expect(labeled.length).toBeGreaterThan(700);
});

describe.skipIf(!existsSync(corpus))("against the labels (skipped: the corpus is not beside this checkout)", () => {
  const ways: Readonly<Record<string, (pair: Pair) => boolean>> = {
    coverage: isFound,
    "plain word overlap": isOverlapping,
    "always yes": () => true,
  };
  const stated = readFileSync("docs/coverage.md", "utf8").split("\n");
  const figuresOf = (half: string, way: string) => {
    const row = stated.find((line) => line.startsWith(`| ${half} | ${way} |`)) ?? "";
    const [precision = Number.NaN, recall = Number.NaN] = row.split("|").slice(3, 5).map(Number);
    return { precision, recall };
  };

  test.each(["tune", "report"])("is as precise and finds as much on the half “%s” as the docs say", (half) => {
    const pairs = pairsOf(half);
    for (const [way, guess] of Object.entries(ways)) {
      const { precision, recall } = measure(pairs, guess);
      expect(precision, way).toBeGreaterThanOrEqual(figuresOf(half, way).precision);
      expect(recall, way).toBeGreaterThanOrEqual(figuresOf(half, way).recall);
    }
  });
});

function pairsOf(half: string): readonly Pair[] {
  return halves
    .filter((each) => each.half === half)
    .flatMap(({ file, labels }) => {
      const text = readFileSync(`${corpus}/${file}`, "utf8");
      const phase = coveredPhaseOf(file.slice(file.lastIndexOf("/") + 1)) ?? "";
      const document = coverageDocumentOf(markdownOf(text));
      const passages = new Map(entries.map((entry) => [entry, passagesFor(entry, phase, document)]));
      return Object.entries(labels).flatMap(([id, label]) => {
        const found = items.get(id);
        if (!found) return [];
        return [{ ...found, text, passages: passages.get(found.entry), isAddressed: label.startsWith("addressed") }];
      });
    });
}

function measure(pairs: readonly Pair[], guess: (pair: Pair) => boolean) {
  const yes = pairs.filter(guess);
  const right = yes.filter(({ isAddressed }) => isAddressed).length;
  const all = pairs.filter(({ isAddressed }) => isAddressed).length;
  return { precision: right / yes.length, recall: right / all };
}

function isFound({ passages, item }: Pair): boolean {
  return (passages?.get(keyId(item.key)) ?? []).length > 0;
}

/** The share that does best on the half to tune on, as coverage's threshold was chosen. */
const overlap = 0.7;

function isOverlapping({ item, text }: Pair): boolean {
  const there = new Set(wordsOf(text).map(({ stem }) => stem));
  const words = [...new Set(wordsOf(item.text).map(({ stem }) => stem))];
  return words.filter((stem) => there.has(stem)).length >= words.length * overlap;
}
