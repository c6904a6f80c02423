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

export function isHoverEnabled(scope: vscode.Uri): boolean {
  return get(settings.hoverEnabled, scope, true);
}

/** Where coverage shows: lenses, the Problems panel, the Personas view. */
export type CoverageKind = "lens" | "problems" | "tree";

const coverageSettings: Readonly<Record<CoverageKind, { readonly key: string; readonly isOnByDefault: boolean }>> = {
  lens: { key: settings.coverageLens, isOnByDefault: true },
  problems: { key: settings.coverageProblems, isOnByDefault: false },
  tree: { key: settings.coverageTree, isOnByDefault: true },
};

export function isCoverageOn(kind: CoverageKind, scope: vscode.Uri): boolean {
  const { isOnByDefault, key } = coverageSettings[kind];
  return get(key, scope, isOnByDefault);
}
