// Whether another writer's save has swallowed changes: it had read the file before them and changed something of its own. Goes
// by lines, as many as a file has: it is asked each time that somebody writes the file.
import { splitLines } from "../text.ts";
import { hasEdits, type Tick } from "./tick.ts";

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

export function changedLines(before: string, after: string): ChangedLines {
  const more = new Map<string, number>();
  for (const line of splitLines(before)) more.set(line, (more.get(line) ?? 0) + 1);
  for (const line of splitLines(after)) more.set(line, (more.get(line) ?? 0) - 1);
  const those = (has: (count: number) => boolean) => [...more].flatMap(([line, count]) => (has(count) ? [line] : []));
  return { before: those((count) => count > 0), after: those((count) => count < 0) };
}

/** Those of `changes` that `now` lacks. `saved`: the text with all of them. */
export function missedOf<T extends WrittenChange>(saved: string, now: string, changes: readonly T[]): readonly T[] {
  if (saved === now) return [];
  const { after: gained, before: lost } = changedLines(saved, now);
  const [isLost, isGained] = [new Set(lost), new Set(gained)];
  return changes.filter(({ lines: { after, before } }) =>
    after.length > 0 ? after.some((line) => isLost.has(line)) : before.some((line) => isGained.has(line)),
  );
}

/** What became of `changes` of which `now` lacks `missed`. */
export function fateOf(saved: string, now: string, missed: readonly WrittenChange[]): Fate {
  if (missed.length === 0) return "there";
  const isHere = new Set(splitLines(now));
  const canBeMade = ({ lines: { before }, make }: WrittenChange) =>
    before.length > 0 ? before.some((line) => isHere.has(line)) : hasEdits(make(now));
  if (!missed.some(canBeMade)) return "gone";
  const { after: gained, before: lost } = changedLines(saved, now);
  const ours = new Set(missed.flatMap(({ lines }) => [...lines.before, ...lines.after]));
  return [...gained, ...lost].every((line) => ours.has(line)) ? "taken back" : "swallowed";
}
