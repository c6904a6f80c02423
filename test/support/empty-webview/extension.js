// A webview with one line in it: what a page costs before there is anything on it. The second command opens ours, so that
// both are asked for in the same way.
const vscode = require("vscode");

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand("emptyWebview.open", () => {
      const { Beside } = vscode.ViewColumn;
      const panel = vscode.window.createWebviewPanel("emptyWebview", "Empty", Beside, { enableScripts: true });
      panel.webview.html = "<!DOCTYPE html><html lang=en><title>Empty</title><h1>Empty</h1></html>";
    }),
    vscode.commands.registerCommand("emptyWebview.openReference", () =>
      vscode.commands.executeCommand("personaGuide.reference.open", { personaKey: "backend-developer" }),
    ),
  );
};
