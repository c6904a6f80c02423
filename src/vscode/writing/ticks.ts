// Writes ticks: one after the other for each file, into the file or, where it has unsaved text, into its document. Decides
// nothing: the core says what changes, this says where it goes and whether it arrived.
import * as vscode from "vscode";
import { doneIn } from "../../core/checklist/joinedTicks.ts";
import { isInTab } from "../activeDocument.ts";
import { toVsText } from "../convert.ts";
import { statOf } from "../files.ts";
import { guard, tell } from "../log.ts";
import { tickDirectly, type Written } from "./directTicks.ts";
import { writeEdits } from "./documentEdits.ts";
import type { MakeTick, Request } from "./makeAgain.ts";
import { isOnDisk } from "./nodeFiles.ts";
import { forgetTicks, noteAsked, noteSavedTick, noteTick, noteUnsavedTick } from "./recentTicks.ts";
import { createText } from "./swap.ts";
import { inTurn } from "./turns.ts";
import { openAt, type Place, placeOf } from "./writableDocument.ts";
import type { Texts } from "./writtenChanges.ts";

/** The document may change between reading and writing, as while someone types; then it is read again, this often. */
const attempts = 10;
/** Milliseconds between two looks for a file that is not there: a program may take it away before it writes it anew. */
const absence = 100;

/** Why nothing was written, as a sentence for the user; `undefined` when the file says what was asked for. */
export function tickItem(uri: vscode.Uri, make: MakeTick): Promise<string | undefined> {
  return tickItems(uri, [undefined], () => make);
}

/** The same for several items: they are written at once, and each is looked after by itself. `makeOf` says how some change. */
export function tickItems<Item>(
  uri: vscode.Uri,
  items: readonly Item[],
  makeOf: (some: readonly Item[]) => MakeTick,
): Promise<string | undefined> {
  const changes = items.map((item) => ({ make: makeOf([item]), again }));
  return inTurn(uri, (place) => write(place, { make: makeOf(items), changes }));
}

async function again(place: vscode.Uri, request: Request): Promise<void> {
  // A file that is gone by then stays so.
  const refusal = (await statOf(place)) ? await write(place, request) : notThere(place);
  if (refusal !== undefined) tell(refusal);
}

/** For a click: whether the file says now what was asked for; the user is told when it does not. */
export function tickOrTell(uri: vscode.Uri, make: MakeTick): Promise<boolean> {
  return tickAllOrTell(uri, [undefined], () => make);
}

export async function tickAllOrTell<Item>(
  uri: vscode.Uri,
  items: readonly Item[],
  makeOf: (some: readonly Item[]) => MakeTick,
): Promise<boolean> {
  const refusal = await guard("tick", async () => (await tickItems(uri, items, makeOf)) ?? "");
  if (refusal !== "") tell(refusal ?? vscode.l10n.t("The tick could not be written."));
  return refusal === "";
}

async function write(uri: vscode.Uri, request: Request): Promise<string | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const place = await placeOf(uri);
    // Where there is no disk an editor may never hear that its file was written.
    const isDirect = isOnDisk(uri) || !isInTab(uri);
    const written =
      (isDirect ? await tickDirectly(uri, place, request) : undefined) ?? (await tickInDocument(uri, place, request));
    if (!written) continue;
    if ("refusal" in written) return written.refusal;
    noteAsked(uri, written.done);
    return undefined;
  }
  if (!(await statOf(uri))) return notThere(uri);
  return vscode.l10n.t("{0} could not be written; nothing was changed.", vscode.workspace.asRelativePath(uri));
}

/** `undefined` when it has to be looked at again: the file is new, or was written in the meantime. */
async function tickInDocument(uri: vscode.Uri, place: Place, request: Request): Promise<Written | undefined> {
  const writable = await openAt(place, uri);
  if (typeof writable === "string") return { refusal: writable };
  // It had unsaved text just now.
  if (writable?.onDisk !== undefined) return undefined;
  const tick = request.make(writable?.document.getText());
  if (!writable && tick.kind !== "create") {
    await new Promise((resolve) => setTimeout(resolve, absence));
    return undefined;
  }
  if (tick.kind === "refused") return { refusal: toVsText(tick.message) };
  if (tick.kind === "create") {
    // No edit: undoing that would delete the file with all that others wrote into it since.
    if (writable) return undefined;
    const made = await createText(uri, tick.text);
    if (made === "gone") return { refusal: notThere(vscode.Uri.joinPath(uri, "..", "..")) };
    if (made === "made") forgetTicks(uri);
    return undefined;
  }
  if (!writable) return undefined;
  const { document } = writable;
  if (tick.edits.length === 0) return { done: doneIn(document.getText(), request.changes) };
  const before = document.getText();
  const refusal = await writeEdits(writable, tick.edits);
  if (refusal === "refused") return undefined;
  if (refusal !== undefined) return { refusal };
  const after = document.getText();
  const done = doneIn(after, request.changes);
  const note = document.isDirty ? noteUnsavedTick : noteTick;
  note(uri, done, { before, after });
  return { done };
}

/** Looks after what was saved like after the ticks that are written here. */
export function noteSaved(uri: vscode.Uri, makes: readonly MakeTick[], texts: Texts): void {
  const changes = makes.map((make) => ({ make, again }));
  noteSavedTick(uri, changes, texts);
  noteAsked(uri, changes);
}

function notThere(uri: vscode.Uri): string {
  return vscode.l10n.t("{0} is not there any more; nothing was changed.", vscode.workspace.asRelativePath(uri));
}
