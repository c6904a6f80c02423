// Which documents the guidance in the editor speaks in.
import * as vscode from "vscode";
import { activeDocumentUri } from "./activeDocument.ts";
import { guard } from "./log.ts";
import type { PersonaStore } from "./personaStore.ts";

/** A Markdown file below a `specs` directory of the workspace; not the other side of a diff, a chat or a log. */
export function isSpecDocument(uri: vscode.Uri): boolean {
  return /\/specs\/.+\.md$/i.test(uri.path) && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Reads features and personas once the user looks at a Spec Kit document, so that the status bar can say which one. */
export function registerSpecWatch(personas: PersonaStore): vscode.Disposable {
  const look = () => {
    const uri = activeDocumentUri();
    if (uri && isSpecDocument(uri)) void guard("read personas", () => personas.load());
  };
  // After activation, which reads no file.
  const first = setTimeout(look, 0);
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(first) },
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.tabGroups.onDidChangeTabs(look),
  );
}
