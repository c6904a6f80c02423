// Several changes that are written at once.
import { hasEdits, isDone, type Tick, withTick } from "./tick.ts";

interface Making {
  make(text: string | undefined): Tick;
}

/** Those of `changes` that `text` has: what is asked for several items at once leaves some of them as they are. */
export function doneIn<Change extends Making>(text: string, changes: readonly Change[]): readonly Change[] {
  return changes.length > 1 ? changes.filter(({ make }) => isDone(make(text))) : changes;
}

/** Those of `lost` that nothing has undone which was asked for later and is in `text`. `asked`: all, in their order. */
export function wantedOf<Change extends Making>(
  text: string,
  lost: readonly Change[],
  asked: readonly Change[],
): readonly Change[] {
  const isLost = new Set(lost);
  const all = [...lost.filter((change) => !asked.includes(change)), ...asked];
  const later = all.slice(all.findIndex((change) => isLost.has(change)));
  const wanted = later
    .filter((change) => isLost.has(change) || isDone(change.make(text)))
    .reduce((now, { make }) => withTick(now, make(now)), text);
  return later.filter((change) => isLost.has(change) && !hasEdits(change.make(wanted)));
}

/** Those of `changes` that change lines of their own in `text`; the first alone when none can be made. Not empty, as `changes`. */
export function apartIn<Change extends Making>(text: string, changes: readonly Change[]): readonly Change[] {
  const taken = new Set<number>();
  const apart = changes.filter(({ make }) => {
    const tick = make(text);
    if (tick.kind !== "edit") return false;
    const lines = tick.edits.flatMap(({ range }) => [range.start.line, range.end.line]);
    const isApart = lines.every((line) => !taken.has(line));
    for (const line of lines) taken.add(line);
    return isApart;
  });
  return apart.length > 0 ? apart : changes.slice(0, 1);
}

/** All of `changes`; what the first of them says that is no edit. */
export function joined(text: string | undefined, changes: readonly Making[]): Tick {
  const ticks = changes.map(({ make }) => make(text));
  const edits = ticks.flatMap((tick) => (tick.kind === "edit" ? tick.edits : []));
  const isAbsent = ticks.some((tick) => tick.kind === "edit" && tick.isAbsent);
  return ticks.find(({ kind }) => kind !== "edit") ?? { kind: "edit", edits, isAbsent };
}
