// Knows where VS Code has moved a cursor by itself: when it reads a file again it puts one edit in place of all from the first
// change to the last, and the cursor behind it. A menu or the palette may be open meanwhile.
import * as vscode from "vscode";
import { choosing } from "./lateRows.ts";
import { tell } from "./log.ts";

const movedAt = new WeakMap<vscode.TextDocument, number>();

export function registerMovedCursors(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ contentChanges, document }) => {
      // Nothing more is looked at while somebody types.
      const long = contentChanges.filter(({ range }) => !range.isSingleLine);
      if (long.length === 0) return;
      const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
      const cursors = editors.flatMap(({ selections }) => selections);
      const isMoved = long.some(({ range }) =>
        cursors.some(({ start, end }) => range.start.line < start.line && end.line <= range.end.line),
      );
      if (isMoved) movedAt.set(document, Date.now());
    }),
    vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
      if (kind !== undefined) movedAt.delete(textEditor.document);
    }),
  );
}

/** Whether the cursor is not where the user has put it, which is told, once. What is unsaved the user has changed. */
export function isCursorMoved({ document }: vscode.TextEditor): boolean {
  const isMoved = !document.isDirty && Date.now() - (movedAt.get(document) ?? 0) < choosing;
  movedAt.delete(document);
  if (isMoved)
    tell(vscode.l10n.t("The text has changed in the meantime, and the cursor moved: please choose that again."));
  return isMoved;
}
