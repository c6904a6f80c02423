// Writes a tick past VS Code. That goes by a file's time and size, and some ten milliseconds pass between its last look and
// its write: it would write over another program's tick, and an edit that waits for its save may be taken back with its tab.
import * as vscode from "vscode";
import { doneIn } from "../../core/checklist/joinedTicks.ts";
import { hasEdits } from "../../core/checklist/tick.ts";
import { applyEdits, withoutByteOrderMark } from "../../core/text.ts";
import { hasUnsavedText, isInTab } from "../activeDocument.ts";
import { toVsText } from "../convert.ts";
import { steadyText, textOnDisk } from "./diskText.ts";
import { followed } from "./following.ts";
import { grownText, isMoving } from "./growing.ts";
import type { Change, Request } from "./makeAgain.ts";
import { whyReadOnly } from "./readOnly.ts";
import { noteTick } from "./recentTicks.ts";
import { tellSharedUndo } from "./sharedUndo.ts";
import { swapOrTell, withLineEndsOf } from "./swap.ts";
import { notText, type Place } from "./writableDocument.ts";
import { isBusy } from "./writeTimes.ts";

/** The file may change between reading and writing; then it is read again, this often. */
const attempts = 10;

export type Written =
  /** Why nothing was written, as a sentence. */
  | { readonly refusal: string }
  /** What the file says now of what was asked for. */
  | { readonly done: readonly Change[] };

/** `undefined` where a tick belongs into the document: it has unsaved text, or there is no file. */
export async function tickDirectly(
  uri: vscode.Uri,
  { barrier, stat }: Place,
  { changes, make }: Request,
): Promise<Written | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  if (barrier !== undefined) return { refusal: barrier };
  if (!stat) return undefined;
  const isSteady = !isBusy(uri, stat);
  const read = () => (isSteady ? textOnDisk(uri) : steadyText(uri));
  const first = await read();
  let text = first;
  // VS Code would refuse to open some of those, with an error.
  if (text === undefined) return (await textOnDisk(uri)) === undefined ? { refusal: notText(uri) } : undefined;
  // So that it is an undo step there, once VS Code has read the file again, and one that leaves others' changes alone.
  const document = await vscode.workspace.openTextDocument(uri);
  const lock = whyReadOnly(document);
  if (lock !== undefined) return { refusal: lock };
  if (hasUnsavedText(document)) return undefined;
  if (!isSteady || isInTab(uri)) {
    await followed(document, text);
    text = await read();
  }
  /** What the file says when it grows no more. */
  let whole = isSteady && text === first ? text : undefined;
  for (let attempt = 0; attempt < attempts; attempt++, text = await steadyText(uri)) {
    if (text === undefined || hasUnsavedText(document)) return undefined;
    const tick = make(text);
    const made = hasEdits(tick) ? applyEdits(text, withLineEndsOf(text, tick.edits)) : text;
    const mayCome = tick.kind === "refused" || (tick.kind === "edit" && tick.isAbsent);
    if (text !== whole && (mayCome || isMoving(text, made))) {
      whole = await grownText(uri, text);
      if (whole === undefined) break;
      if (text !== whole || hasUnsavedText(document)) continue;
    }
    // VS Code may have been in the middle of a save.
    if (tick.kind === "refused" && attempt === 0) continue;
    if (tick.kind === "refused") return { refusal: toVsText(tick.message) };
    if (!hasEdits(tick)) return { done: doneIn(text, changes) };
    const end = await swapOrTell(uri, text, made);
    if (end === "refused") continue;
    if (end !== undefined) return { refusal: end };
    const done = doneIn(made, changes);
    const isIn = (now: string) => done.every((change) => !hasEdits(change.make(now)));
    tellSharedUndo(document, { known: text, made, isIn });
    noteTick(uri, done, { before: withoutByteOrderMark(text), after: withoutByteOrderMark(made) });
    return { done };
  }
  return { refusal: vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path) };
}
