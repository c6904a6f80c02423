// Whether another writer's save has swallowed ticks: it had read the file before them and changed something of its own. Where
// nothing but the ticks was taken back, somebody meant it.
import { applyEdits, splitLines } from "../text.ts";
import type { Tick } from "./tick.ts";

/**
 * "there": the ticks are in the file. "taken back": nothing else is. "swallowed": they are not, and there is something else.
 * "gone": the file is another one, which has not even their items.
 */
export type Fate = "there" | "taken back" | "swallowed" | "gone";

/** `saved`: the text with what `changes` made, in their order; `now`: what the file says. */
export function fateOf(saved: string, now: string, changes: readonly ((text: string) => Tick)[]): Fate {
  if (saved === now) return "there";
  const again = withChanges(now, changes);
  if (again === now) return changes.every((change) => change(now).kind === "edit") ? "there" : "gone";
  // Where lines would come in, the items themselves are gone.
  if (splitLines(again).length !== splitLines(now).length) return "gone";
  return again === saved ? "taken back" : "swallowed";
}

/** `text` with what `changes` make, in their order. */
export function withChanges(text: string, changes: readonly ((text: string) => Tick)[]): string {
  return changes.reduce((before, change) => {
    const tick = change(before);
    return tick.kind === "edit" ? applyEdits(before, tick.edits) : before;
  }, text);
}
