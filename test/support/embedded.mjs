// Gets the VS Code and the browser that tests and `npm start` use where there is no desktop VS Code:
// npm's code-server package, run on npm's own Node 24, shown in Chromium. Knows nothing of our extension.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const HOST = fileURLToPath(new URL("vscode-host", import.meta.url));
const MODULES = join(HOST, "node_modules");
const CODE_SERVER = join(MODULES, "code-server/lib/vscode");
const STAMP = join(MODULES, ".installed");

/**
 * Installs the embedded VS Code unless the present lockfile's one is there whole; returns the two paths to run it.
 * Scripts are off because code-server's own refuse every Node but 24; what they would build is not needed here.
 */
export function ensureEmbeddedVSCode() {
  if (process.platform === "win32") throw new Error("The embedded VS Code needs Linux or macOS; install VS Code here.");
  const wanted = createHash("sha256")
    .update(readFileSync(join(HOST, "package-lock.json")))
    .digest("hex");
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted) {
    process.stderr.write("Installing VS Code for tests (once; about 800 MB on disk)...\n");
    npm(["ci", "--prefix", HOST]);
    npm(["install", "--omit=dev", "--prefix", CODE_SERVER]); // not `ci`: code-server's lockfile lacks a package
    writeFileSync(STAMP, wanted);
  }
  return { node: nodeForServer(), serverMain: join(CODE_SERVER, "out/server-main.js") };
}

function npm(args) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", [...args, ...quiet]);
}

/** The server wants Node 24; npm has it for Linux. Elsewhere the Node of this process must do. */
function nodeForServer() {
  const packaged = join(MODULES, `node-${process.platform}-${process.arch}`, "bin/node");
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= 22) return process.execPath;
  throw new Error(
    `The embedded VS Code needs Node 24 on ${process.platform} ${process.arch}; this is ${process.version}.`,
  );
}

/** The path of a Chromium; on Debian and Ubuntu root installs it, anyone else is told how to. */
export function ensureChromium() {
  const chosen = process.env.PERSONA_GUIDE_CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`PERSONA_GUIDE_CHROMIUM is not an executable file: ${chosen}`);
  }
  const present = findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    process.stderr.write("Installing Chromium for tests (once)...\n");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "Tests need Chromium: run `sudo apt-get install -y chromium`, or set PERSONA_GUIDE_CHROMIUM to its path.",
  );
}

function findChromium() {
  const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return [...names.map(onPath), ...names.map((name) => `/usr/bin/${name}`), onMac].find(
    (path) => path && isExecutable(path),
  );
}

/** The first executable file of that name on the PATH. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent, or not ours to run
  }
}

/** What it prints goes to stderr: stdout belongs to the script that called. */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], env });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} failed${error ? `: ${error.message}` : ""}`);
}
