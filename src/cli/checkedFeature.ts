// Which feature `check` speaks of: the one that is named, else the current one, with its texts as they are on disk.
import { join, relative, resolve, sep } from "node:path";
import { currentFeatureOf, type Project, type ReasonKind } from "../core/speckit/currentFeature.ts";
import type { Feature } from "../core/speckit/feature.ts";
import { environmentProblems, type FoundProject, findProjects, readFeature } from "./projects.ts";

export interface CheckedFeature {
  readonly kind: "feature";
  readonly project: FoundProject;
  readonly feature: Feature;
  /** Why it is this one; `undefined` for one that was named. */
  readonly reason: ReasonKind | undefined;
  /** Path below the feature's directory to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is wrong with the project and does not hinder. */
  readonly notes: readonly string[];
}

type Found = CheckedFeature | { readonly kind: "none"; readonly messages: readonly string[] };

export function featureToCheck(directory: string, name: string | undefined): Found {
  const environment = process.env.SPECIFY_FEATURE_DIRECTORY;
  const { projects, problems, unreadable } = findProjects(directory, environment);
  const none = (...messages: readonly string[]): Found => ({ kind: "none", messages: [...unreadable, ...messages] });
  const places = projects.flatMap((project) => project.features.map((feature) => ({ project, feature })));
  if (places.length === 0) return none(...problems, `${directory}: no feature was found`);
  if (name !== undefined) {
    const named = places.filter((place) => isNamed(place, directory, name));
    const [first] = named;
    const list = (named.length > 0 ? named : places).map(({ project, feature }) => `\n  ${pathOf(project, feature)}`);
    if (!first) return none(`there is no feature “${name}”; there are:${list.join("")}`);
    if (named.length > 1) return none(`several features are called “${name}”; name the directory:${list.join("")}`);
    return withTexts(first.project, first.feature, undefined, problems, unreadable);
  }
  const current = currentFeatureOf(projects, { editor: `${resolve(directory)}/`, environment });
  const project = projects.find(({ root }) => root === current?.project.root);
  if (!current || !project) return none(`${directory}: no feature was found`);
  const notes = [...problems, ...environmentProblems(projects, environment)];
  return withTexts(project, current.feature, current.reason, notes, unreadable);
}

/** A file's path as a person in the working directory names it, with `/`; absolute when it lies outside. */
export function pathOf({ root }: Project, { directory }: Feature, document = ""): string {
  const path = join(root, directory, document);
  const below = relative(process.cwd(), path);
  const isBelow = below !== "" && below !== ".." && !below.startsWith(`..${sep}`);
  return (isBelow ? below : path).split(sep).join("/");
}

function withTexts(
  project: FoundProject,
  feature: Feature,
  reason: ReasonKind | undefined,
  problems: readonly string[],
  unreadable: readonly string[],
): Found {
  const read = readFeature(project, feature);
  // What belongs to another project or feature does not change the answer.
  const hindering = [...unreadable, ...project.unreadable, ...read.unreadable];
  if (hindering.length > 0) return { kind: "none", messages: hindering };
  const notes = [...problems, ...project.problems];
  return { kind: "feature", project, feature, reason, texts: read.texts, notes };
}

interface Place {
  readonly project: FoundProject;
  readonly feature: Feature;
}

/** By the directory's own name, its path in the project, or a path as the shell has it. */
function isNamed({ project, feature }: Place, directory: string, name: string): boolean {
  const wanted = name.replace(/[\\/]+$/, "");
  const path = join(project.root, feature.directory);
  return (
    [feature.name, feature.directory].includes(wanted) || [resolve(wanted), resolve(directory, wanted)].includes(path)
  );
}
