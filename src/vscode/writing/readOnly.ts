// Files that VS Code's settings keep from being edited. It tells no extension which those are, and takes an extension's edits
// of them that it then does not save.
import * as vscode from "vscode";
import { nodeFilesFor } from "./nodeFiles.ts";

/** Why `document` must not be changed, as a sentence. Does not know what a person has locked for this session alone. */
export function whyReadOnly(document: vscode.TextDocument): string | undefined {
  const { uri } = document;
  const files = vscode.workspace.getConfiguration("files", uri);
  const isNamed = (setting: string) =>
    Object.entries(files.get<Record<string, unknown>>(setting, {})).some(
      ([glob, isOn]) => isOn === true && vscode.languages.match({ pattern: patternOf(uri, glob) }, document) > 0,
    );
  const isLocked = files.get("readonlyFromPermissions", false) && !hasWriteBit(uri);
  if (!isLocked && (!isNamed("readonlyInclude") || isNamed("readonlyExclude"))) return undefined;
  return vscode.l10n.t("{0} is read-only; nothing was changed.", vscode.workspace.asRelativePath(uri));
}

/** Relative ones count from the folder, as VS Code has it. */
function patternOf(uri: vscode.Uri, glob: string): vscode.GlobPattern {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const isAbsolute = /^([\\/]|[A-Za-z]:)/.test(glob);
  return folder && !isAbsolute ? new vscode.RelativePattern(folder, glob) : glob;
}

function hasWriteBit(uri: vscode.Uri): boolean {
  const mode = nodeFilesFor(uri)?.statSync(uri.fsPath).mode ?? 0o200;
  return (mode & 0o200) !== 0;
}
