// Finds the Spec Kit projects of the workspace and what lies in them. Reads directories; remembers nothing.
import * as vscode from "vscode";
import type { Project } from "../core/speckit/currentFeature.ts";
import { featureDirectoryOf, featuresOf } from "../core/speckit/feature.ts";
import { toVsText } from "./convert.ts";
import { readText, walk } from "./files.ts";
import { log } from "./log.ts";

export interface FoundProject extends Project {
  readonly uri: vscode.Uri;
  /** Why feature.json could not be read, in the user's language. */
  readonly featureJsonProblem?: string;
}

const isElsewhere = (name: string) =>
  name === "node_modules" || name === "dist" || name === "out" || (name.startsWith(".") && name !== ".specify");

/** A project is a directory with `.specify/` or `specs/`, at most three levels below a workspace folder. */
export async function findProjects(): Promise<readonly FoundProject[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const roots = new Map<string, vscode.Uri>();
  for (const { uri } of folders) {
    const found = await walk(uri, {
      depth: 3,
      most: 4_000,
      skip: isElsewhere,
      enter: (name) => name !== ".specify" && name !== "specs",
    });
    for (const path of found) {
      const above = /^(.*?)(?:\.specify|specs)\/$/.exec(path)?.[1];
      const root = above === undefined ? undefined : above ? vscode.Uri.joinPath(uri, above.slice(0, -1)) : uri;
      if (root) roots.set(root.toString(), root);
    }
  }
  return Promise.all([...roots.values()].map(readProject));
}

/** Nested deeper than this, or more than this, is not what `specify` makes. */
const featureWalk = { depth: 5, most: 20_000, skip: (name: string) => name === "node_modules" };

async function readProject(uri: vscode.Uri): Promise<FoundProject> {
  const below = async (path: string) =>
    (await walk(vscode.Uri.joinPath(uri, path), featureWalk)).map((name) => `${path}/${name}`);
  const paths = [...(await below("specs")), ...(await below(".specify/specs"))];
  const project = {
    uri,
    root: uri.path.replace(/\/$/, ""),
    features: featuresOf(paths.filter((path) => !path.endsWith("/"))),
  };
  const json = await readText(vscode.Uri.joinPath(uri, ".specify", "feature.json"));
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
