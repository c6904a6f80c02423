// The settings, read when asked. Each may differ by folder, so each is asked for a place.
import * as vscode from "vscode";
import { settings } from "./ids.ts";

function get<T>(key: string, scope: vscode.Uri | undefined, otherwise: T): T {
  return vscode.workspace.getConfiguration("personaGuide", scope).get<T>(key) ?? otherwise;
}

/** The folder of a feature that holds the personas' checklists. */
export function checklistFolder(scope: vscode.Uri): "personas" | "checklists" {
  return get<string>(settings.checklistFolder, scope, "personas") === "checklists" ? "checklists" : "personas";
}

/** Further folders with personas, relative to the workspace folder; those that lead out of it are dropped. */
export function furtherPersonaFolders(scope: vscode.Uri): readonly string[] {
  const folders = get<unknown>(settings.personaFolders, scope, []);
  if (!Array.isArray(folders)) return [];
  return folders.filter(
    (path): path is string =>
      typeof path === "string" && /^(?![\\/])(?![A-Za-z]:)(?!(?:.*[\\/])?\.\.(?:[\\/]|$)).+/.test(path),
  );
}

export function isLensEnabled(scope: vscode.Uri): boolean {
  return get(settings.codeLensEnabled, scope, true);
}

export function isHoverEnabled(scope: vscode.Uri): boolean {
  return get(settings.hoverEnabled, scope, true);
}
