#!/usr/bin/env node
// A "VS Code executable" for @vscode/test-electron: the same arguments, exit code and test output, with the embedded
// VS Code underneath. PERSONA_GUIDE_TRUST=restricted runs in Restricted Mode; PERSONA_GUIDE_VERBOSE=1 shows VS Code's log.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { openWorkbench, startBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const LIMIT_MS = Number(process.env.PERSONA_GUIDE_TEST_LIMIT_MS ?? 480_000);
const verbose = Boolean(process.env.PERSONA_GUIDE_VERBOSE);
const errors = [];
let server;
let browser;
let ended = false;
let printed = 0;

const outputFolder = mkdtempSync(join(tmpdir(), "persona-guide-output-"));
const outputFile = join(outputFolder, "output.log"); // complete and in order, unlike the extension host's console
const output = openSync(outputFile, "a+");
const starter = process.ppid;
setInterval(() => (process.ppid === starter ? print() : end(1, "Whoever started this has ended")), 50).unref();
setTimeout(end, LIMIT_MS, 124, `The tests took longer than ${LIMIT_MS} ms`).unref();
process.once("SIGINT", () => end(130, "SIGINT"));
process.once("SIGTERM", () => end(143, "SIGTERM"));

try {
  const { extensions, tests, target, userDataDir, extensionsDir } = parseArguments(process.argv.slice(2));
  const trust = process.env.PERSONA_GUIDE_TRUST || "trusted";
  const env = { VSC_TEST_OUT: outputFile };
  const args = ["--reconnection-grace-time", "10"];
  const onOutput = verbose ? (text) => process.stderr.write(text) : undefined;
  server = await startServer({ userDataDir, extensionsDir, trust, env, args, onOutput });
  server.exited.then((code) => end(1, `VS Code's server ended (${code})`));
  browser = await startBrowser();
  await openWorkbench(server, browser, { extensions, tests, ...target, beforeLoad: listen });
} catch (error) {
  await end(1, error.stack);
}

/** VS Code calls these two functions of the page, if they are there, when it runs tests. */
async function listen(page) {
  await page.exposeFunction("codeAutomationExit", (code) => void end(code));
  await page.exposeFunction("codeAutomationLog", (type, args) => {
    const line = format(...args);
    if (type === "error") errors.push(line);
    if (verbose) process.stderr.write(`[${type}] ${line}\n`);
  });
  page.on("crash", () => end(1, "The page crashed"));
}

async function end(code, why) {
  if (ended) return;
  ended = true;
  if (why) process.stderr.write(`${why}\n`);
  await browser?.close();
  await server?.stop();
  print();
  closeSync(output);
  rmSync(outputFolder, { recursive: true, force: true });
  if (code && !printed)
    process.stderr.write(`No test printed anything. VS Code's errors:\n${errors.slice(-15).join("\n")}\n`);
  process.exit(code);
}

function print() {
  const buffer = Buffer.alloc(65_536);
  for (let read = 1; read > 0; printed += read) {
    read = readSync(output, buffer, 0, buffer.length, printed);
    process.stdout.write(buffer.subarray(0, read));
  }
}

function parseArguments(args) {
  const value = (name) => args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const path = args.find((arg) => !arg.startsWith("-"));
  const kind = path && statSync(path).isFile() ? "workspace" : "folder";
  return {
    extensions: value("extensionDevelopmentPath"),
    tests: value("extensionTestsPath")[0],
    userDataDir: value("user-data-dir")[0],
    extensionsDir: value("extensions-dir")[0],
    target: path ? { [kind]: resolve(path) } : {},
  };
}
