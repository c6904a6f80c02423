// Makes changes again that a file has lost: the last word that was asked for stands, whatever came between.
import type * as vscode from "vscode";
import { isDone, type Tick } from "../../core/checklist/tick.ts";
import { readText } from "../files.ts";

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

/** What was asked for once, for one item. */
export interface Change {
  readonly make: MakeTick;
  /** The click that asked for it, maybe for more than one. */
  readonly click: Click;
}

/** What is to be written at once. */
export interface Request {
  readonly make: MakeTick;
  /** One for each item. */
  readonly changes: readonly Change[];
}

export interface Click {
  /** Writes some of its changes once more; not to be called but in the file's turn. */
  again(place: vscode.Uri, changes: readonly Change[]): Promise<void>;
}

/** Makes `lost` again, and with them those of `asked` for later that this undoes. `asked`: all of the file, in their order. */
export async function makeAgain(place: vscode.Uri, lost: readonly Change[], asked: readonly Change[]): Promise<void> {
  const isLost = new Set(lost);
  const isIn = ({ make }: Change, text: string) => isDone(make(text));
  const later = asked.slice(asked.findIndex((change) => isLost.has(change)));
  const before = (await readText(place)) ?? "";
  const kept = later.filter((change) => !isLost.has(change) && isIn(change, before));
  await writeAgain(
    place,
    later.filter((change) => isLost.has(change)),
  );
  const after = (await readText(place)) ?? "";
  await writeAgain(
    place,
    kept.filter((change) => !isIn(change, after)),
  );
}

/** Those of one click at once. */
async function writeAgain(place: vscode.Uri, changes: readonly Change[]): Promise<void> {
  for (const click of new Set(changes.map((change) => change.click))) {
    const own = changes.filter((change) => change.click === click);
    await click.again(place, own);
  }
}
