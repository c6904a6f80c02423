// Show Progress: the report of the current feature in VS Code's Markdown preview.
import type * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import type { ProgressReport } from "../progressReport.ts";
import { offerFeature } from "./offerFeature.ts";
import type { Stores } from "./stores.ts";

export function registerShowProgress({ features, personas }: Stores, report: ProgressReport): vscode.Disposable {
  return registerCommand(commands.showProgress, async () => {
    await personas.load();
    if (features.state.current) await report.show();
    else offerFeature();
  });
}
