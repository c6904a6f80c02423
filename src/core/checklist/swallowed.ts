// Whether another writer's save has swallowed changes: it had read the file before them and changed something of its own. Goes
// by lines as far as they tell: it is asked each time that somebody writes the file.
import { splitLines } from "../text.ts";
import { sameText, stateOf } from "./checklist.ts";
import { hasEdits, type Tick, withTick } from "./tick.ts";

/** The lines that only one of two texts has, or has more often. */
export interface ChangedLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface WrittenChange {
  make(text: string): Tick;
  readonly lines: ChangedLines;
}

/**
 * "there": the changes are in the file. "taken back": nothing else has changed. "swallowed": they are not, and something else
 * has. "gone": the file is another one, which has not even their items.
 */
export type Fate = "there" | "taken back" | "swallowed" | "gone";

/** As many are made to try, since each reads the text; so many tell enough. */
const mostTries = 20;

export function changedLines(before: string, after: string): ChangedLines {
  const [old, fresh] = [countsOf(before), countsOf(after)];
  const more = (many: Counts, few: Counts) => [...many.keys()].filter((line) => count(many, line) > count(few, line));
  return { before: more(old, fresh), after: more(fresh, old) };
}

/** What is left of a change after a later one, which may have undone a part of it; `undefined` when nothing is. */
export function leftOf({ after, before }: ChangedLines, later: ChangedLines): ChangedLines | undefined {
  const left = {
    before: before.filter((line) => !later.after.includes(line)),
    after: after.filter((line) => !later.before.includes(line)),
  };
  return left.before.length + left.after.length > 0 ? left : undefined;
}

/** Those of `changes` that `now` lacks. `saved`: what the file said last. */
export function missedOf<T extends WrittenChange>(saved: string, now: string, changes: readonly T[]): readonly T[] {
  if (changes.length === 0) return [];
  const [had, has] = [countsOf(saved), countsOf(now)];
  return changes.filter(({ lines: { after, before }, make }) => {
    if (after.some((line) => !has.has(line))) return true;
    const isBack = before.some((line) => count(has, line) > count(had, line));
    if (after.length === 0) return isBack && hasEdits(make(now));
    // Another line may say the same.
    const hasTwin = before.some((line) => had.has(line)) || after.some((line) => count(had, line) > 1);
    return hasTwin && hasEdits(make(now)) && !hasEdits(make(saved));
  });
}

/** What became of `changes` of which `now` lacks `missed`. */
export function fateOf(saved: string, now: string, missed: readonly WrittenChange[]): Fate {
  if (missed.length === 0) return "there";
  const tried = missed.slice(0, mostTries);
  const areAllTried = tried.length === missed.length;
  if (areAllTried && !tried.some(openIn(now))) return "gone";
  const { after: gained, before: lost } = changedLines(saved, now);
  const ours = new Set(missed.flatMap(({ lines }) => [...lines.before, ...lines.after]));
  if ([...gained, ...lost].some((line) => !ours.has(line))) return "swallowed";
  if (!areAllTried) return "taken back";
  const again = tried.reduce((text, { make }) => withTick(text, make(text)), now);
  // Other line ends are a change as well.
  return again === saved ? "taken back" : "swallowed";
}

/** Of a change that `now` lacks: whether what it has changed is there as it was before. */
export function openIn(now: string): (change: WrittenChange) => boolean {
  let said: ReadonlySet<string> | undefined;
  const isSaid = (line: string) => {
    said ??= new Set(splitLines(now).map(saidBy));
    return said.has(saidBy(line));
  };
  return ({ lines, make }) => {
    const tick = make(now);
    return hasEdits(tick) || (tick.kind === "refused" && lines.before.some(isSaid));
  };
}

/** By which an item is known again that is not found: it stands below another heading, in a list of another kind. */
function saidBy(line: string): string {
  const [whole, mark] = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[([^\]]*)\]\s)?/.exec(line) ?? [""];
  return `${mark === undefined ? "" : stateOf(mark)} ${sameText(line.slice(whole.length))}`;
}

type Counts = ReadonlyMap<string, number>;

function countsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const line of splitLines(text)) counts.set(line, count(counts, line) + 1);
  return counts;
}

function count(counts: Counts, line: string): number {
  return counts.get(line) ?? 0;
}
