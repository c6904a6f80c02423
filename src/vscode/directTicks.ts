// Writes a tick past VS Code into a file that no tab shows or that another program is writing. VS Code goes by a file's time
// and size, and some ten milliseconds pass between its last look and its write: it would write over another tick.
import * as vscode from "vscode";
import { applyEdits, type TextEdit } from "../core/text.ts";
import { toVsText } from "./convert.ts";
import { guard } from "./log.ts";
import { noteTick } from "./swallowedTicks.ts";
import { swapText } from "./swap.ts";
import type { MakeTick } from "./ticks.ts";
import { isBusy, isSame, noteWritten, notText, type Place, steadyText, textOnDisk } from "./writableDocument.ts";

/** The file may change between reading and writing; then it is read again, this often. */
const attempts = 10;
/** Milliseconds within which VS Code has read a file again that somebody wrote: as a rule, and at the most. */
const usualReading = 300;
const longestReading = 2_000;

interface Written {
  /** Why nothing was written, as a sentence; `undefined` when the file says what was asked for. */
  readonly refusal: string | undefined;
}

/** `undefined` where a tick belongs into the document: it has unsaved text, there is no file, or some may not be written. */
export async function tickDirectly(
  uri: vscode.Uri,
  { barrier, stat }: Place,
  make: MakeTick,
  again: () => Promise<unknown>,
): Promise<Written | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  if (barrier !== undefined) return { refusal: barrier };
  if (!stat || hasReadOnlyFiles(uri)) return undefined;
  const isSteady = !isBusy(uri, stat);
  let text = isSteady ? await textOnDisk(uri) : await steadyText(uri);
  // VS Code would refuse to open some of those, with an error.
  if (text === undefined) return (await textOnDisk(uri)) === undefined ? { refusal: notText(uri) } : undefined;
  // So that it is an undo step there, once VS Code has read the file again, and one that leaves others' changes alone.
  const document = await vscode.workspace.openTextDocument(uri);
  if (!isSteady) await followed(document, text);
  for (let attempt = 0; attempt < attempts; attempt++, text = await steadyText(uri)) {
    if (text === undefined || document.isDirty) return undefined;
    const tick = make(text);
    if (tick.kind === "refused") return { refusal: toVsText(tick.message) };
    if (tick.kind !== "edit" || tick.edits.length === 0) return { refusal: undefined };
    const made = applyEdits(text, withLineEndsOf(text, tick.edits));
    const known = text;
    const isSwapped = await guard("tick", () => swapText(uri, known, made));
    if (isSwapped === undefined)
      return { refusal: vscode.l10n.t("{0} could not be written; nothing was changed.", path) };
    if (!isSwapped) continue;
    await noteWritten(uri);
    tickWhoTypes(uri, made, again);
    noteTick(uri, { make, again }, made.replace(/^\uFEFF/, ""));
    return { refusal: undefined };
  }
  return { refusal: vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path) };
}

/** As VS Code would write them. */
export function withLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!/^[^\n]*\r\n/.test(text)) return edits;
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, "\r\n") }));
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

/** VS Code alone knows which those are. */
function hasReadOnlyFiles(uri: vscode.Uri): boolean {
  const patterns = vscode.workspace.getConfiguration("files", uri).get<object>("readonlyInclude", {});
  return Object.keys(patterns).length > 0;
}

/** Who types in a document before VS Code has read its file again keeps the text without the tick: then it is made there. */
function tickWhoTypes(uri: vscode.Uri, made: string, again: () => Promise<unknown>): void {
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (document.uri.toString() !== uri.toString()) return;
    // That a document is dirty may be told by an event of its own, after that of the text.
    if (!document.isDirty && !isSame(document, made)) return;
    listener.dispose();
    if (document.isDirty && reason === undefined) void guard("tick", again);
  });
  setTimeout(() => listener.dispose(), longestReading);
}
