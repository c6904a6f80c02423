// Validate Personas: every persona file of every project, with its problems in the Problems panel.
import * as vscode from "vscode";
import type { Problem } from "../../core/problem.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";

export function registerValidatePersonas(validate: () => Promise<readonly (readonly Problem[])[]>): vscode.Disposable {
  return registerCommand(commands.validatePersonas, async () => {
    const found = await validate();
    const problems = found.flat();
    if (found.length === 0) {
      const create = vscode.l10n.t("New Persona…");
      const told = vscode.l10n.t("There are no persona files in this workspace; the bundled personas are in use.");
      void vscode.window.showInformationMessage(told, create).then((answer) => {
        if (answer === create) void vscode.commands.executeCommand(commands.newPersona);
      });
    } else if (problems.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Persona files: {0}. No problems.", found.length));
    } else {
      await vscode.commands.executeCommand("workbench.actions.view.problems");
      const count = (severity: Problem["severity"]) => problems.filter((each) => each.severity === severity).length;
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "Persona files: {0}. Errors: {1}, warnings: {2}, hints: {3}.",
          found.length,
          count("error"),
          count("warning"),
          count("hint"),
        ),
      );
    }
  });
}
