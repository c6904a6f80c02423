// Runs a command and ends all its processes when this one's stdin closes, that is, when whoever started it has ended in
// whatever way; then removes a temporary folder. Usage: node guard.mjs FOLDER COMMAND ARGUMENTS...
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const [folder, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true });
const gone = new Promise((resolve) => child.once("exit", resolve));

process.stdin.resume().once("close", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {}); // stdin alone ends it

const code = await gone;
endAll(); // an extension host can outlive its server: it waits for a reconnection
rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(code ?? 1);

function endAll() {
  try {
    process.kill(-child.pid, "SIGKILL"); // nothing it writes is kept
  } catch {
    // the group is gone already
  }
}
