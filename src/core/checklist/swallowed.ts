// Whether another writer's save has swallowed ticks: it had read the file before them and changed something of its own. Where
// nothing but the ticks was taken back, somebody meant it.
import { applyEdits, splitLines } from "../text.ts";
import type { Tick } from "./tick.ts";

/**
 * "there": the ticks are in the file. "taken back": nothing else is. "swallowed": they are not, and there is something else.
 * "gone": the file is another one, which has not even their items.
 */
export type Fate = "there" | "taken back" | "swallowed" | "gone";

export interface WrittenChange {
  make(text: string): Tick;
  /** Whether it added lines, as evidence does. */
  readonly adds: boolean;
}

/** `saved`: the text with what `changes` made, in their order; `now`: what the file says. */
export function fateOf(saved: string, now: string, changes: readonly WrittenChange[]): Fate {
  if (saved === now) return "there";
  let again = now;
  let isOther = false;
  for (const { adds, make } of changes) {
    const tick = make(again);
    const made = tick.kind === "edit" ? applyEdits(again, tick.edits) : undefined;
    // Where a mark would bring a line, its item is gone.
    if (made === undefined || (!adds && addsLines(again, made))) isOther = true;
    else again = made;
  }
  if (again === now) return isOther ? "gone" : "there";
  return again === saved ? "taken back" : "swallowed";
}

/** Whether `after` has more lines than `before`. */
export function addsLines(before: string, after: string): boolean {
  return splitLines(after).length > splitLines(before).length;
}

/** `text` with what `changes` make, in their order. */
export function withChanges(text: string, changes: readonly ((text: string) => Tick)[]): string {
  return changes.reduce((before, change) => {
    const tick = change(before);
    return tick.kind === "edit" ? applyEdits(before, tick.edits) : before;
  }, text);
}
