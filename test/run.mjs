// `npm test`: builds, then runs the unit tests, the tests inside VS Code and those that drive its window, and prints the
// sum as the very last line. `--only unit|host|ui` runs one of them. A suite without counts or tests is one failure; so is
// one that has not ended after half an hour, ten times what the unit tests take: no limit of a test ends a loop without end.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureChromium, ensureEmbeddedVSCode } from "./support/embedded.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const temporary = mkdtempSync(join(tmpdir(), "persona-guide-test-")); // whatever a suite leaves behind goes with it
const env = { ...process.env, TMPDIR: temporary };

const suites = {
  unit: { title: "Unit tests", run: (counts) => vitest("vitest.config.mts", counts) },
  host: { title: "Inside VS Code", run: inHost, needsVSCode: true },
  ui: { title: "VS Code's window", run: (counts) => vitest("test/ui/vitest.config.mts", counts), needsVSCode: true },
};

const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
if (only && !(only in suites)) throw new Error(`--only takes one of ${Object.keys(suites).join(", ")}`);

const limit = 30 * 60_000; // milliseconds
let current;
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopped = true;
    current?.kill(signal);
  });
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const built = await node(["esbuild.mjs"]);
if (!built) totals.failed += 1;
for (const [name, suite] of Object.entries(suites)) {
  if (stopped || (only && only !== name)) continue;
  process.stdout.write(`\n=== ${suite.title} ===\n`);
  const counts = await countsOf(name, suite);
  for (const kind of Object.keys(totals)) totals[kind] += counts[kind];
}
rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
const skipped = totals.skipped ? `, ${totals.skipped} skipped` : "";
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`);
if (stopped) process.exitCode = 130;
else process.exitCode = totals.failed ? 1 : 0;

async function countsOf(name, suite) {
  const nothing = { passed: 0, failed: 1, skipped: 0 };
  const file = join(temporary, `${name}.json`);
  try {
    if (suite.needsVSCode) {
      if (!built) throw new Error("Not run: the build failed.");
      ensureEmbeddedVSCode();
      ensureChromium();
    }
    const well = await suite.run(file);
    if (!existsSync(file)) return nothing;
    const counts = readCounts(JSON.parse(readFileSync(file, "utf8")));
    if (counts.passed + counts.failed === 0) return { ...nothing, skipped: counts.skipped };
    return well || counts.failed ? counts : { ...counts, failed: 1 };
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return nothing;
  }
}

/** Vitest's report, or our own counts. A file that vitest could not load has no tests in its report. */
function readCounts(report) {
  if (!report.testResults) return report;
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function vitest(config, report) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return node(["node_modules/vitest/vitest.mjs", "run", "--config", resolve(config), ...reporters]);
}

function inHost(counts) {
  return node(["test/host/launch.mjs"], { PERSONA_GUIDE_COUNTS: counts });
}

/** Runs a script in the terminal's sight; resolves with whether it ended well. */
function node(args, extra = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...env, ...extra } });
    current = child;
    const tooLong = setTimeout(() => {
      process.stderr.write(`Ended after ${limit / 60_000} minutes: ${args.join(" ")}\n`);
      child.kill();
    }, limit);
    // After a violent end, vitest's workers and the guards of their VS Code need a moment to clear away.
    child.once("exit", (code) => {
      clearTimeout(tooLong);
      setTimeout(done, code === 0 || code === 1 ? 0 : 4000, code === 0);
    });
  });
}
