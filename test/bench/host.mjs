// How long the extension takes to start in the embedded VS Code, by VS Code's own count, whether it reads a file then, and
// how long a tick takes there.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import { copyWorkspace, REPOSITORY, removeWorkspace } from "../support/workspace.mjs";

const SHIM = fileURLToPath(new URL("../support/vscode-shim.mjs", import.meta.url));
const RECORDER = fileURLToPath(new URL("recorder.cjs", import.meta.url));

/** The reports of `runs` starts of the extension as it is, each in a VS Code of its own. */
export async function measureStarts(module, runs) {
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await start(module, REPOSITORY, "specs/003-user-login/plan.md"));
  return reports;
}

/** What the same bundle reads while it starts, when the file that starts it is no Spec Kit document. */
export async function recordReads(module) {
  const copy = join(REPOSITORY, "out/bench/recorded");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, "dist"), { recursive: true });
  for (const path of ["package.json", "package.nls.json", "media", "dist/personas.json", "dist/reference.js"])
    cpSync(join(REPOSITORY, path), join(copy, path), { recursive: true });
  cpSync(join(REPOSITORY, "dist/extension.js"), join(copy, "dist/recorded.js"));
  cpSync(RECORDER, join(copy, "dist/extension.js"));
  return (await start(module, copy, "README.md")).reads;
}

/** The reports of ticks in a project with the sample's features, and in one with `count` more. */
export async function measureTicks(module, count) {
  return [
    await start(module, REPOSITORY, ""),
    await start(module, REPOSITORY, "", (folder) => addFeatures(folder, count)),
  ];
}

/** What typing in a long document of a feature takes of the extension host. */
export function measureTyping(module) {
  return start(module, REPOSITORY, "");
}

function addFeatures(folder, count) {
  for (let number = 0; number < count; number++) {
    const feature = join(folder, `specs/${String(1_000 + number)}-more`);
    mkdirSync(join(feature, "checklists"), { recursive: true });
    for (const name of ["spec.md", "plan.md", "tasks.md", "checklists/requirements.md"])
      cpSync(join(folder, "specs/003-user-login", name), join(feature, name));
  }
}

async function start(module, extension, file, prepare = () => {}) {
  const temporary = mkdtempSync(join(tmpdir(), "persona-guide-bench-"));
  const folder = copyWorkspace();
  const report = join(temporary, "report.json");
  prepare(folder);
  try {
    await quietly(() =>
      runTests({
        vscodeExecutablePath: SHIM,
        extensionDevelopmentPath: extension,
        extensionTestsPath: module,
        launchArgs: [
          folder,
          `--user-data-dir=${join(temporary, "user")}`,
          `--extensions-dir=${join(temporary, "ext")}`,
        ],
        extensionTestsEnv: { PERSONA_GUIDE_REPORT: report, PERSONA_GUIDE_OPEN: file },
      }),
    );
    return JSON.parse(readFileSync(report, "utf8"));
  } finally {
    removeWorkspace(folder);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** stdout is for the table: what runTests() says there of exit codes goes to stderr. */
async function quietly(run) {
  const { write } = process.stdout;
  process.stdout.write = (...args) => process.stderr.write(...args);
  try {
    return await run();
  } finally {
    process.stdout.write = write;
  }
}
