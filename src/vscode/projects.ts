// Finds the Spec Kit projects of the workspace and what lies in them. Reads directories; remembers nothing.
import * as vscode from "vscode";
import type { Project } from "../core/speckit/currentFeature.ts";
import { featureRoots, featureWalk, projectRootsOf, projectWalk } from "../core/speckit/discovery.ts";
import { featureDirectoryOf, featuresOf } from "../core/speckit/feature.ts";
import { toVsText } from "./convert.ts";
import { readDirectory, readText, walk } from "./files.ts";
import { log } from "./log.ts";

export interface FoundProject extends Project {
  readonly uri: vscode.Uri;
  /** Why feature.json could not be read, in the user's language. */
  readonly featureJsonProblem?: string;
}

export async function findProjects(): Promise<readonly FoundProject[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async ({ uri }) =>
      projectRootsOf(await walk(uri, projectWalk)).map((path) => (path ? vscode.Uri.joinPath(uri, path) : uri)),
    ),
  );
  const roots = new Map(found.flat().map((root) => [root.toString(), root]));
  const projects = await Promise.all([...roots.values()].map(readProject));
  return projects.flatMap((project) => project ?? []);
}

/** `undefined` for a directory with a `specs/` that is none of Spec Kit's. */
async function readProject(uri: vscode.Uri): Promise<FoundProject | undefined> {
  const below = async (path: string) =>
    (await walk(vscode.Uri.joinPath(uri, path), featureWalk)).map((name) => `${path}/${name}`);
  const paths = (await Promise.all(featureRoots.map(below))).flat();
  const project = {
    uri,
    root: uri.path.replace(/\/$/, ""),
    features: featuresOf(paths.filter((path) => !path.endsWith("/"))),
  };
  const specify = vscode.Uri.joinPath(uri, ".specify");
  if (project.features.length === 0 && (await readDirectory(specify)).length === 0) return undefined;
  const json = await readText(vscode.Uri.joinPath(specify, "feature.json"));
  if (json === undefined) return project;
  const read = featureDirectoryOf(json);
  if ("directory" in read) return { ...project, featureDirectory: read.directory };
  log().warn(`${uri.toString()}: ${toVsText(read.problem)}`);
  return { ...project, featureJsonProblem: toVsText(read.problem) };
}

/** The roles that `.specify/config.json` enables; `undefined` when it does not say. */
export async function readEnabledPersonas(root: vscode.Uri): Promise<readonly string[] | undefined> {
  const json = await readText(vscode.Uri.joinPath(root, ".specify", "config.json"));
  if (json === undefined) return undefined;
  try {
    const enabled: unknown = JSON.parse(json)?.personas?.enabled;
    return Array.isArray(enabled) ? enabled.filter((id): id is string => typeof id === "string") : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    log().warn(`${root.toString()}: .specify/config.json is not JSON: ${error.message}`);
    return undefined;
  }
}
