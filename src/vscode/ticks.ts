// Writes ticks: one after the other for each file, as edits that can be undone. Decides nothing: the core says what
// changes, this says where it goes and whether it arrived.
import * as vscode from "vscode";
import type { Tick } from "../core/checklist/tick.ts";
import { applyEdits, editBetween, type TextEdit } from "../core/text.ts";
import { isInTab } from "./activeDocument.ts";
import { toVsEdit, toVsText } from "./convert.ts";
import { tickDirectly, withLineEndsOf } from "./directTicks.ts";
import { guard, tell } from "./log.ts";
import { noteTick } from "./swallowedTicks.ts";
import { createText, swapText, writtenMeanwhile } from "./swap.ts";
import { type Lost, watchedSave } from "./watchedSave.ts";
import {
  isBusy,
  noteForeign,
  noteWritten,
  openAt,
  placeOf,
  steadyText,
  textOnDisk,
  type Writable,
} from "./writableDocument.ts";

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

/** The document may change between reading and writing, as while someone types; then it is read again, this often. */
const attempts = 10;

const queues = new Map<string, Promise<unknown>>();

/** Why nothing was written, as a sentence for the user; `undefined` when the file says what was asked for. */
export function tickItems(uri: vscode.Uri, make: MakeTick): Promise<string | undefined> {
  return inTurn(uri, () => write(uri, make));
}

/** Runs `change` once everything that was asked for the file before has ended. */
export function inTurn<T>(uri: vscode.Uri, change: () => Promise<T>): Promise<T> {
  const key = uri.toString();
  const before = queues.get(key) ?? Promise.resolve();
  const result = before.then(change);
  const settled = result.catch(() => undefined);
  queues.set(key, settled);
  void settled.then(() => {
    if (queues.get(key) === settled) queues.delete(key);
  });
  return result;
}

/** For a click: whether the file says now what was asked for; the user is told when it does not. */
export async function tickOrTell(uri: vscode.Uri, make: MakeTick): Promise<boolean> {
  const refusal = await guard("tick", async () => (await tickItems(uri, make)) ?? "");
  if (refusal !== "") tell(refusal ?? vscode.l10n.t("The tick could not be written."));
  return refusal === "";
}

async function write(uri: vscode.Uri, make: MakeTick): Promise<string | undefined> {
  const again = () => tickOrTell(uri, make);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const place = await placeOf(uri);
    // Where the user sees the document it changes at once.
    const isDirect = place.stat && (!isInTab(uri) || isBusy(uri, place.stat));
    const written = isDirect ? await tickDirectly(uri, place, make, again) : undefined;
    if (written) return written.refusal;
    const writable = await openAt(place, uri);
    if (typeof writable === "string") return writable;
    const odd = writable?.oddText === undefined ? undefined : await tickDirectly(uri, place, make, again);
    if (odd) return odd.refusal;
    const tick = make(writable?.oddText ?? writable?.document.getText());
    if (tick.kind === "refused") return toVsText(tick.message);
    if (tick.kind === "create") {
      // No edit: undoing that would delete the file with all that others wrote into it since.
      if (!writable && (await createText(uri, tick.text))) {
        await noteWritten(uri);
        noteTick(uri, { make, again }, tick.text);
      }
      continue;
    }
    if (!writable || tick.edits.length === 0) return undefined;
    const result = await writeEdits(writable, tick.edits);
    if (result === undefined && !writable.document.isDirty) noteTick(uri, { make, again }, writable.document.getText());
    if (result !== "refused") return result;
  }
  return vscode.l10n.t("{0} could not be written; nothing was changed.", vscode.workspace.asRelativePath(uri));
}

/**
 * Makes edits in a document that was just opened for writing, and saves it unless it had unsaved text before. "refused" when
 * it or its file changed in the meantime: then it is as the file. Else a sentence when it could not be saved.
 */
export async function writeEdits(
  { document, oddText }: Writable,
  edits: readonly TextEdit[],
): Promise<string | undefined> {
  const { uri } = document;
  // VS Code would save the whole file with other line ends.
  if (oddText !== undefined) {
    if (!(await swapText(uri, oddText, applyEdits(oddText, withLineEndsOf(oddText, edits))))) return "refused";
    await noteWritten(uri);
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits.map(toVsEdit));
  const result = await applyAndSave(edit, document);
  if (result === undefined && !document.isDirty) await noteWritten(uri);
  return result;
}

/** Documents that could not be saved after an edit, with their version since: nobody else's text is unsaved in them. */
const unsaved = new Map<string, number>();

async function applyAndSave(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): Promise<string | undefined> {
  const key = document.uri.toString();
  const wasDirty = document.isDirty;
  const isOwn = unsaved.get(key) === document.version;
  const before = document.getText();
  if (!(await vscode.workspace.applyEdit(edit))) return "refused";
  if (wasDirty && !isOwn) return undefined;
  const made = document.getText();
  const onDisk = (await textOnDisk(document.uri))?.replace(/^\uFEFF/, "");
  // Somebody typed in the meantime: it is theirs to save.
  if (document.getText() !== made) return undefined;
  const path = vscode.workspace.asRelativePath(document.uri);
  if (!wasDirty && onDisk !== before) {
    const end = await follow(document, made);
    if (end !== "unsaved") return end;
    return vscode.l10n.t(
      "Another program wrote {0} at the same moment: nothing was changed, its editor is unsaved.",
      path,
    );
  }
  unsaved.delete(key);
  const { isSaved, lost } = await watchedSave(document, onDisk ?? before);
  if (lost !== undefined) {
    await putBack(document, lost);
    return "refused";
  }
  if (isSaved) return undefined;
  // Somebody typed meanwhile, or VS Code's automatic save came first.
  const isThere = (await textOnDisk(document.uri))?.replace(/^\uFEFF/, "") === made;
  if (isThere || document.getText() !== made) return undefined;
  if (document.isDirty) {
    unsaved.set(key, document.version);
    return vscode.l10n.t("{0} could not be saved; the change is in the editor, not on disk.", path);
  }
  // VS Code takes an edit of a read-only document, but never saves it.
  await replaceText(document, before);
  return vscode.l10n.t("{0} is read-only; nothing was changed.", path);
}

/**
 * Gives a document that has `made` the text that another program has just written. "unsaved" when it could not be saved: VS
 * Code does not save over a text of another size. `undefined` when somebody typed meanwhile: then it is theirs to save.
 */
async function follow(document: vscode.TextDocument, made: string): Promise<"refused" | "unsaved" | undefined> {
  const { uri } = document;
  noteForeign(uri);
  const onDisk = (await steadyText(uri))?.replace(/^\uFEFF/, "");
  if (document.getText() !== made) return undefined;
  if (onDisk === undefined) return "unsaved";
  await replaceText(document, onDisk);
  if (document.getText() !== onDisk) return undefined;
  const { isSaved, lost } = await watchedSave(document, onDisk);
  if (lost !== undefined) await putBack(document, lost);
  return isSaved ? "refused" : "unsaved";
}

/** Writes again what VS Code has written over, unless there is something newer: then nobody but the user can know. */
async function putBack({ uri }: vscode.TextDocument, lost: Lost): Promise<void> {
  noteForeign(uri);
  if (await swapText(uri, lost.by, lost.text)) return;
  tell(writtenMeanwhile(uri));
}

export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [toVsEdit(editBetween(document.getText(), text))]);
  await vscode.workspace.applyEdit(edit);
}
