// The runs of the tests inside VS Code: each is one VS Code, started fresh, with its own test files and workspace.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE } from "../support/workspace.mjs";

/**
 * `tests`: a glob of test files. `workspace`: a folder to copy ("sample" if left out), or "none" for an empty window.
 * `prepare`: changes the copy before VS Code sees it; may give the path to open in its place. `trust`: "restricted" for Restricted Mode. `settings`: user settings.
 * @type {{ name: string, tests: string, workspace?: string, prepare?: (folder: string) => string | void,
 *   trust?: "trusted" | "restricted", settings?: Record<string, unknown> }[]}
 */
export const runs = [
  { name: "sample", tests: "test/host/*.test.ts" },
  { name: "restricted", tests: "test/host/restricted/*.test.ts", trust: "restricted", prepare: nameAFolder },
  { name: "empty", tests: "test/host/empty/*.test.ts", workspace: "none" },
  { name: "roots", tests: "test/host/roots/*.test.ts", prepare: makeTwoRoots },
];

/** A workspace setting that only a trusted workspace may make. */
function nameAFolder(folder) {
  mkdirSync(join(folder, ".vscode"));
  mkdirSync(join(folder, "team"));
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "personaGuide.personas.folders": ["team"] }));
  writeFileSync(join(folder, "team/hidden.md"), "---\nid: hidden\nname: Hidden\n---\n");
}

/** Gives the name of a workspace file to open in place of the folder. */
function makeTwoRoots(folder) {
  for (const name of ["one", "two"]) cpSync(SAMPLE, join(folder, name), { recursive: true });
  for (const name of [".specify", "specs"]) rmSync(join(folder, name), { recursive: true });
  const file = join(folder, "two-roots.code-workspace");
  writeFileSync(file, JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }));
  return file;
}
