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
export interface Passage {
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

function passagesOf({ examples, weight, words }: Subject, document: CoverageDocument): readonly Passage[] {
  const size = document.passages.length;
  const scores = new Float64Array(size);
  /** How many of the words a passage has, halves included. */
  const counts = new Float64Array(size);
  const frames = new Uint8Array(size);
  const shares = new Float64Array(size);
  for (const word of words) {
    takeShares(word, document, shares);
    shares.forEach((share, passage) => {
      if (share === 0) return;
      scores[passage] = (scores[passage] ?? 0) + (word.weight * share) / weight;
      if (word.isFrame) frames[passage] = 1;
      else counts[passage] = (counts[passage] ?? 0) + (share === half ? half : 1);
    });
  }
  for (const passage of new Set(examples.flatMap((root) => document.byRoot.get(root) ?? []))) {
    const score = scores[passage] ?? 0;
    scores[passage] = score + exampleWeight * (1 - score);
    counts[passage] = (counts[passage] ?? 0) + 1;
  }
  const found: { readonly passage: number; readonly score: number }[] = [];
  scores.forEach((score, passage) => {
    const count = (counts[passage] ?? 0) + (frames[passage] === 1 ? half : 0);
    if (score >= threshold && count >= leastWords) found.push({ passage, score });
  });
  return found
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, mostPassages)
    .flatMap(({ passage }) => {
      const range = document.passages[passage];
      const there = words.filter((word) => {
        takeShares(word, document, shares);
        return (shares[passage] ?? 0) > 0;
      });
      return range ? { range, words: there.map(({ text }) => text) } : [];
    });
}

/** Puts into `shares` how much of a word's weight counts in each passage; 0 where it is not. */
function takeShares({ isFrame, roots }: SubjectWord, document: CoverageDocument, shares: Float64Array): void {
  shares.fill(0);
  const [own = ""] = roots;
  for (const passage of document.byHeading.get(own) ?? []) shares[passage] = half;
  for (const root of roots) {
    const there = document.byRoot.get(root) ?? [];
    const share = !isFrame && there.length > shares.length * commonShare ? commonWeight : 1;
    for (const passage of there) shares[passage] = Math.max(shares[passage] ?? 0, share);
  }
}
