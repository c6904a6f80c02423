// Choose Phase…: shows another phase as the current one, or follows the feature's documents again.
import * as vscode from "vscode";
import { phases } from "../../core/speckit/phases.ts";
import { toVsText } from "../convert.ts";
import type { FeatureStore } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";

export function registerChoosePhase(features: FeatureStore): vscode.Disposable {
  return registerCommand(commands.choosePhase, async () => {
    const { current, phase, isPhaseChosen } = await features.load();
    if (!current) {
      await vscode.commands.executeCommand(commands.chooseFeature);
      return;
    }
    const choices = [
      {
        label: `$(sync) ${vscode.l10n.t("Follow the Documents")}`,
        description: isPhaseChosen ? "" : vscode.l10n.t("current"),
        phase: undefined,
      },
      ...phases.map(({ id, title, purpose }) => ({
        label: toVsText(title),
        description: id === phase ? vscode.l10n.t("current") : "",
        detail: toVsText(purpose),
        phase: id,
      })),
    ];
    const choice = await vscode.window.showQuickPick(choices, {
      title: vscode.l10n.t("Choose Phase"),
      placeHolder: current.feature.name,
    });
    if (choice) await features.choosePhase(choice.phase);
  });
}
