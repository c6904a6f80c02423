// Where a command writes that makes something new: the current project, else the only one, else the one that the user picks.
import * as vscode from "vscode";
import type { FeatureState } from "../featureStore.ts";

/** `undefined` when the user picks none, or in an empty window, where the way to open a folder is shown instead. */
export async function chooseRoot({ current, projects }: FeatureState): Promise<vscode.Uri | undefined> {
  const project = projects.find(({ root }) => root === current?.project.root);
  return project?.uri ?? (await pickRoot(projects.map(({ uri }) => uri)));
}

/** Of `projects`, or of the workspace folders where there is none. */
export async function pickRoot(projects: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const roots = projects.length > 0 ? projects : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  if (roots.length === 0) await vscode.commands.executeCommand("vscode.openFolder");
  if (roots.length < 2) return roots[0];
  const picks = roots.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  return (await vscode.window.showQuickPick(picks, { placeHolder: vscode.l10n.t("The project to create it in") }))?.uri;
}
