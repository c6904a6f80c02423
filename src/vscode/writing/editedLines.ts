// What an edit has left in a document. An agent that edits in VS Code may have read the document before a tick: its edit is
// told from what a person types.
import type * as vscode from "vscode";

export interface EditedLines {
  /** Whole lines, as they are where the edit changed something. */
  readonly lines: readonly string[];
  /** Whether a person may type it, at one cursor or at several, or has undone or redone it: that takes out what it means to. */
  readonly isByHand: boolean;
}

export function editedLines({ contentChanges, document, reason }: vscode.TextDocumentChangeEvent): EditedLines {
  const typed = contentChanges[0]?.text ?? "";
  const isTyped = !typed.includes("\n") && contentChanges.every(({ text }) => text === typed);
  const lines: string[] = [];
  let shift = 0;
  for (const { range, text } of contentChanges.toSorted((a, b) => a.range.start.compareTo(b.range.start))) {
    const added = text.split("\n").length - 1;
    const first = range.start.line + shift;
    for (let line = first; line <= first + added; line++) lines.push(document.lineAt(line).text);
    shift += added - (range.end.line - range.start.line);
  }
  return { lines, isByHand: isTyped || reason !== undefined };
}
