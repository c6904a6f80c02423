// Which known word was meant by a misspelled one.
import { distance } from "fastest-levenshtein";

const longest = 64;

/** The candidate that differs from `word` in at most a third of its letters, one at the least; `undefined` without one. */
export function closestTo(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.slice(0, longest).toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = candidates
    .map((candidate) => ({ candidate, apart: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ apart, candidate }) => apart <= most && apart < candidate.length)
    .sort((a, b) => a.apart - b.apart);
  return near[0]?.candidate;
}
