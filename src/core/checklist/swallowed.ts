// Whether another writer's save has swallowed ticks: it had read the file before them and changed something of its own. Where
// nothing but the ticks was taken back, somebody meant it.
import { applyEdits, splitLines } from "../text.ts";
import type { Tick } from "./tick.ts";

/** `saved`: the text with what `changes` made, in their order; `now`: what the file says. */
export function isSwallowed(saved: string, now: string, changes: readonly ((text: string) => Tick)[]): boolean {
  if (saved === now) return false;
  const again = withChanges(now, changes);
  // Where lines would come in, the items themselves are gone: the file is another one.
  const hasItems = splitLines(again).length === splitLines(now).length;
  return hasItems && again !== now && again !== saved;
}

/** `text` with what `changes` make, in their order. */
export function withChanges(text: string, changes: readonly ((text: string) => Tick)[]): string {
  return changes.reduce((before, change) => {
    const tick = change(before);
    return tick.kind === "edit" ? applyEdits(before, tick.edits) : before;
  }, text);
}
