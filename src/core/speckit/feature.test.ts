import { expect, test } from "vitest";
import { currentFeatureOf, featureJsonProblem, type Project } from "./currentFeature.ts";
import { currentPhaseOf } from "./currentPhase.ts";
import { projectRootsOf, projectWalk } from "./discovery.ts";
import { featureDirectoryOf, featureNumber, featuresOf, pathBelow } from "./feature.ts";

const paths = (...directories: readonly string[]) => directories.map((directory) => `${directory}/spec.md`);
const names = (...directories: readonly string[]) => featuresOf(paths(...directories)).map(({ name }) => name);

test("features are sorted by number, then timestamp, then name", () => {
  expect(names("specs/20260131-101500-late", "specs/010-b", "specs/2-a", "specs/zeta", "specs/010-a")).toEqual([
    "2-a",
    "010-a",
    "010-b",
    "20260131-101500-late",
    "zeta",
  ]);
});

test("a directory is a feature at any depth, below specs/ or .specify/specs/", () => {
  expect(featuresOf(paths("specs/auth/001-login", ".specify/specs/002-b")).map(({ directory }) => directory)).toEqual([
    "specs/auth/001-login",
    ".specify/specs/002-b",
  ]);
});

test("a feature holds its files, the nearest feature those of its own", () => {
  const features = featuresOf([
    "specs/001-a/plan.md",
    "specs/001-a/checklists/x.md",
    "specs/001-a/sub/tasks.md",
    "specs/loose.md",
  ]);
  expect(features.map(({ name, documents }) => [name, documents])).toEqual([
    ["001-a", ["checklists/x.md", "plan.md"]],
    ["sub", ["tasks.md"]],
  ]);
});

test("templates, fixtures, other tools' directories and placeholders are none", () => {
  expect(
    names(
      "specs/templates/a",
      "specs/{NNN}-{slug}",
      "specs/node_modules/a",
      "specs/tests/unit/fixtures/001-a",
      ".claude/specs/a",
      "specs",
    ),
  ).toEqual([]);
});

test("a directory that is named is a feature outside specs/ and without documents too", () => {
  const features = featuresOf(
    ["docs/feat/plan.md", "docs/feat/templates/a/spec.md", "docs/other/spec.md", "specs/003-c/notes.md"],
    ["docs/feat", "specs/003-c", "specs/004-d"],
  );
  expect(features.map(({ directory, documents }) => [directory, documents])).toEqual([
    ["specs/003-c", ["notes.md"]],
    ["specs/004-d", []],
    ["docs/feat", ["plan.md"]],
  ]);
  expect(currentPhaseOf([], undefined)).toBe("specify");
});

test("a named directory is listed once, and the roots of features are none", () => {
  expect(
    featuresOf(paths("specs/001-a", "specs/001-a"), ["specs/001-a", "specs", ".specify/specs", ".specify"]),
  ).toEqual([{ directory: "specs/001-a", name: "001-a", documents: ["spec.md"] }]);
});

test("an ISO date is no number, a timestamp is one", () => {
  expect(["2025-01-01-x", "2025-01-01", "20260131-101500-x", "2025-x", "003-c", "x"].map(featureNumber)).toEqual([
    undefined,
    undefined,
    20260131101500,
    2025,
    3,
    undefined,
  ]);
});

test("projects are what holds .specify/ or specs/, not fixtures, templates or other tools", () => {
  expect(
    projectRootsOf([
      "specs/",
      ".specify/",
      "apps/x/specs/",
      "tests/fixtures/.specify/",
      "test/unit/fixtures/a/specs/",
      "openspec/specs/",
      ".claude/specs/",
      ".kiro/specs/",
      "src/specs.md",
    ]),
  ).toEqual(["", "apps/x"]);
  expect([".claude", ".git", "node_modules", ".specify"].map(projectWalk.skip)).toEqual([true, true, true, false]);
});

