// Finds the Spec Kit projects of the workspace and what lies in them. Reads directories; remembers nothing.
import * as vscode from "vscode";
import type { Project } from "../core/speckit/currentFeature.ts";
import { featureRoots, featureWalk, projectRootsOf, projectWalk } from "../core/speckit/discovery.ts";
import { featureDirectoryOf, featuresOf, pathBelow } from "../core/speckit/feature.ts";
import { enabledPersonasOf, type Integration, integrationOf } from "../core/speckit/projectFiles.ts";
import { toVsText } from "./convert.ts";
import { isDirectory, readDirectory, readText, walk } from "./files.ts";
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
  const root = uri.path.replace(/\/$/, "");
  const specify = vscode.Uri.joinPath(uri, ".specify");
  const json = await readText(vscode.Uri.joinPath(specify, "feature.json"));
  const read = json === undefined ? undefined : featureDirectoryOf(json);
  const featureDirectory = read && "directory" in read ? read.directory : undefined;
  const named = await directoriesNamed(uri, [featureDirectory, environmentFeature()]);
  const below = async (path: string) =>
    (await walk(vscode.Uri.joinPath(uri, path), featureWalk)).map((name) => `${path}/${name}`);
  const paths = (await Promise.all([...new Set([...featureRoots, ...named])].map(below))).flat();
  const features = featuresOf(
    paths.filter((path) => !path.endsWith("/")),
    named,
  );
  if (features.length === 0 && (await readDirectory(specify)).length === 0) return undefined;
  const project = { uri, root, features, ...(featureDirectory === undefined ? {} : { featureDirectory }) };
  if (!read || !("problem" in read)) return project;
  log().warn(`${uri.toString()}: ${toVsText(read.problem)}`);
  return { ...project, featureJsonProblem: toVsText(read.problem) };
}

/** Those of `names` that are directories below the project, as paths below it. */
async function directoriesNamed(
  project: vscode.Uri,
  names: readonly (string | undefined)[],
): Promise<readonly string[]> {
  const paths = names.flatMap((name) => pathBelow(project.path.replace(/\/$/, ""), name ?? "") ?? []);
  const found = await Promise.all(
    paths.map(async (path) => ((await isDirectory(vscode.Uri.joinPath(project, path))) ? [path] : [])),
  );
  return found.flat();
}

/** Only a desktop or a server has an environment. */
export function environmentFeature(): string | undefined {
  const host = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> } };
  return host.process?.env?.SPECIFY_FEATURE_DIRECTORY;
}

/** The roles that `.specify/config.json` enables; `undefined` when it does not say. */
export async function readEnabledPersonas(root: vscode.Uri): Promise<readonly string[] | undefined> {
  const json = await readText(vscode.Uri.joinPath(root, ".specify", "config.json"));
  if (json === undefined) return undefined;
  try {
    return enabledPersonasOf(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    log().warn(`${root.toString()}: .specify/config.json is not JSON: ${error.message}`);
    return undefined;
  }
}

/** The agent that the project is set up for, as `.specify/integration.json` says. */
export async function readIntegration(root: vscode.Uri): Promise<Integration> {
  return integrationOf(await readText(vscode.Uri.joinPath(root, ".specify", "integration.json")));
}
