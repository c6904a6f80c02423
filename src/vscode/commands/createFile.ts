// A new file with a text, as one undoable edit, and its editor. What is there already is opened as it is, and that is told.
import * as vscode from "vscode";
import { statOf } from "../files.ts";
import { whyNoPlace } from "../writing/writableDocument.ts";

/** Whether the file was made. Throws when it could not be written. */
export async function createAndShow(uri: vscode.Uri, text: string): Promise<boolean> {
  const path = vscode.workspace.asRelativePath(uri);
  const barrier = await whyNoPlace(uri);
  if (barrier !== undefined) throw new Error(barrier);
  const isThere = (await statOf(uri)) !== undefined;
  if (!isThere) {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t("{0} could not be written.", path));
  }
  await vscode.window.showTextDocument(uri);
  if (isThere) void vscode.window.showInformationMessage(vscode.l10n.t("{0} is there already.", path));
  return !isThere;
}
