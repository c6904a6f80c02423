// Waits for VS Code, which reads a file again some time after it was written.
import * as vscode from "vscode";
import { isSame } from "./writableDocument.ts";

/** Milliseconds within which it has, as a rule. */
const usualReading = 300;

/** Waits a moment until the document has what is on disk, or something newer. */
export async function followed(document: vscode.TextDocument, onDisk: string): Promise<void> {
  if (isSame(document, onDisk)) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) end();
    });
    const end = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, usualReading);
  });
}
