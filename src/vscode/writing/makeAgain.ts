// Makes changes again that a file has lost: the last word that was asked for stands, whatever came between.
import type * as vscode from "vscode";
import { apartIn, joined } from "../../core/checklist/joinedTicks.ts";
import { hasEdits, isDone, type Tick, withTick } from "../../core/checklist/tick.ts";
import { readText } from "../files.ts";

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

/** What was asked for once, for one item. */
export interface Change {
  readonly make: MakeTick;
  /** Writes `request`, this change or more; not to be called but in the file's turn. */
  again(place: vscode.Uri, request: Request): Promise<void>;
}

/** What is to be written at once. */
export interface Request {
  readonly make: MakeTick;
  /** One for each item. */
  readonly changes: readonly Change[];
}

/** Makes those of `lost` again that nothing has undone that was asked for later. `asked`: all of the file, in their order. */
export async function makeAgain(place: vscode.Uri, lost: readonly Change[], asked: readonly Change[]): Promise<void> {
  const text = (await readText(place)) ?? "";
  const isLost = new Set(lost);
  const all = [...lost.filter((change) => !asked.includes(change)), ...asked];
  const later = all.slice(all.findIndex((change) => isLost.has(change)));
  const kept = later.filter(({ make }) => isDone(make(text)));
  const wanted = [...later.filter((change) => isLost.has(change)), ...kept].reduce(
    (now, { make }) => withTick(now, make(now)),
    text,
  );
  let left = later.filter((change) => isLost.has(change) && !hasEdits(change.make(wanted)));
  while (left[0]) {
    const changes = apartIn((await readText(place)) ?? "", left);
    await left[0].again(place, { make: (now) => joined(now, changes), changes });
    left = left.filter((change) => !changes.includes(change));
  }
}
