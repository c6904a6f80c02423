// Which folders of the workspace share their personas: a project and the workspace folder that it lies in.
import * as vscode from "vscode";
import type { FeatureState } from "./featureStore.ts";

/** A project's root first. */
export type Roots = readonly vscode.Uri[];

/** Tells one set of roots from another. */
export function keyOf(roots: Roots): string {
  return roots.map((root) => root.toString()).join("\n");
}

/** Those of the current feature; without one, all workspace folders together. */
export function currentRootsOf({ current, projects }: FeatureState): Roots {
  const project = projects.find(({ root }) => root === current?.project.root)?.uri;
  return project ? withFolder(project) : workspaceFolders();
}

/** Those of each project, and each workspace folder that holds none. */
export function allRootsOf({ projects }: FeatureState): readonly Roots[] {
  const all = projects.map(({ uri }) => withFolder(uri));
  const covered = new Set(all.flat().map((root) => root.toString()));
  const rest = workspaceFolders().filter((folder) => !covered.has(folder.toString()));
  return [...all, ...rest.map((folder) => [folder])];
}

/** Of `all`, the roots whose project is `uri` or the nearest one above it; the first of equals. */
export function rootsAround(uri: vscode.Uri, all: readonly Roots[]): Roots | undefined {
  const depth = (roots: Roots) =>
    Math.max(
      -1,
      ...roots.map(({ path }) => (`${uri.path}/`.startsWith(`${path.replace(/\/$/, "")}/`) ? path.length : -1)),
    );
  const deepest = Math.max(-1, ...all.map(depth));
  return deepest < 0 ? undefined : all.find((roots) => depth(roots) === deepest);
}

function workspaceFolders(): Roots {
  return vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
}

function withFolder(project: vscode.Uri): Roots {
  const folder = vscode.workspace.getWorkspaceFolder(project)?.uri;
  return folder && folder.toString() !== project.toString() ? [project, folder] : [project];
}
