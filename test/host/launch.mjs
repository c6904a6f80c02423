// Runs the tests of test/host inside a real VS Code: a downloaded desktop one where there is the net and a display, else
// the embedded one. Names on the command line choose among the runs. Counts go to the file PERSONA_GUIDE_COUNTS.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import * as esbuild from "esbuild";
import { hasDisplay } from "../support/desktop.mjs";
import { DEFAULT_SETTINGS } from "../support/server.mjs";
import { copyWorkspace, REPOSITORY, removeWorkspace } from "../support/workspace.mjs";
import { runs } from "./runs.mjs";

const SHIM = fileURLToPath(new URL("../support/vscode-shim.mjs", import.meta.url));
const RUNNER = fileURLToPath(new URL("runner.cjs", import.meta.url));

const chosen = process.argv.slice(2);
const desktop = hasDisplay() && (await canDownload());
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const run of runs.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  const counts = await runOne(run);
  for (const kind of Object.keys(totals)) totals[kind] += counts[kind];
}
if (process.env.PERSONA_GUIDE_COUNTS) writeFileSync(process.env.PERSONA_GUIDE_COUNTS, JSON.stringify(totals));
process.exitCode = totals.failed || !totals.passed ? 1 : 0;

async function canDownload() {
  try {
    const signal = AbortSignal.timeout(3000);
    const answer = await fetch("https://update.code.visualstudio.com/api/releases/stable", { method: "HEAD", signal });
    return answer.ok;
  } catch {
    return false; // no net
  }
}

/** A run that ends without counts, or with an empty count, is one failure. */
async function runOne({ name, tests, workspace = "sample", prepare, trust = "trusted", settings = {} }) {
  process.stdout.write(`\nInside VS Code: ${name}\n`);
  const temporary = mkdtempSync(join(tmpdir(), "persona-guide-host-"));
  const countsFile = join(temporary, "counts.json");
  const folder = workspace === "none" ? undefined : copyWorkspace(workspace === "sample" ? undefined : workspace);
  try {
    const opened = (folder && prepare?.(folder)) ?? folder;
    const userDataDir = join(temporary, "user");
    mkdirSync(join(userDataDir, "User"), { recursive: true });
    writeFileSync(join(userDataDir, "User/settings.json"), JSON.stringify({ ...DEFAULT_SETTINGS, ...settings }));
    const embedded = !desktop || trust === "restricted"; // runTests() always turns trust off, which the shim need not obey
    await runTests({
      ...(embedded ? { vscodeExecutablePath: SHIM } : {}),
      extensionDevelopmentPath: REPOSITORY,
      extensionTestsPath: RUNNER,
      launchArgs: [
        ...(opened ? [opened] : []),
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${join(temporary, "extensions")}`,
      ],
      extensionTestsEnv: {
        PERSONA_GUIDE_TESTS: await build(name, tests),
        PERSONA_GUIDE_COUNTS: countsFile,
        PERSONA_GUIDE_TRUST: trust,
      },
    });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  } finally {
    if (folder) removeWorkspace(folder);
  }
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, "utf8")) : undefined;
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  return counts && counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1, skipped: counts?.skipped ?? 0 };
}

/** Resolves with the folder of the built test files. */
async function build(name, tests) {
  const outdir = join(REPOSITORY, "out/host", name);
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: REPOSITORY,
    entryPoints: [tests],
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outdir;
}
