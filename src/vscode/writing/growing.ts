// Waits for a program that writes a file piece by piece, as one that streams its answer: it goes on where it was in the file,
// and writes over what stands there by then.
import type * as vscode from "vscode";
import { statOf } from "../files.ts";
import { textOnDisk } from "./diskText.ts";
import { isBusy } from "./writeTimes.ts";

/** Milliseconds after which the last piece has been written. */
const rest = 1_000;
/** Milliseconds after which a file that keeps growing is given up. */
const patience = 4_000;
/** Milliseconds between two looks. */
const pause = 30;

/**
 * What the file, which has said `text`, says when it grows no more: nobody has written it for a while, or somebody has as a
 * whole. `undefined` when it does not end.
 */
export async function grownText(uri: vscode.Uri, text: string): Promise<string | undefined> {
  let before = text;
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const stat = await statOf(uri);
    if (!stat || !isBusy(uri, stat, rest)) return before;
    await new Promise((resolve) => setTimeout(resolve, pause));
    // A piece may end inside of a character.
    const now = await textOnDisk(uri).catch(() => undefined);
    if (now === undefined) continue;
    // What is shorter was emptied, to be written anew.
    if (now.length >= before.length && !now.startsWith(before)) return now;
    before = now;
  }
  return undefined;
}
