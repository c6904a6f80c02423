// An agent that works in the editor: it has read the document some time ago, and writes it anew piece by piece, then saves it.
const vscode = require("vscode");

let document;
let text = "";

exports.activate = ({ subscriptions }) => {
  const commands = { read, begin, write };
  for (const [name, run] of Object.entries(commands))
    subscriptions.push(vscode.commands.registerCommand(`editingAgent.${name}`, run));
};

function read() {
  document = vscode.window.activeTextEditor.document;
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

async function edit(add) {
  const changes = new vscode.WorkspaceEdit();
  add(changes);
  await vscode.workspace.applyEdit(changes);
}
