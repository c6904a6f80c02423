// What can stand in a placeholder, taken from the documents of a feature. Where the placeholder's name does not say what
// kind of thing it is, or the documents have none, nothing is suggested.
import type { Markdown } from "../markdown.ts";
import { endpointsOf } from "../speckit/endpoints.ts";
import { entitiesOf } from "../speckit/entities.ts";
import { type ProjectTree, projectTreeOf } from "../speckit/projectTree.ts";
import { beginsWithStory, storyTitleOf } from "../speckit/stories.ts";
import { hiddenCharacter } from "../text.ts";
import { isPathName } from "./paths.ts";

/** The documents of a feature, as far as it has them. */
export interface FeatureDocuments {
  readonly spec?: Markdown;
  readonly plan?: Markdown;
  readonly dataModel?: Markdown;
  /** The texts of the files in contracts/. */
  readonly contracts: readonly string[];
}

/** What a feature's documents name. */
export interface FeatureNames {
  /** Headings of data-model.md, else the Key Entities of spec.md. */
  readonly entities: readonly string[];
  /** `POST /v1/users`, of contracts/. */
  readonly endpoints: readonly string[];
  /** The titles of the user stories of spec.md. */
  readonly stories: readonly string[];
  /** The project structure of plan.md. */
  readonly tree: ProjectTree;
}

export function featureNamesOf({ spec, plan, dataModel, contracts }: FeatureDocuments): FeatureNames {
  const stories = (spec?.headings ?? []).flatMap(({ text }) => (beginsWithStory(text) ? storyTitleOf(text) : []));
  return {
    entities: entitiesOf(dataModel, spec),
    endpoints: endpointsOf(contracts),
    stories: [...new Set(stories.filter((title) => title !== ""))],
    tree: plan ? projectTreeOf(plan) : { files: [], folders: [] },
  };
}

/** For one placeholder; more than that is a list to search in, not to choose from. */
const most = 20;
/** UTF-16 code units of one suggestion. */
const longest = 120;

/** Values for the placeholder that stands in braces as `{placeholder}`, the best first. */
export function suggestionsFor(placeholder: string, names: FeatureNames): readonly string[] {
  return valuesFor(placeholder.trim(), names)
    .filter((value) => value.length <= longest && !hiddenCharacter.test(value))
    .slice(0, most);
}

const article = "(?:(?:the|an?|new|user|test) )?";
const anEndpoint = new RegExp(`^METHOD\\b|^${article}endpoint$`, "i");
const aFile = new RegExp(`^${article}(?:file|path)(?: ?name| path)?$`, "i");
const anEntity = new RegExp(`^${article}(?:entity|model|table|resource|aggregate)(?: name)?$`, "i");
const aStory = new RegExp(`^${article}(?:story|journey)(?: title)?$`, "i");

function valuesFor(placeholder: string, { entities, endpoints, stories, tree }: FeatureNames): readonly string[] {
  if (anEndpoint.test(placeholder)) return endpoints;
  if (isPathName(placeholder)) return pathsLike(placeholder, tree);
  if (aFile.test(placeholder)) return tree.files.filter((path) => !/(?:^|\/)specs\//.test(path));
  if (anEntity.test(placeholder)) return entities;
  return aStory.test(placeholder) ? stories : [];
}

type Fold = (folder: string) => string;

/** The files below the folders that `src/services/file` names, in their order, and those folders themselves. */
function pathsLike(placeholder: string, tree: ProjectTree): readonly string[] {
  const exact = pathsBelow(placeholder, tree, (folder) => folder.toLowerCase());
  // What is `contract` here is `contracts` there.
  return exact.length > 0 ? exact : pathsBelow(placeholder, tree, (folder) => folder.toLowerCase().replace(/s$/, ""));
}

function pathsBelow(placeholder: string, { files, folders }: ProjectTree, fold: Fold): readonly string[] {
  const parentsIn = (path: string) => path.split("/").slice(0, -1).map(fold);
  const named = parentsIn(placeholder);
  const known = new Set(folders.flatMap(parentsIn));
  // A project that has no src/ keeps its sources at the top.
  const wanted = named[0] === "src" && !known.has("src") ? named.slice(1) : named;
  const last = wanted.at(-1);
  if (last === undefined) return [];
  const depths = new Map<string, number>();
  for (const path of [...files, ...folders]) {
    const parents = parentsIn(path);
    if (holdsInOrder(parents, wanted)) depths.set(path, parents.length - parents.lastIndexOf(last));
  }
  const depthOf = (path: string) => depths.get(path) ?? 0;
  const found = files.filter((path) => depthOf(path) > 0).sort((a, b) => depthOf(a) - depthOf(b));
  return [...found, ...folders.filter((path) => depthOf(path) === 1)];
}

function holdsInOrder(folders: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const folder of folders) if (folder === wanted[next]) next++;
  return next === wanted.length;
}
