// Knows this extension's own edits in a document from others'.
import type * as vscode from "vscode";

const edited = new Set<vscode.TextDocument>();

/** Runs `edit`, which edits the document: VS Code tells of that before it has ended. */
export async function asOwnEdit<T>(document: vscode.TextDocument, edit: () => Thenable<T>): Promise<T> {
  edited.add(document);
  try {
    return await edit();
  } finally {
    edited.delete(document);
  }
}

export function isOwnEdit(document: vscode.TextDocument): boolean {
  return edited.has(document);
}
