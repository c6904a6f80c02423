// The settings, read when asked. Each may differ by folder, so each is asked for a place.
import * as vscode from "vscode";
import type { ChecklistFolder } from "../core/checklist/checklistPath.ts";
import { settings } from "./ids.ts";

function get<T>(key: string, scope: vscode.Uri | undefined, otherwise: T): T {
  return vscode.workspace.getConfiguration("personaGuide", scope).get<T>(key) ?? otherwise;
}

/** The folder of a feature that holds the personas' checklists. */
export function checklistFolder(scope: vscode.Uri): ChecklistFolder {
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

/** What the guidance in the editor shows; each has a switch of its own. */
const guidance = {
  headings: settings.guidanceHeadings,
  ids: settings.guidanceIds,
  marks: settings.guidanceMarks,
  navigation: settings.guidanceNavigation,
  terms: settings.guidanceTerms,
} as const;

export function isGuidanceOn(kind: keyof typeof guidance, scope: vscode.Uri): boolean {
  return get(guidance[kind], scope, true);
}

/** The ids of the personas that say nothing in the editor. */
export function silentPersonas(scope: vscode.Uri): readonly string[] {
  const ids = get<unknown>(settings.silentPersonas, scope, []);
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

const problems = {
  duplicateIds: settings.problemsDuplicateIds,
  malformedBoxes: settings.problemsMalformedBoxes,
  requirementsWithoutTask: settings.problemsRequirementsWithoutTask,
  unknownIds: settings.problemsUnknownIds,
} as const;

export type ProblemKind = keyof typeof problems;

const severities: ReadonlyMap<string, vscode.DiagnosticSeverity> = new Map([
  ["hint", vscode.DiagnosticSeverity.Hint],
  ["information", vscode.DiagnosticSeverity.Information],
  ["warning", vscode.DiagnosticSeverity.Warning],
]);

/** `undefined` for a kind that is not to be shown. */
export function problemSeverity(kind: ProblemKind, scope: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return severities.get(get(problems[kind], scope, "hint"));
}

export function isCompletionEnabled(scope: vscode.Uri): boolean {
  return get(settings.completionEnabled, scope, true);
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
