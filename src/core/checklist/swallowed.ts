// Whether another writer's save has swallowed ticks: it had read the file before them and changed marks of its own, so that
// the file is as long as before and no editor notices. Where nothing but the ticks was taken back, somebody meant it.
import { applyEdits } from "../text.ts";
import type { Tick } from "./tick.ts";

const mark = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)[^\]\r\n]{1,4}\]/gm;

/** `saved`: the text with what `changes` made, in their order; `now`: what the file says. Only marks may differ. */
export function isSwallowed(saved: string, now: string, changes: readonly ((text: string) => Tick)[]): boolean {
  if (saved === now || saved.replace(mark, "$1") !== now.replace(mark, "$1")) return false;
  const again = changes.reduce((text, change) => {
    const tick = change(text);
    return tick.kind === "edit" ? applyEdits(text, tick.edits) : text;
  }, now);
  return again !== now && again !== saved;
}
