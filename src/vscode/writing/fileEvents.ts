// All that VS Code tells of one file and of its document.
import * as vscode from "vscode";
import { isInUtf8 } from "./writableDocument.ts";

export interface FileEvents {
  /** Somebody may have written the file. */
  written(): void;
  /** The document has other text, or is told to have unsaved text: that comes after the change. */
  edited(event: vscode.TextDocumentChangeEvent): void;
  /** The document has no unsaved text any more: told before `saved`, and also when it was undone, reverted or closed. */
  clean(document: vscode.TextDocument): void;
  willSave(): void;
  saved(document: vscode.TextDocument): void;
  /** The file is at another place: what comes here later is another one. */
  moved(): void;
}

export function listenTo(uri: vscode.Uri, events: FileEvents): vscode.Disposable {
  const name = uri.path.split("/").at(-1) ?? "";
  const files = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), name.replace(/[[\]{}*?!]/g, "[$&]")),
  );
  const isOwn = (document: vscode.TextDocument) => document.uri.toString() === uri.toString() && isInUtf8(document);
  return vscode.Disposable.from(
    files,
    files.onDidChange(() => events.written()),
    files.onDidCreate(() => events.written()),
    files.onDidDelete(() => events.written()),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (!isOwn(event.document)) return;
      if (event.contentChanges.length > 0 || event.document.isDirty) events.edited(event);
      else events.clean(event.document);
    }),
    vscode.workspace.onWillSaveTextDocument(({ document }) => {
      if (isOwn(document)) events.willSave();
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isOwn(document)) events.saved(document);
    }),
    vscode.workspace.onDidRenameFiles(({ files: moved }) => {
      if (moved.some(({ oldUri }) => `${uri.path}/`.startsWith(`${oldUri.path}/`))) events.moved();
    }),
  );
}
