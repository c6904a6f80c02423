// Which terms stand in a text, and which one at a place. A look-up reads a few words around the place, whatever the size
// of the document; a scan reads each word once.
import { isStatusCode, targetFinder } from "./surroundings.ts";
import type { Term, TermIndex } from "./term.ts";
import { termKey, type Word, wordsAround, wordsOf } from "./words.ts";

export interface TermMatch {
  readonly term: Term;
  /** Characters in the text. */
  readonly start: number;
  readonly end: number;
}

/** How far around the place words are read: lines may be very long. */
const reach = 160;

/** The longest term that covers `character` of `text`, of two the weightier; none in a link's target or a path. */
export function termAt(text: string, character: number, index: TermIndex): TermMatch | undefined {
  const from = Math.max(0, character - reach);
  const near = text.slice(from, character + reach);
  const words = wordsAround(near, character - from, index.longest - 1);
  const at = words.findLastIndex(({ start, end }) => from + start <= character && character <= from + end);
  let best: Found | undefined;
  for (let first = at; first >= 0 && first > at - index.longest; first--) {
    const found = longestFrom(near, words, first, index, at - first + 1);
    if (found && (!best || rankOf(found) > rankOf(best))) best = found;
  }
  const match = best && { term: best.term, start: from + best.start, end: from + best.end };
  return match && meaningIn(text)(match) ? match : undefined;
}

/** The terms of `text` in their order, none over another: of two that overlap the one that begins first. Linear time. */
export function termsIn(text: string, index: TermIndex): readonly TermMatch[] {
  const matches: TermMatch[] = [];
  // By paragraphs, over the end of which no term reaches: the words of one are forgotten before the next is read.
  for (let from = 0, to = 0; from < text.length; from = to + 2) {
    to = text.indexOf("\n\n", from);
    if (to < 0) to = text.length;
    for (const { term, start, end } of termsOfParagraph(text.slice(from, to), index))
      matches.push({ term, start: from + start, end: from + end });
  }
  return matches;
}

function termsOfParagraph(text: string, index: TermIndex): readonly TermMatch[] {
  const words = wordsOf(text);
  const isMeant = meaningIn(text);
  const matches: TermMatch[] = [];
  for (let first = 0; first < words.length; first++) {
    const found = longestFrom(text, words, first, index, 1);
    if (!found || !isMeant(found)) continue;
    matches.push(found);
    first += found.count - 1;
  }
  return matches;
}

/** Every term that `text` speaks of, those inside longer ones too: "migration" of "database migration". */
export function everyTermIn(text: string, index: TermIndex): ReadonlySet<Term> {
  const words = wordsOf(text);
  const isMeant = meaningIn(text);
  const found = words.flatMap((_, first) => allFrom(text, words, first, index).filter(isMeant));
  return new Set(found.map(({ term }) => term));
}

interface Found extends TermMatch {
  /** Of words. */
  readonly count: number;
}

/** The term of the most words, at least `least`, that begins with `words[first]`. */
function longestFrom(
  text: string,
  words: readonly Word[],
  first: number,
  index: TermIndex,
  least: number,
): Found | undefined {
  const found = allFrom(text, words, first, index).at(-1);
  return found && found.count >= least ? found : undefined;
}

const none: readonly Found[] = [];

/** The terms that begin with `words[first]`, the shortest first. */
function allFrom(text: string, words: readonly Word[], first: number, { starts, terms }: TermIndex): readonly Found[] {
  const begin = words[first];
  const most = begin && starts.get(begin.stem);
  if (!begin || most === undefined) return none;
  const found: Found[] = [];
  let { stem: key, end } = begin;
  for (let count = 1; ; count++) {
    const term = terms.get(key);
    if (term) found.push({ term, start: begin.start, end, count });
    const next = words[first + count];
    if (count === most || !next || !joins.test(text.slice(end, next.start))) return found;
    key += ` ${next.stem}`;
    end = next.end;
  }
}

/** What may stand between the words of one term: `rate-limiting`, `CI/CD`, `**rate** limiting`; also one line's end. */
const joins = /^[^\S\n\r]*(?:[-‐–/_&*`'"“”’][^\S\n\r]*)*(?:\r?\n[^\S\n\r>]*>?[^\S\n\r]*)?$/;

function rankOf({ count, term }: Found): number {
  return count * 100 + term.weight;
}

/** Tells of matches whether the words are meant: not in a link's target or a path, and a number only as a status code. */
function meaningIn(text: string): (match: TermMatch) => boolean {
  const isInTarget = targetFinder(text);
  return ({ end, start }) => {
    if (isInTarget(start, end)) return false;
    return !/^\d{3}$/.test(termKey(text.slice(start, end))) || isStatusCode(text, start, end);
  };
}
