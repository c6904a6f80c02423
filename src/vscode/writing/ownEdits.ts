// Knows this extension's own edits in a document from others', which may come in between.
import type * as vscode from "vscode";
import { applyEdits, type TextEdit } from "../../core/text.ts";

/** What the documents say after edits that are on their way. */
const made = new Map<vscode.TextDocument, string>();

/** Runs `make`, which makes `edits` in the document: VS Code tells of that before it has ended. */
export async function asOwnEdit<T>(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  make: () => Thenable<T>,
): Promise<T> {
  made.set(document, withPlainEnds(applyEdits(document.getText(), edits)));
  try {
    return await make();
  } finally {
    made.delete(document);
  }
}

/** Whether the edit that is told of just now is such a one. */
export function isOwnEdit(document: vscode.TextDocument): boolean {
  return made.has(document) && made.get(document) === withPlainEnds(document.getText());
}

function withPlainEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
