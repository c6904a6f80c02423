// `npm start`: builds the extension and opens it in VS Code on a copy of the sample project: in the desktop VS Code if
// there is one, else in the embedded one, for any browser. Options: --folder DIR opens a copy of another folder,
// --file PATH another of its files, --port N (or PERSONA_GUIDE_PORT) fixes the port. Ctrl-C ends it and leaves nothing.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findDesktopVSCode } from "./desktop.mjs";
import { DEFAULT_SETTINGS, installExtension, newDataFolder, startServer, workbenchUrl } from "./server.mjs";
import { copyWorkspace, REPOSITORY, removeWorkspace } from "./workspace.mjs";

const { values: options } = parseArgs({
  options: { folder: { type: "string" }, file: { type: "string" }, port: { type: "string" } },
});

try {
  node(["esbuild.mjs"]);
  const desktop = findDesktopVSCode();
  const folder = copyWorkspace(options.folder);
  const wanted = options.file ?? "specs/003-user-login/plan.md";
  const file = existsSync(join(folder, wanted)) ? wanted : undefined;
  if (desktop) openDesktop(desktop, folder, file);
  else await serve(folder, file);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** A profile of its own keeps the trial apart from the person's own VS Code. */
function openDesktop(executable, folder, file) {
  const profile = newDataFolder();
  mkdirSync(join(profile, "User"));
  writeFileSync(join(profile, "User/settings.json"), JSON.stringify(DEFAULT_SETTINGS, null, 2));
  const args = [
    `--extensionDevelopmentPath=${REPOSITORY}`,
    "--new-window",
    "--disable-workspace-trust",
    `--user-data-dir=${profile}`,
    `--extensions-dir=${join(profile, "extensions")}`,
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    folder,
    ...(file ? [join(folder, file)] : []),
  ];
  const shell = process.platform === "win32";
  spawn(executable, args, { detached: true, stdio: "ignore", shell }).unref();
  process.stdout.write(`Opened ${folder} (a copy) in ${executable}, with a profile of its own in ${profile}\n`);
}

async function serve(folder, file) {
  const dataFolder = newDataFolder();
  const port = Number(options.port ?? process.env.PERSONA_GUIDE_PORT ?? 0);
  let server;
  try {
    const vsix = join(dataFolder, "persona-guide.vsix");
    const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
    node([
      vsce,
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--no-rewrite-relative-links",
      "-o",
      vsix,
    ]);
    installExtension(dataFolder, vsix); // installed, not under development: then any browser can open it
    server = await startServer({ dataFolder, port });
    process.stdout.write(`Open ${workbenchUrl(server, { folder, file })}\n`);
    await Promise.race([stopped(), server.exited]);
  } finally {
    await server?.stop();
    removeWorkspace(folder);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function stopped() {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, done);
  });
}

/** stdout is for our own line: what tools say goes to stderr, and only if they fail. */
function node(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
}
