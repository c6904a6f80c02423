// What a command says that needs a feature where there is none: the reason, and the one next step.
import * as vscode from "vscode";
import { commands } from "../ids.ts";

/** Waits for no answer. */
export function offerFeature(): void {
  const [told, step, command] = vscode.workspace.workspaceFolders
    ? [
        vscode.l10n.t("No feature was found: Spec Kit makes them below specs/."),
        vscode.l10n.t("Choose or Create a Feature…"),
        commands.chooseFeature,
      ]
    : [vscode.l10n.t("No folder is open."), vscode.l10n.t("Open Folder…"), "vscode.openFolder"];
  void vscode.window.showInformationMessage(told, step).then((answer) => {
    if (answer === step) void vscode.commands.executeCommand(command);
  });
}
