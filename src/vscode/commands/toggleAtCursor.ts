// Toggle Item at Cursor: the boxes of the selected lines in the text editor, as one undo step, left unsaved like typing.
import * as vscode from "vscode";
import { toggleIn } from "../../core/checklist/toggle.ts";
import { fromVsRange, toVsEdit } from "../convert.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";

/** VS Code may be about to read the file again. */
const attempts = 3;

export function registerToggleAtCursor(): vscode.Disposable {
  return registerCommand(commands.toggleAtCursor, async () => {
    const editor = vscode.window.activeTextEditor;
    const { document } = editor ?? {};
    if (!editor || document?.languageId !== "markdown") {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Put the cursor on a checklist item in the text editor of a Markdown file."),
      );
      return;
    }
    for (let attempt = 0; attempt < attempts; attempt++) {
      const toggle = toggleIn(document.getText(), editor.selections.map(fromVsRange));
      if (!toggle) {
        void vscode.window.showInformationMessage(vscode.l10n.t("There is no checkbox at the cursor."));
        return;
      }
      const { version } = document;
      const isIn = await editor.edit((builder) => {
        for (const { range, newText } of toggle.edits.map(toVsEdit)) builder.replace(range, newText);
      });
      // A read-only editor says that it took the edit.
      if (isIn && document.version === version) break;
      if (isIn) return;
    }
    throw new Error(vscode.l10n.t("{0} cannot be changed.", vscode.workspace.asRelativePath(document.uri)));
  });
}
