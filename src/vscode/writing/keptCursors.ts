// Keeps cursors at their items. VS Code that reads several ticks at once puts one edit in place of all lines from the first to the
// last, and the cursors among them behind it.
import * as vscode from "vscode";
import { guard } from "../log.ts";

/** To be called when it is told that `event.document`, which said `before`, has the ticks: the cursors are told of after that. */
export function keepCursors({ contentChanges, document }: vscode.TextDocumentChangeEvent, before: string): void {
  const long = contentChanges.filter(({ range }) => !range.isSingleLine);
  const isAmong = ({ selections }: vscode.TextEditor) =>
    long.some(({ range }) => selections.some((selection) => selection.intersection(range)));
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document && isAmong(editor));
  if (editors.length === 0) return;
  const [old, now] = [before, document.getText()].map((text) => text.split("\n").map(withoutMark));
  if (!old || !now) return;
  // Items may have come in above.
  const moved = (position: vscode.Position) => {
    const { line } = position;
    const places = now.slice(line, line + 1 + now.length - old.length);
    return position.translate(Math.max(0, places.indexOf(old[line] ?? "")));
  };
  const { version } = document;
  for (const editor of editors) {
    const selections = editor.selections.map(
      ({ active, anchor }) => new vscode.Selection(moved(anchor), moved(active)),
    );
    void whenLeftAlone(editor, () => {
      if (document.version === version) editor.selections = selections;
    });
  }
}

/** Unless a person moves a cursor meanwhile: they know where it is. */
async function whenLeftAlone(editor: vscode.TextEditor, run: () => void): Promise<void> {
  let isMoved = false;
  const moves = vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
    isMoved ||= textEditor === editor && kind !== undefined;
  });
  // There and back: what VS Code has told by then is heard.
  await guard("cursors", () => vscode.commands.executeCommand("noop"));
  moves.dispose();
  if (!isMoved) run();
}

function withoutMark(line: string): string {
  return line.replace(/\[[^\]]*\]/, "");
}
