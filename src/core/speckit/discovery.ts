// Where Spec Kit projects and their files are looked for, and how far: shared by all that walk a file system.
import { isIgnored } from "./feature.ts";

/** How a directory is walked, level by level. */
export interface Walk {
  /** How many levels below the root are listed; 0 lists the root alone. */
  readonly depth: number;
  /** How many entries at the most. */
  readonly most: number;
  /** Names that are passed over. */
  readonly skip: (name: string) => boolean;
  /** Whether a directory that was found is looked into; all are when left out. */
  readonly enter?: (name: string) => boolean;
  /** Whether files are passed over, and so don't count against `most`. */
  readonly directoriesOnly?: boolean;
}

/** Finds projects: repositories with several keep them in `apps/x` or `packages/x/y`. */
export const projectWalk: Walk = {
  depth: 3,
  most: 4_000,
  skip: (name) => /^(?:node_modules|dist|out)$/.test(name) || (name.startsWith(".") && name !== ".specify"),
  enter: (name) => name !== ".specify" && name !== "specs",
  directoriesOnly: true,
};

/** Finds the files of a project's features. The largest repository seen has 70 features, nested three deep. */
export const featureWalk: Walk = { depth: 5, most: 20_000, skip: (name) => name === "node_modules" };

/** Where features lie, below a project's root. */
export const featureRoots = ["specs", ".specify/specs"] as const;

/**
 * The roots of the projects among `paths`, as a `projectWalk` gives them: directories end in `/`. A project is what holds
 * `.specify/` or `specs/` and is not a fixture, a template or another tool's; "" is the walk's own root.
 */
export function projectRootsOf(paths: readonly string[]): readonly string[] {
  const kept = paths.filter((path) => !isIgnored(path));
  return [...new Set(kept.flatMap((path) => /^(.*?)\/?(?:\.specify|specs)\/$/.exec(path)?.[1] ?? []))];
}