const project = (root: string, featureDirectory: string | undefined, ...directories: readonly string[]): Project => ({
  root,
  features: featuresOf(paths(...directories)),
  ...(featureDirectory === undefined ? {} : { featureDirectory }),
});
const shelf = project("/w", "specs/002-b", "specs/001-a", "specs/002-b", "specs/003-c");
const current = (projects: readonly Project[], clues = {}) => {
  const found = currentFeatureOf(projects, clues);
  return found && `${found.project.root} ${found.feature.name} ${found.reason}`;
};

test("the first reason that applies decides", () => {
  const clues = { pinned: "/w/specs/001-a", editor: "/w/specs/003-c/plan.md", environment: "specs/003-c" };
  expect(current([shelf], clues)).toBe("/w 001-a pinned");
  expect(current([shelf], { ...clues, pinned: undefined })).toBe("/w 003-c editor");
  expect(current([shelf], { environment: "specs/003-c" })).toBe("/w 003-c environment");
  expect(current([shelf], { environment: "/w/specs/001-a" })).toBe("/w 001-a environment");
  expect(current([shelf])).toBe("/w 002-b featureJson");
  expect(current([project("/w", undefined, "specs/001-a")])).toBe("/w 001-a only");
  expect(current([project("/w", undefined, "specs/001-a", "specs/007-z")])).toBe("/w 007-z highest");
  expect(current([project("/w", undefined)])).toBeUndefined();
});

test("of features with the same number, the one nested least is the highest", () => {
  expect(current([project("/w", undefined, "specs/002-b", "specs/loop/002-b", "specs/001-a")])).toBe(
    "/w 002-b highest",
  );
  const features = featuresOf(paths("specs/002-b", "specs/loop/002-b", "specs/a/b/002-b"));
  expect(currentFeatureOf([{ root: "/w", features }], {})?.feature.directory).toBe("specs/002-b");
});

test("what names no feature is passed over", () => {
  expect(current([shelf], { pinned: "/w/specs/gone", environment: "../../etc", editor: "/w/README.md" })).toBe(
    "/w 002-b featureJson",
  );
});

test("the project of the active document decides, not the first one", () => {
  const other = project("/w/apps/x", "specs/001-x", "specs/001-x", "specs/002-x");
  expect(current([shelf, other], { editor: "/w/apps/x/src/main.ts" })).toBe("/w/apps/x 001-x featureJson");
  expect(current([shelf, other], { editor: "/w/apps/x/specs/002-x/plan.md" })).toBe("/w/apps/x 002-x editor");
});

test("feature.json is read in its known spellings, with a byte-order mark too", () => {
  for (const key of ["feature_directory", "featureDir", "feature"])
    expect(featureDirectoryOf(`\uFEFF{"${key}": "specs/001-a"}`)).toEqual({ directory: "specs/001-a" });
});

test("a feature.json that is broken, empty, outside or nowhere is told", () => {
  expect(featureDirectoryOf("{")).toHaveProperty("problem");
  expect(featureDirectoryOf('{"feature_directory": 3}')).toHaveProperty("problem");
  expect(featureJsonProblem(shelf)).toBeUndefined();
  expect(featureJsonProblem({ ...shelf, featureDirectory: "../../etc" })?.template).toContain("outside");
  expect(featureJsonProblem({ ...shelf, featureDirectory: "specs/009-gone" })?.template).toContain("no feature");
});

test("a path is taken below its root whatever its slashes, and never out of it", () => {
  expect(pathBelow("/w", "specs\\001-a\\")).toBe("specs/001-a");
  expect(pathBelow("/c:/w", "C:\\w\\specs\\001-a")).toBe("specs/001-a");
  for (const path of ["..", "specs/../..", "/etc", "/wider/specs", "."]) expect(pathBelow("/w", path)).toBeUndefined();
});

test("the phase follows from the documents and the tasks", () => {
  expect(currentPhaseOf([], undefined)).toBe("specify");
  expect(currentPhaseOf(["spec.md"], undefined)).toBe("plan");
  expect(currentPhaseOf(["spec.md", "plan.md"], undefined)).toBe("tasks");
  expect(currentPhaseOf(["spec.md", "plan.md", "tasks.md"], { done: 1, total: 2 })).toBe("implement");
  expect(currentPhaseOf(["spec.md", "plan.md", "tasks.md"], { done: 2, total: 2 })).toBe("done");
});
