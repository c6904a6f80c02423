// Writes a tick past VS Code into a file that no tab shows or that another program is at work on. VS Code goes by a file's time
// and size, and some ten milliseconds pass between its last look and its write: it would write over another tick.
import * as vscode from "vscode";
import { hasEdits } from "../../core/checklist/tick.ts";
import { applyEdits, withoutByteOrderMark } from "../../core/text.ts";
import { isInTab } from "../activeDocument.ts";
import { toVsText } from "../convert.ts";
import { guard } from "../log.ts";
import { steadyText, textOnDisk } from "./diskText.ts";
import { withLineEndsOf } from "./documentEdits.ts";
import { whyReadOnly } from "./readOnly.ts";
import { tellSharedUndo } from "./sharedUndo.ts";
import { type Change, noteTick } from "./swallowedTicks.ts";
import { swapText } from "./swap.ts";
import { isSame, notText, type Place } from "./writableDocument.ts";
import { isBusy } from "./writeTimes.ts";

/** The file may change between reading and writing; then it is read again, this often. */
const attempts = 10;
/** Milliseconds within which VS Code has read a file again that somebody wrote: as a rule, and at the most. */
const usualReading = 300;
const longestReading = 2_000;

export interface Written {
  /** Why nothing was written, as a sentence; `undefined` when the file says what was asked for. */
  readonly refusal: string | undefined;
}

/** `undefined` where a tick belongs into the document: it has unsaved text, or there is no file. */
export async function tickDirectly(
  uri: vscode.Uri,
  { barrier, stat }: Place,
  change: Change,
): Promise<Written | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  if (barrier !== undefined) return { refusal: barrier };
  if (!stat) return undefined;
  const isSteady = !isBusy(uri, stat);
  let text = isSteady ? await textOnDisk(uri) : await steadyText(uri);
  // VS Code would refuse to open some of those, with an error.
  if (text === undefined) return (await textOnDisk(uri)) === undefined ? { refusal: notText(uri) } : undefined;
  // So that it is an undo step there, once VS Code has read the file again, and one that leaves others' changes alone.
  const document = await vscode.workspace.openTextDocument(uri);
  const lock = whyReadOnly(document);
  if (lock !== undefined) return { refusal: lock };
  if (!isSteady || isInTab(uri)) await followed(document, text);
  for (let attempt = 0; attempt < attempts; attempt++, text = await steadyText(uri)) {
    if (text === undefined || document.isDirty) return undefined;
    const tick = change.make(text);
    if (tick.kind === "refused") return { refusal: toVsText(tick.message) };
    if (!hasEdits(tick)) return { refusal: undefined };
    const made = applyEdits(text, withLineEndsOf(text, tick.edits));
    const known = text;
    const isSwapped = await guard("tick", () => swapText(uri, known, made));
    if (isSwapped === undefined)
      return { refusal: vscode.l10n.t("{0} could not be written; nothing was changed.", path) };
    if (!isSwapped) continue;
    tickWhoTypes(document, change);
    tellSharedUndo(document, { known, made, isIn: (now) => !hasEdits(change.make(now)) });
    noteTick(uri, change, withoutByteOrderMark(made));
    return { refusal: undefined };
  }
  return { refusal: vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path) };
}

/** Waits a moment until the document has what is on disk, or something newer. */
async function followed(document: vscode.TextDocument, onDisk: string): Promise<void> {
  if (isSame(document, onDisk)) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) end();
    });
    const end = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, usualReading);
  });
}

/** Of the last tick of each document, by uri. */
const typing = new Map<string, vscode.Disposable>();

/** Who types in a document before VS Code has read its file again keeps the text without the tick: then it is made there. */
function tickWhoTypes(document: vscode.TextDocument, { again, make }: Change): void {
  const key = document.uri.toString();
  typing.get(key)?.dispose();
  const end = () => {
    clearTimeout(timer);
    listener.dispose();
    if (typing.get(key) === listener) typing.delete(key);
  };
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document) return;
    const isIn = !hasEdits(make(document.getText()));
    // That a document is dirty is told by an event of its own, after that of the text.
    if (!isIn && !document.isDirty && event.reason === undefined) return;
    end();
    if (!isIn && event.reason === undefined) void guard("tick", again);
  });
  const timer = setTimeout(end, longestReading);
  typing.set(key, listener);
}
