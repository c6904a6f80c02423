// Stands in for dist/extension.js in a copy of the extension: runs that very bundle, with a `vscode` whose ways to read
// files note each call. What was noted is the copy's `exports`.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vscode = require("vscode");

const reads = [];

/** `object` with its functions of those names noting their first argument before they do what they do. */
function noting(object, names) {
  const noted = names.map((name) => {
    const value = (...args) => {
      reads.push(`${name} ${args[0]}`);
      return object[name](...args);
    };
    return [name, { value, enumerable: true }];
  });
  return Object.create(object, Object.fromEntries(noted));
}

const fs = noting(vscode.workspace.fs, ["stat", "readDirectory", "readFile"]);
const workspace = Object.create(noting(vscode.workspace, ["findFiles", "openTextDocument"]), { fs: { value: fs } });
const recording = { ...vscode, workspace };
const bundle = { exports: {} };
const load = (name) => {
  if (name === "vscode") return recording;
  throw new Error(`the bundle asks for ${name}, which nobody records`);
};
const source = readFileSync(join(__dirname, "recorded.js"), "utf8");
new Function("module", "exports", "require", source)(bundle, bundle.exports, load);

exports.activate = (context) => {
  bundle.exports.activate(context);
  return { reads };
};
