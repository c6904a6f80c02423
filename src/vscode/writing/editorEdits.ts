// Edits in a text editor: one undo step, left unsaved like typing. VS Code may be about to read the file again, as while
// another program writes: then the document is looked at once more, and no edit is made in a text that it was not made for.
import * as vscode from "vscode";
import type { TextEdit } from "../../core/text.ts";
import { toVsEdit } from "../convert.ts";
import { asOwnEdit } from "./ownEdits.ts";

const attempts = 10;

/** Makes the edits that `editsOf` a text says, if any, and returns whether there were; throws where the editor takes none. */
export async function editIn(
  editor: vscode.TextEditor,
  editsOf: (text: string) => readonly TextEdit[] | undefined,
): Promise<boolean> {
  const { document } = editor;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const edits = editsOf(document.getText());
    if (!edits?.length) return false;
    const { version } = document;
    const make = (builder: vscode.TextEditorEdit) => {
      for (const { range, newText } of edits.map(toVsEdit)) builder.replace(range, newText);
    };
    const isIn = await asOwnEdit(document, edits, () => editor.edit(make));
    // A read-only editor says that it took the edit.
    if (isIn && document.version === version) break;
    if (isIn) return true;
  }
  throw new Error(vscode.l10n.t("{0} cannot be changed.", vscode.workspace.asRelativePath(document.uri)));
}
