// Starts the embedded VS Code's server, with user settings and a temporary data folder of its own. Needs no browser.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureEmbeddedVSCode } from "./embedded.mjs";

const GUARD = fileURLToPath(new URL("guard.mjs", import.meta.url));

/** Quiet, offline, and saving only when told to. */
export const DEFAULT_SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": "off",
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off", // afterDelay otherwise, on the web
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "remote.autoForwardPorts": false, // else it tells of every port that opens on the machine
};

const RESTRICTED_QUIETLY = {
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

export const newDataFolder = () => mkdtempSync(join(tmpdir(), "persona-guide-vscode-"));

/** Installs a .vsix as a user would, into a data folder that startServer() is then given. */
export function installExtension(dataFolder, vsix) {
  const { node, serverMain } = ensureEmbeddedVSCode();
  const args = [
    serverMain,
    "--accept-server-license-terms",
    "--server-data-dir",
    dataFolder,
    "--install-extension",
    vsix,
  ];
  const { status, stdout, stderr } = spawnSync(node, args, { env: serverEnv(dataFolder), encoding: "utf8" });
  if (status !== 0) throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
}

/**
 * Resolves when the server listens. The data folder is removed when the server stops, or when this process ends.
 * `trust`: "trusted" (trust is off), "restricted" (Restricted Mode without a word), "asking" (VS Code's own default).
 * `userDataDir`: its User folder (settings, key bindings, snippets) is copied first; `settings` go on top.
 */
export async function startServer({
  dataFolder = newDataFolder(),
  userDataDir,
  extensionsDir = join(dataFolder, "extensions"),
  settings = {},
  trust = "trusted",
  port = 0,
  args = [],
  env = {},
  onOutput,
} = {}) {
  const { node, serverMain } = ensureEmbeddedVSCode();
  writeUserSettings(dataFolder, userDataDir, { ...(trust === "restricted" ? RESTRICTED_QUIETLY : {}), ...settings });
  const options = [
    ...[
      "--accept-server-license-terms",
      "--without-connection-token",
      "--disable-telemetry",
      "--force-disable-user-env",
    ],
    ...["--host", "127.0.0.1", "--port", String(port)],
    ...[
      "--server-data-dir",
      dataFolder,
      "--user-data-dir",
      join(dataFolder, "data"),
      "--extensions-dir",
      extensionsDir,
    ],
    ...(trust === "trusted" ? ["--disable-workspace-trust"] : []),
    ...args,
  ];
  const guard = spawn(process.execPath, [GUARD, dataFolder, node, serverMain, ...options], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true, // a Ctrl-C in the terminal is for us; the server ends through its guard
    env: { ...serverEnv(dataFolder), ...env },
  });
  const exited = new Promise((done) => guard.once("exit", done));
  const stop = async () => {
    guard.stdin.end();
    await exited;
  };
  const listening = await listeningPort(guard, onOutput).catch(async (error) => {
    await stop();
    throw error;
  });
  const authority = `127.0.0.1:${listening}`;
  return { authority, origin: `http://${authority}`, exited, stop };
}

function listeningPort(guard, onOutput) {
  let output = "";
  return new Promise((done, failed) => {
    const read = (data) => {
      onOutput?.(String(data));
      output = (output + data).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) done(port);
      if (output.includes("EADDRINUSE")) failed(new Error("The port is in use")); // and the server would wait for ever
    };
    guard.stdout.on("data", read);
    guard.stderr.on("data", read);
    guard.once("exit", (code) => failed(new Error(`VS Code's server ended (${code}) before it listened:\n${output}`)));
  });
}

function writeUserSettings(dataFolder, userDataDir, settings) {
  const user = join(dataFolder, "data/User"); // code-server keeps user settings on disk, not in the browser
  mkdirSync(user, { recursive: true });
  if (userDataDir && existsSync(join(userDataDir, "User")))
    cpSync(join(userDataDir, "User"), user, { recursive: true });
  const file = join(user, "settings.json");
  const seeded = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileSync(file, JSON.stringify({ ...DEFAULT_SETTINGS, ...seeded, ...settings }, null, 2));
}

function serverEnv(dataFolder) {
  const sockets = join(dataFolder, "run"); // else VS Code leaves them in the temporary folder
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const ours = /^(VSCODE_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$)/; // of a VS Code or a tool we were started from
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  // An empty gallery: no look-ups outside.
  return { ...Object.fromEntries(inherited), XDG_RUNTIME_DIR: sockets, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

/** The page's address: a folder, a .code-workspace file, or neither for an empty window; `file` is opened in it. */
export function workbenchUrl(server, { folder, workspace, file } = {}) {
  const url = new URL(server.origin);
  if (workspace) url.searchParams.set("workspace", resolve(workspace));
  else if (folder) url.searchParams.set("folder", resolve(folder));
  else url.searchParams.set("ew", "true");
  const payload = file
    ? [["openFile", `vscode-remote://${server.authority}${encodeURI(resolve(folder ?? "/", file))}`]]
    : [];
  if (payload.length) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href.replaceAll("%2F", "/");
}
