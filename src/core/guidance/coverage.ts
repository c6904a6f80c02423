// Which items of a persona a document speaks of, and which passages say so. A score of shared words that docs/coverage.md
// explains; no model, nothing learned. It judges what is spoken of, never whether it is good enough.
import type { Entry, EntryGroup, EntrySection } from "../checklist/personaChecklist.ts";
import { keyId } from "../checklist/tick.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { phases } from "../speckit/phases.ts";
import type { Range } from "../text.ts";
import type { CoverageDocument } from "./coveragePassages.ts";
import { type Subject, type SubjectWord, subjectsOf } from "./coverageSubjects.ts";

/** A passage that speaks of an item. */
interface Passage {
  readonly range: Range;
  /** The item's words that it has, itself or in other words, as the item has them. */
  readonly words: readonly string[];
}

/** By `keyId`, for each item that was looked for: best first, a few at most, empty for an item that was not found. */
export type PassagesByItem = ReadonlyMap<string, readonly Passage[]>;

export interface CoveredItem {
  readonly item: Entry;
  readonly group: EntryGroup;
  readonly passages: readonly Passage[];
}

/** The phase that writes the document at `path`, below the feature's directory; `undefined` for other documents. */
export function coveredPhaseOf(path: string): string | undefined {
  return phases.find(({ document }) => document === path)?.id;
}

/** Weighed over all words of an item, so much must be there. Chosen on one half of the labels: docs/coverage.md. */
const threshold = 0.49;
/** So many words must be there: one alone says nothing. */
const leastWords = 2;
/** What a word of a heading above the passage counts, and all frame words together count as words. */
const half = 0.5;
/** A word that more of the document's passages have is what the feature is about, and counts less. */
const commonShare = 0.12;
const commonWeight = 0.7;
/** What an example adds, of what is missing. */
const exampleWeight = 0.15;
/** For one item. */
const mostPassages = 3;

/**
 * Where `document` speaks of the persona's items of `phase`. `undefined` where coverage says nothing: the phase has no
 * items, or the document or the persona is not in English.
 */
export function passagesFor(
  entry: PersonaEntry,
  phase: string,
  document: CoverageDocument,
): PassagesByItem | undefined {
  const subjects = subjectsOf(entry).get(phase);
  if (!subjects || !document.isEnglish) return undefined;
  return new Map(Array.from(subjects, ([id, subject]) => [id, passagesOf(subject, document)]));
}

/** The items that were looked for, as `sections` have them now; without those that do not apply. */
export function coveredItemsOf(sections: readonly EntrySection[], passages: PassagesByItem): readonly CoveredItem[] {
  return sections
    .flatMap(({ groups }) => groups)
    .flatMap((group) =>
      group.entries.flatMap((item) => {
        const found = item.notApplicable === undefined ? passages.get(keyId(item.key)) : undefined;
        return found ? [{ item, group, passages: found }] : [];
      }),
    );
}

/** What one passage has of an item. */
interface Found {
  score: number;
  /** How many words, halves included; frame words left out. */
  count: number;
  hasFrame: boolean;
  readonly words: string[];
}

function passagesOf({ examples, weight, words }: Subject, document: CoverageDocument): readonly Passage[] {
  const found = new Map<number, Found>();
  for (const word of words) {
    for (const [passage, share] of sharesOf(word, document)) {
      const here = found.get(passage) ?? { score: 0, count: 0, hasFrame: false, words: [] };
      found.set(passage, here);
      here.score += (word.weight * share) / weight;
      here.words.push(word.text);
      if (word.isFrame) here.hasFrame = true;
      else here.count += share === half ? half : 1;
    }
  }
  const withExample = new Set(examples.flatMap((root) => document.byRoot.get(root) ?? []));
  const scored = Array.from(found, ([passage, { count, hasFrame, score, words: texts }]) => {
    const example = withExample.has(passage) ? 1 : 0;
    const isEnough = count + example + (hasFrame ? half : 0) >= leastWords;
    return { passage, texts, score: isEnough ? score + example * exampleWeight * (1 - score) : 0 };
  });
  return scored
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, mostPassages)
    .flatMap(({ passage, texts }) => {
      const range = document.passages[passage];
      return range ? { range, words: texts } : [];
    });
}

/** The passages that have a word, and how much of its weight it counts there. */
function sharesOf({ isFrame, roots }: SubjectWord, document: CoverageDocument): ReadonlyMap<number, number> {
  const { byHeading, byRoot, passages } = document;
  const shares = new Map<number, number>();
  const [own = ""] = roots;
  for (const passage of byHeading.get(own) ?? []) shares.set(passage, half);
  for (const root of roots) {
    const there = byRoot.get(root) ?? [];
    const share = !isFrame && there.length > passages.length * commonShare ? commonWeight : 1;
    for (const passage of there) shares.set(passage, Math.max(shares.get(passage) ?? 0, share));
  }
  return shares;
}
