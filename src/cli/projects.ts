// Finds the Spec Kit projects at and below a folder, or the one that the folder lies in, and reads what `status` shows.
import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { english } from "../core/message.ts";
import { featureJsonProblem, type Project, type ReasonKind, reasons } from "../core/speckit/currentFeature.ts";
import { featureRoots, featureWalk, projectRootsOf, projectWalk } from "../core/speckit/discovery.ts";
import { type Feature, featureDirectoryOf, featuresOf, pathBelow } from "../core/speckit/feature.ts";
import { kindOf, readText } from "./files.ts";
import { projectRootOf } from "./personas.ts";
import { walk } from "./walk.ts";

/** What is wrong, for a person: findings, and what could not be read. */
interface Troubles {
  readonly problems: readonly string[];
  readonly unreadable: readonly string[];
}

export interface FoundProject extends Project, Troubles {
  /** The root as the file system writes it. */
  readonly folder: string;
}

export interface FoundProjects extends Troubles {
  readonly projects: readonly FoundProject[];
}

/** `environment` is the value of SPECIFY_FEATURE_DIRECTORY. */
export function findProjects(start: string, environment: string | undefined): FoundProjects {
  const folder = resolve(start);
  const walked = walk(folder, projectWalk);
  const below = projectRootsOf(walked.paths).map((path) => join(folder, path));
  const around = below.length > 0 ? undefined : projectRootOf(folder);
  const found = [...below, ...(around === undefined ? [] : [around])].map((root) => readProject(root, environment));
  return {
    // Many a repository has a `specs/` that is none of Spec Kit's.
    projects: found.filter(
      ({ folder: root, features, unreadable }) =>
        features.length > 0 || unreadable.length > 0 || existsSync(join(root, ".specify")),
    ),
    problems: walked.isCut ? [cutMessage(folder, `${projectWalk.most} directories, projects`)] : [],
    // A directory that may be anything and is closed is nobody's trouble.
    unreadable: walked.unreadable
      .filter(({ path }) => /^$|(?:^|\/)(?:\.specify|specs)$/.test(path))
      .map(({ message }) => message),
  };
}

/** The Markdown texts of a feature by their path below it, and what could not be read. */
export function readFeature({ folder }: FoundProject, { directory, documents }: Feature) {
  const texts = new Map<string, string>();
  const unreadable: string[] = [];
  for (const path of documents.filter((name) => name.endsWith(".md"))) {
    const read = readText(join(folder, directory, path));
    if (read.kind === "text") texts.set(path, read.text);
    else unreadable.push(read.message);
  }
  return { texts, unreadable };
}

/** What is wrong with the value of SPECIFY_FEATURE_DIRECTORY. */
export function environmentProblems(projects: readonly Project[], environment = ""): readonly string[] {
  const isFeature = ({ root, features }: Project) => {
    const named = pathBelow(root, environment);
    return features.some(({ directory }) => directory === named);
  };
  if (environment === "" || projects.some(isFeature)) return [];
  return [`SPECIFY_FEATURE_DIRECTORY names “${environment}”, which is no feature directory; it is passed over.`];
}

/** Why a feature is the current one: here the directory that a command is given stands for the document in the editor. */
export function whyCurrent(reason: ReasonKind): string {
  return reason === "editor" ? "The directory belongs to it." : english(reasons[reason]);
}

function readProject(folder: string, environment: string | undefined): FoundProject {
  const root = folder.split(sep).join("/").replace(/\/$/, "");
  const { directory, ...json } = readFeatureJson(folder);
  const named = [directory, environment]
    .flatMap((name) => pathBelow(root, name ?? "") ?? [])
    .filter((path) => kindOf(join(folder, path)).kind === "directory");
  const walks = [...new Set([...featureRoots, ...named])].map((path) => ({
    path,
    ...walk(join(folder, path), featureWalk),
  }));
  const paths = walks.flatMap((walked) => walked.paths.map((path) => `${walked.path}/${path}`));
  const features = featuresOf(
    paths.filter((path) => !path.endsWith("/")),
    named,
  );
  const project = { root, features, ...(directory === undefined ? {} : { featureDirectory: directory }) };
  const wrong = featureJsonProblem(project);
  const cut = walks.filter(({ isCut }) => isCut);
  return {
    ...project,
    folder,
    problems: [
      ...json.problems,
      ...(wrong ? [`${featureJsonIn(folder)}: ${english(wrong)}`] : []),
      ...cut.map(({ path }) => cutMessage(join(folder, path), `${featureWalk.most} entries, features`)),
    ],
    unreadable: [...json.unreadable, ...walks.flatMap((walked) => walked.unreadable.map(({ message }) => message))],
  };
}

function readFeatureJson(folder: string): Troubles & { readonly directory?: string } {
  const file = featureJsonIn(folder);
  const none = { problems: [], unreadable: [] };
  if (kindOf(file).kind === "missing") return none;
  const read = readText(file);
  if (read.kind === "unreadable") return { ...none, unreadable: [read.message] };
  const named = featureDirectoryOf(read.text);
  return "problem" in named ? { ...none, problems: [`${file}: ${english(named.problem)}`] } : { ...none, ...named };
}

function featureJsonIn(folder: string): string {
  return join(folder, ".specify", "feature.json");
}

function cutMessage(folder: string, what: string): string {
  return `${folder}: has more than ${what} may be missing`;
}
