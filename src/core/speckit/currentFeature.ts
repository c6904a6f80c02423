// Which feature is current, and the reason: the first that applies of product.md's order.
import { type Message, message } from "../message.ts";
import { type Feature, featureNumber, pathBelow } from "./feature.ts";

/** A project: a directory with `.specify/` or `specs/`, what it holds and what it says of its current feature. */
export interface Project {
  /** The absolute path with `/` and no slash at its end. */
  readonly root: string;
  readonly features: readonly Feature[];
  /** What `.specify/feature.json` names. */
  readonly featureDirectory?: string;
}

export interface Clues {
  /** The absolute path of the feature that the user pinned. */
  readonly pinned?: string | undefined;
  /** The absolute path of the document in the active editor. */
  readonly editor?: string | undefined;
  /** The value of SPECIFY_FEATURE_DIRECTORY. */
  readonly environment?: string | undefined;
}

export type ReasonKind = "pinned" | "editor" | "environment" | "featureJson" | "only" | "highest";

export interface CurrentFeature {
  readonly project: Project;
  readonly feature: Feature;
  readonly reason: ReasonKind;
}

/** A sentence a kind, for the tooltip. */
export const reasons: Readonly<Record<ReasonKind, Message>> = {
  pinned: message("You pinned it."),
  editor: message("The active editor shows one of its documents."),
  environment: message("SPECIFY_FEATURE_DIRECTORY names it."),
  featureJson: message(".specify/feature.json names it."),
  only: message("It is the only feature."),
  highest: message("It has the highest number."),
};

/** `undefined` when there is no feature. A clue that names no feature of these projects is passed over. */
export function currentFeatureOf(projects: readonly Project[], clues: Clues): CurrentFeature | undefined {
  const at = (path: string | undefined, reason: ReasonKind) => path && located(projects, path, reason);
  const near = projectsNear(projects, clues.editor);
  return (
    at(clues.pinned, "pinned") ||
    at(clues.editor, "editor") ||
    named(near, () => clues.environment, "environment") ||
    named(near, ({ featureDirectory }) => featureDirectory, "featureJson") ||
    only(near) ||
    highest(near)
  );
}

/** The projects that the active document lies in, innermost only; all where it lies in none. */
function projectsNear(projects: readonly Project[], editor: string | undefined): readonly Project[] {
  const around = projects.filter(({ root }) => editor?.startsWith(`${root}/`));
  const innermost = around.reduce<Project | undefined>(
    (best, project) => (best && best.root.length > project.root.length ? best : project),
    undefined,
  );
  return innermost && innermost.features.length > 0 ? [innermost] : projects;
}

function located(projects: readonly Project[], path: string, reason: ReasonKind): CurrentFeature | undefined {
  const found = projects.flatMap((project) =>
    project.features
      .filter(({ directory }) => `${path}/`.startsWith(`${project.root}/${directory}/`))
      .map((feature) => ({ project, feature, reason })),
  );
  return found.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function lengthOf({ project, feature }: CurrentFeature): number {
  return project.root.length + feature.directory.length;
}

function named(
  projects: readonly Project[],
  nameIn: (project: Project) => string | undefined,
  reason: ReasonKind,
): CurrentFeature | undefined {
  for (const project of projects) {
    const directory = pathBelow(project.root, nameIn(project) ?? "");
    const feature = project.features.find((other) => other.directory === directory);
    if (feature) return { project, feature, reason };
  }
  return undefined;
}

function only(projects: readonly Project[]): CurrentFeature | undefined {
  const [first, second] = all(projects);
  return first && !second ? { ...first, reason: "only" } : undefined;
}

/** Of several with the same number the one that is nested least: the others are parts or copies. */
function highest(projects: readonly Project[]): CurrentFeature | undefined {
  type Place = ReturnType<typeof all>[number];
  const numberOf = ({ feature }: Place) => featureNumber(feature.name) ?? -1;
  const depthOf = ({ project, feature }: Place) => `${project.root}/${feature.directory}`.split("/").length;
  const best = all(projects).reduce<Place | undefined>((found, next) => {
    const lead = found ? numberOf(found) - numberOf(next) || depthOf(next) - depthOf(found) : -1;
    return lead > 0 ? found : next;
  }, undefined);
  return best && { ...best, reason: "highest" };
}

function all(projects: readonly Project[]) {
  return projects.flatMap((project) => project.features.map((feature) => ({ project, feature })));
}

/** What is wrong with the directory that a project's feature.json names; `undefined` when it is one of its features. */
export function featureJsonProblem({ root, features, featureDirectory }: Project): Message | undefined {
  if (featureDirectory === undefined) return undefined;
  const directory = pathBelow(root, featureDirectory);
  if (directory === undefined)
    return message(
      ".specify/feature.json names “{0}”, which lies outside the project; it is passed over.",
      featureDirectory,
    );
  if (features.some((feature) => feature.directory === directory)) return undefined;
  return message(".specify/feature.json names “{0}”, which is no feature directory.", featureDirectory);
}
