// Copy Progress: the report of the current feature on the clipboard, as Markdown for a pull request.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import type { ProgressReport } from "../progressReport.ts";
import { offerFeature } from "./offerFeature.ts";
import type { Stores } from "./stores.ts";

export function registerCopyProgress({ features, personas }: Stores, report: ProgressReport): vscode.Disposable {
  return registerCommand(commands.copyProgress, async () => {
    await personas.load();
    const { current } = features.state;
    if (!current) {
      offerFeature();
      return;
    }
    await vscode.env.clipboard.writeText(report.text());
    const told = vscode.l10n.t("The progress of {0} is on the clipboard, as Markdown.", current.feature.name);
    void vscode.window.showInformationMessage(told);
  });
}
