// Runs inside the extension host: mocha on every test file in PERSONA_GUIDE_TESTS; writes {passed, failed, skipped} to
// the file PERSONA_GUIDE_COUNTS. Under the shim it prints to VSC_TEST_OUT, as the console is full of the workbench's lines.
const fs = require("node:fs");
const path = require("node:path");
const { format } = require("node:util");

exports.run = () => {
  if (process.env.VSC_TEST_OUT) replaceConsole(process.env.VSC_TEST_OUT);
  const loaded = require("mocha"); // not earlier: mocha keeps the console.log it finds
  const Mocha = loaded.default ?? loaded;
  // VS Code follows the disk in its own time: on a busy machine a test may look too early.
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, retries: 1 });
  const folder = process.env.PERSONA_GUIDE_TESTS;
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".test.js"));
  for (const file of files.sort()) mocha.addFile(path.join(folder, file));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes, pending } = runner.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      if (process.env.PERSONA_GUIDE_COUNTS) fs.writeFileSync(process.env.PERSONA_GUIDE_COUNTS, JSON.stringify(counts));
      if (failures) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
};

/** VS Code makes console.log an accessor that ignores what is assigned: the console itself must go. */
function replaceConsole(file) {
  const output = fs.openSync(file, "a");
  const value = (...args) => void fs.writeSync(output, `${format(...args)}\n`);
  globalThis.console = Object.create(console, { log: { value, writable: true } });
}
