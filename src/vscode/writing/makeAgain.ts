// Makes changes again that a file has lost: the last word that was asked for stands, whatever came between.
import type * as vscode from "vscode";
import { isDone, type Tick } from "../../core/checklist/tick.ts";
import { readText } from "../files.ts";

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

/** What was asked for once. */
export interface Change {
  readonly make: MakeTick;
  /** Writes it once more; not to be called but in the file's turn. */
  again(place: vscode.Uri): Promise<void>;
}

/** Makes `lost` again, and with them those of `asked` for later that this undoes. `asked`: all of the file, in their order. */
export async function makeAgain(place: vscode.Uri, lost: readonly Change[], asked: readonly Change[]): Promise<void> {
  const isLost = new Set(lost);
  const isIn = ({ make }: Change, text: string) => isDone(make(text));
  const later = asked.slice(asked.findIndex((change) => isLost.has(change)));
  const before = (await readText(place)) ?? "";
  const kept = later.filter((change) => !isLost.has(change) && isIn(change, before));
  for (const change of later) if (isLost.has(change)) await change.again(place);
  const after = (await readText(place)) ?? "";
  for (const change of kept) if (!isIn(change, after)) await change.again(place);
}
