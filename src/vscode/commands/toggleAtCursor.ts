// Toggle Item at Cursor: the boxes of the selected lines in the text editor.
import * as vscode from "vscode";
import { toggleIn } from "../../core/checklist/toggle.ts";
import { fromVsRange } from "../convert.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { isCursorMoved } from "../movedCursors.ts";
import { toggleItems } from "../toggledItems.ts";

export function registerToggleAtCursor(): vscode.Disposable {
  return registerCommand(commands.toggleAtCursor, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== "markdown") {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Put the cursor on a checklist item in the text editor of a Markdown file."),
      );
      return;
    }
    if (isCursorMoved(editor)) return;
    const toggle = toggleIn(editor.document.getText(), editor.selections.map(fromVsRange));
    if (toggle) await toggleItems(editor, toggle);
    else void vscode.window.showInformationMessage(vscode.l10n.t("There is no checkbox at the cursor."));
  });
}
