// An agent that works in the editor: it has read the document some time ago, and writes it anew, piece by piece or at once, then
// saves it.
const vscode = require("vscode");

let document;
let text = "";

exports.activate = ({ subscriptions }) => {
  const commands = { read, open, begin, write, replace };
  for (const [name, run] of Object.entries(commands))
    subscriptions.push(vscode.commands.registerCommand(`editingAgent.${name}`, run));
};

function read() {
  document = vscode.window.activeTextEditor.document;
  text = document.getText();
}

/** Without an editor. */
async function open() {
  const [folder] = vscode.workspace.workspaceFolders;
  const uri = vscode.Uri.joinPath(folder.uri, "specs/003-user-login/checklists/security.md");
  document = await vscode.workspace.openTextDocument(uri);
  text = document.getText();
}

async function begin() {
  read();
  await edit((changes) => changes.insert(document.uri, document.lineAt(0).range.end, " by an agent"));
}

async function write() {
  await edit((changes) => changes.delete(document.uri, document.validateRange(new vscode.Range(0, 0, 100_000, 0))));
  for (const lines of `${text}Of an agent\n`.match(/(?:.*\n){1,20}/g))
    await edit((changes) => changes.insert(document.uri, new vscode.Position(document.lineCount, 0), lines));
  await document.save();
}

async function replace() {
  const all = document.validateRange(new vscode.Range(0, 0, 100_000, 0));
  await edit((changes) => changes.replace(document.uri, all, `${text}Of an agent\n`));
  await document.save();
}

async function edit(add) {
  const changes = new vscode.WorkspaceEdit();
  add(changes);
  await vscode.workspace.applyEdit(changes);
}
