// What an edit has left in a document. An agent that edits in VS Code may have read the document before a tick: its edit is
// told from what a person types.
import * as vscode from "vscode";
import { isOwnEdit } from "./ownEdits.ts";

export interface Edited {
  /**
   * "letters": within lines, as a person types them. "by hand": what takes whole lines out, undo, redo and what this extension
   * is asked for: it takes out what it means to. "foreign": what nobody types, as a paste or an agent's edit.
   */
  readonly kind: "letters" | "by hand" | "foreign";
  /** Whole lines, as they are where something has changed. */
  readonly lines: readonly string[];
}

export function editedIn(event: vscode.TextDocumentChangeEvent): Edited {
  const { contentChanges, document, reason } = event;
  const lines: string[] = [];
  let shift = 0;
  for (const { range, text } of contentChanges.toSorted((a, b) => a.range.start.compareTo(b.range.start))) {
    const added = text.split("\n").length - 1;
    const first = range.start.line + shift;
    for (let line = first; line <= first + added; line++) lines.push(document.lineAt(line).text);
    shift += added - (range.end.line - range.start.line);
  }
  if (reason !== undefined || isOwnEdit(document)) return { kind: "by hand", lines };
  if (!isTyped(event)) return { kind: "foreign", lines };
  const isWithinLines = contentChanges.every(({ range }) => range.isSingleLine);
  return { kind: isWithinLines ? "letters" : "by hand", lines };
}

/** An empty line may come in; and it is where the cursors and selections are, which VS Code tells of before or after it. */
function isTyped({ contentChanges, document }: vscode.TextDocumentChangeEvent): boolean {
  const typed = contentChanges[0]?.text ?? "";
  if ((typed.includes("\n") && typed.trim() !== "") || contentChanges.some(({ text }) => text !== typed)) return false;
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const selections = editors.flatMap((editor) => editor.selections);
  const added = typed.split("\n").length - 1;
  // Who types over a selection replaces all of it: lines may be selected only to be copied.
  const isAt = (range: vscode.Range, isNear: (cursor: vscode.Position) => boolean) =>
    selections.some((selection) => (selection.isEmpty ? isNear(selection.active) : range.contains(selection)));
  const isInLines = (range: vscode.Range) =>
    isAt(range, ({ line }) => range.start.line <= line && line <= range.end.line + added);
  if (contentChanges.length !== 1 || typed === "") return contentChanges.every(({ range }) => isInLines(range));
  // Nobody types something in the place of another but over a selection.
  return contentChanges.some(({ range }) => {
    const end = document.positionAt(document.offsetAt(range.start) + typed.length);
    return isAt(range, (cursor) => range.isEmpty && (cursor.isEqual(range.start) || cursor.isEqual(end)));
  });
}
