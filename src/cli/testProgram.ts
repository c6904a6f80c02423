// The command line as it is bundled, run in a folder of its own for each test.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach } from "vitest";

export const base = mkdtempSync(join(tmpdir(), "persona-guide-cli-"));
export const program = join(base, "cli.js");
/** Of the test that runs. */
export let folder = "";
let count = 0;

export const cook = [
  "---",
  "id: cook",
  "name: Cook",
  "short_name: CK",
  "role: Feeds people",
  "contributes_to: [tasks]",
  "---",
  "# Cook Persona",
  "## Role Description",
  "Cooks.",
  "## Core Responsibilities",
  "### During `/speckit.tasks`",
  "1. **Menu**",
  "   - Write the menu",
  "## Task Templates",
  "### Dinner",
  "When guests come.",
  "- [ ] [P] Cook {dish} for {guests}",
  "- [ ] Serve {dish}",
  "",
].join("\n");

export const shop = [
  "# Tasks: Shop",
  "",
  "**Total Tasks**: 2",
  "",
  "## Phase 1: Setup",
  "",
  "- [x] T001 [P] Create the project",
  "",
  "## Phase 2: User Story 1 - Buy",
  "",
  "- [ ] T002 [US1,US2] [Cart] Add the cart <!-- soon -->",
  "  - [x] with a price",
  "",
  "```",
  "- [ ] T900 code",
  "```",
  "",
].join("\n");

beforeAll(async () => {
  await build({
    entryPoints: ["src/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  writeFileSync(join(base, "personas.json"), JSON.stringify({ "cook.md": cook }));
});

beforeEach(() => {
  folder = join(base, String(++count));
  mkdirSync(folder);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Writes a file, and the directories above it. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export function run(...args: string[]) {
  return runWith({}, ...args);
}

export function runWith(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const { SPECIFY_FEATURE_DIRECTORY: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    env: { ...inherited, ...environment },
  });
  return { exit: status, stdout, stderr };
}

export function runJson(...args: string[]) {
  return JSON.parse(run(...args, "--json").stdout);
}
