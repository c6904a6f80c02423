// Finds the Spec Kit projects at and below a folder, or the one that the folder lies in, and reads what `status` shows.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { english } from "../core/message.ts";
import { featureJsonProblem, type Project } from "../core/speckit/currentFeature.ts";
import { featureRoots, featureWalk, projectRootsOf, projectWalk, type Walk } from "../core/speckit/discovery.ts";
import { type Feature, featureDirectoryOf, featuresOf } from "../core/speckit/feature.ts";
import { readText } from "./files.ts";
import { projectRootOf } from "./personas.ts";

export interface FoundProject extends Project {
  /** The root as the file system writes it. */
  readonly folder: string;
  readonly problems: readonly string[];
}

export function findProjects(start: string): readonly FoundProject[] {
  const folder = resolve(start);
  const below = projectRootsOf(walk(folder, projectWalk)).map((path) => join(folder, path));
  const around = below.length > 0 ? undefined : projectRootOf(folder);
  const found = [...below, ...(around === undefined ? [] : [around])].map(readProject);
  // Many a repository has a `specs/` that is none of Spec Kit's.
  return found.filter((project) => project.features.length > 0 || existsSync(join(project.folder, ".specify")));
}

/** The Markdown texts of a feature by their path below it, and what could not be read. */
export function readFeature({ folder }: FoundProject, { directory, documents }: Feature) {
  const texts = new Map<string, string>();
  const problems: string[] = [];
  for (const path of documents.filter((name) => name.endsWith(".md"))) {
    const read = readText(join(folder, directory, path));
    if (read.kind === "text") texts.set(path, read.text);
    else problems.push(read.message);
  }
  return { texts, problems };
}

function readProject(folder: string): FoundProject {
  const paths = featureRoots.flatMap((root) => walk(join(folder, root), featureWalk).map((path) => `${root}/${path}`));
  const root = folder.split(sep).join("/").replace(/\/$/, "");
  const project = { folder, root, features: featuresOf(paths.filter((path) => !path.endsWith("/"))), problems: [] };
  const file = join(folder, ".specify", "feature.json");
  if (!existsSync(file)) return project;
  const read = readText(file);
  if (read.kind === "unreadable") return { ...project, problems: [read.message] };
  const named = featureDirectoryOf(read.text);
  if ("problem" in named) return { ...project, problems: [`${file}: ${english(named.problem)}`] };
  const problem = featureJsonProblem({ ...project, featureDirectory: named.directory });
  return { ...project, featureDirectory: named.directory, problems: problem ? [`${file}: ${english(problem)}`] : [] };
}

/** The paths below `root` with `/`; directories end in it. What cannot be listed is passed over. */
function walk(root: string, { depth, most, skip, enter }: Walk): readonly string[] {
  const found: string[] = [];
  let level = [""];
  for (let at = 0; at <= depth && found.length < most; at++) {
    const next: string[] = [];
    for (const path of level) {
      for (const name of namesIn(join(root, path))) {
        if (found.length >= most || skip(name)) continue;
        const isDirectory = statSync(join(root, path, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
        found.push(isDirectory ? `${path}${name}/` : `${path}${name}`);
        if (isDirectory && (enter?.(name) ?? true)) next.push(`${path}${name}/`);
      }
    }
    level = next;
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(?:ENOENT|ENOTDIR|EACCES|EPERM|ELOOP)$/.test(String(error.code)))
      return [];
    throw error;
  }
}
