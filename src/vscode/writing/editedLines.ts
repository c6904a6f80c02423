// Which lines an edit has touched, where it may be one that knew nothing of a tick: an agent that edits in VS Code may have
// read the document before it.
import type * as vscode from "vscode";

/**
 * The lines that an edit has left where it changed something; none where it is the like of what a person types, at one cursor
 * or at several: that takes out what it means to.
 */
export function linesOfForeignEdit({
  contentChanges,
  document,
  reason,
}: vscode.TextDocumentChangeEvent): readonly string[] {
  const typed = contentChanges[0]?.text ?? "";
  const isTyped = !typed.includes("\n") && contentChanges.every(({ text }) => text === typed);
  if (reason !== undefined || isTyped) return [];
  const lines: string[] = [];
  let shift = 0;
  for (const { range, text } of contentChanges.toSorted((a, b) => a.range.start.compareTo(b.range.start))) {
    const added = text.split("\n").length - 1;
    const first = range.start.line + shift;
    for (let line = first; line <= first + added; line++) lines.push(document.lineAt(line).text);
    shift += added - (range.end.line - range.start.line);
  }
  return lines;
}
