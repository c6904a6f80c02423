// Waits for a program that writes a file piece by piece, as one that streams its answer: it goes on where it was in the file,
// and writes over what stands there by then.
import type * as vscode from "vscode";
import { statOf } from "../files.ts";
import { textOnDisk } from "./diskText.ts";
import { isBusy } from "./writeTimes.ts";

/** Milliseconds after which the last piece has been written. */
const rest = 1_000;
/** Milliseconds after which a file that keeps changing is given up. */
const patience = 4_000;
/** Milliseconds between two looks. */
const pause = 30;

/**
 * What the file, which has said `text`, says when nobody has written it for a while; `undefined` when that does not come. A
 * text that is written at once looks like the first piece of a longer one.
 */
export async function grownText(uri: vscode.Uri, text: string): Promise<string | undefined> {
  let last = text;
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const stat = await statOf(uri);
    if (!stat || !isBusy(uri, stat, rest)) return last;
    await new Promise((resolve) => setTimeout(resolve, pause));
    // A piece may end inside of a character.
    const now = await textOnDisk(uri).catch(() => undefined);
    if (now !== undefined) last = now;
  }
  return undefined;
}

/** Whether bytes move that such a program would write over: what is one character may be more bytes, as `✓` is. */
export function isMoving(before: string, after: string): boolean {
  const [there, then] = [before, after].map((text) => new TextEncoder().encode(text).length);
  return there !== then;
}
