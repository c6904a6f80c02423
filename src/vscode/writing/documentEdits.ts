// Makes edits in a document that was just opened for writing: in its file where that can be, and where there is unsaved text
// in the document itself.
import * as vscode from "vscode";
import { applyEdits, editBetween, type TextEdit } from "../../core/text.ts";
import { hasUnsavedText } from "../activeDocument.ts";
import { toVsEdit } from "../convert.ts";
import { followed } from "./following.ts";
import { grownText, isMoving } from "./growing.ts";
import { asOwnEdit } from "./ownEdits.ts";
import { swapOrTell, withLineEndsOf } from "./swap.ts";
import type { Writable } from "./writableDocument.ts";

/**
 * Makes edits, and saves them unless there was unsaved text before. "refused" when the document or its file changed in the
 * meantime: then it is as the file. Else a sentence when it could not be saved.
 */
export async function writeEdits(
  { document, onDisk }: Writable,
  edits: readonly TextEdit[],
): Promise<string | undefined> {
  if (onDisk === undefined) return applyAndSave(document, edits);
  const made = applyEdits(onDisk, withLineEndsOf(onDisk, edits));
  if (isMoving(onDisk, made) && (await grownText(document.uri, onDisk)) !== onDisk) return "refused";
  // A person may have typed in that time.
  if (hasUnsavedText(document)) return "refused";
  const end = await swapOrTell(document.uri, onDisk, made);
  if (end === undefined) await followed(document, made);
  return end;
}

/** Documents that could not be saved after an edit, with their version since: nobody else's text is unsaved in them. */
const unsaved = new Map<string, number>();

async function applyAndSave(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<string | undefined> {
  const key = document.uri.toString();
  const wasDirty = hasUnsavedText(document);
  const isOwn = unsaved.get(key) === document.version;
  const before = document.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits.map(toVsEdit));
  if (!(await asOwnEdit(document, edits, () => vscode.workspace.applyEdit(edit)))) return "refused";
  if (wasDirty && !isOwn) return undefined;
  const made = document.getText();
  unsaved.delete(key);
  // Somebody may have typed meanwhile: it is theirs to save.
  if ((await document.save()) || document.getText() !== made) return undefined;
  const path = vscode.workspace.asRelativePath(document.uri);
  if (document.isDirty) {
    unsaved.set(key, document.version);
    return vscode.l10n.t("{0} could not be saved; the change is in the editor, not on disk.", path);
  }
  // VS Code takes an edit of a document that is read-only for this session, but never saves it.
  await replaceText(document, before);
  return vscode.l10n.t("{0} is read-only; nothing was changed.", path);
}

/** Changes nothing on disk. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [toVsEdit(editBetween(document.getText(), text))]);
  await vscode.workspace.applyEdit(edit);
}
