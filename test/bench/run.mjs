// `npm run bench`: measures speed and size against their budgets, prints one table and exits 1 when a budget is broken.
// `--json` prints the rows as JSON, `--no-host` leaves out what needs a VS Code. dist/ must be built.
import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { REPOSITORY } from "../support/workspace.mjs";
import { measureStarts, measureTicks, measureTyping, recordReads } from "./host.mjs";

const OUT = join(REPOSITORY, "out/bench");
const RUNS = 5;

const { values: options } = parseArgs({ options: { json: { type: "boolean" }, "no-host": { type: "boolean" } } });
process.chdir(REPOSITORY);
rmSync(OUT, { recursive: true, force: true });
await esbuild.build({
  entryPoints: [
    "test/bench/core.ts",
    "test/bench/termIndex.ts",
    "test/bench/measure.ts",
    "test/bench/activation.ts",
    "test/bench/ticks.ts",
    "test/bench/typing.ts",
  ],
  outdir: OUT,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  logLevel: "warning",
});
const { spreadOf } = createRequire(import.meta.url)(join(OUT, "measure.cjs"));

const rows = [
  ...JSON.parse(node([join(OUT, "core.cjs")])),
  ...JSON.parse(node([join(OUT, "termIndex.cjs")])),
  ...(options["no-host"] ? [] : await hostRows()),
  ...sizeRows(),
];
const judged = rows.map((row) => ({ ...row, ok: row.budget === undefined || row.measured.median <= row.budget }));
process.stdout.write(options.json ? `${JSON.stringify(judged, null, 2)}\n` : tableOf(judged));
process.exitCode = judged.every(({ ok }) => ok) ? 0 : 1;

async function hostRows() {
  const module = join(OUT, "activation.cjs");
  const reports = await measureStarts(module, RUNS);
  const reads = await recordReads(module);
  for (const read of reads) process.stderr.write(`read at the start: ${read}\n`);
  const milliseconds = (what, pick, budget) => ({
    what,
    measured: spreadOf(reports.map(pick)),
    unit: "ms",
    budget,
  });
  const [few, many] = await measureTicks(join(OUT, "ticks.cjs"), 1_000);
  process.stderr.write(`features: ${few.features} and ${many.features}\n`);
  const tick = spreadOf(few.ticks);
  const { more } = await measureTyping(join(OUT, "typing.cjs"));
  return [
    { what: "a tick in 2,500 lines, from the click to the changed file", measured: tick, unit: "ms", budget: 30 },
    { what: "the same until its editor shows it, as VS Code reads files", measured: spreadOf(few.shown), unit: "ms" },
    {
      what: "a tick with 1,000 features more, against without",
      measured: spreadOf(many.ticks.map((each) => each / tick.median)),
      unit: "x",
      budget: 1.2,
    },
    {
      what: "memory for 1,000 features more",
      measured: spreadOf([many.memory - few.memory]),
      unit: "MB",
      budget: 30,
    },
    {
      what: "a keystroke in tasks.md of 20,000 lines, more than in other Markdown",
      measured: spreadOf(more),
      unit: "ms",
      budget: 1,
    },
    milliseconds("activate() in VS Code", ({ ours }) => ours.call, 15),
    milliseconds("loading the extension's code in VS Code", ({ ours }) => ours.load),
    milliseconds("load, call and finish in VS Code", ({ ours }) => sum(ours)),
    milliseconds("the same of VS Code's own Markdown extension", ({ markdown }) => sum(markdown)),
    { what: "files and folders read while starting", measured: spreadOf([reads.length]), unit: "reads", budget: 0 },
  ];
}

function sum({ load, call, finish }) {
  return load + call + finish;
}

function sizeRows() {
  const vsix = join(OUT, "persona-guide.vsix");
  run("npm", ["run", "package", "--", "--out", vsix]); // of two --out the last one counts
  const size = (what, path, budget) => {
    const measured = spreadOf([statSync(path).size / 1000]);
    return { what, measured, unit: "kB", budget };
  };
  return [
    size("dist/extension.js", "dist/extension.js", 500),
    size("dist/reference.js", "dist/reference.js", 60),
    size("dist/highlight.js, for pages with code", "dist/highlight.js", 75),
    size("the .vsix", vsix, 1000),
  ];
}

function tableOf(all) {
  const lines = all.map(({ what, measured, unit, budget, ok }) => {
    const { median, low, high } = measured;
    const quartiles = low === high ? "" : ` (${figure(low)} to ${figure(high)})`;
    const limit = budget === undefined ? "" : `${Number(budget.toFixed(2))} ${unit}`;
    return `| ${what} | ${figure(median)} ${unit}${quartiles} | ${limit} | ${limit && (ok ? "yes" : "**no**")} |\n`;
  });
  return ["| what | measured (quartiles) | budget | ok |\n", "| --- | --- | --- | --- |\n", ...lines].join("");
}

function figure(value) {
  return Number.isInteger(value) || value >= 100 ? String(Math.round(value)) : value.toFixed(value < 10 ? 2 : 1);
}

function node(args) {
  return run(process.execPath, args);
}

function run(command, args) {
  const how = { cwd: REPOSITORY, encoding: "utf8", shell: process.platform === "win32" && command === "npm" };
  const { status, stdout, stderr } = spawnSync(command, args, how);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}
