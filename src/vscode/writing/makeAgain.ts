// Makes changes again that a file has lost: the last word that was asked for stands, whatever came between.
import type * as vscode from "vscode";
import { apartIn, joined, wantedOf } from "../../core/checklist/joinedTicks.ts";
import { hasEdits, type Tick } from "../../core/checklist/tick.ts";
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
  let left = wantedOf((await readText(place)) ?? "", lost, asked);
  while (left[0]) {
    const changes = apartIn((await readText(place)) ?? "", left);
    // Each is right by itself: together they are only where they change lines of their own, in that text too.
    const make: MakeTick = (now) => joined(now, now === undefined ? changes : apartIn(now, changes));
    await left[0].again(place, { make, changes });
    const made = (await readText(place)) ?? "";
    const undone = changes.filter((change) => hasEdits(change.make(made)));
    const isGettingOn = undone.length < changes.length;
    left = left.filter((change) => !changes.includes(change) || (isGettingOn && undone.includes(change)));
  }
}
