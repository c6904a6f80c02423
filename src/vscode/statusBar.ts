// The status bar item: the current feature and phase, and in its tooltip why.
import * as vscode from "vscode";
import { entriesOf } from "../core/checklist/personaChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { reasons } from "../core/speckit/currentFeature.ts";
import { phaseTitle } from "../core/speckit/phases.ts";
import { toVsText } from "./convert.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";
import { commands, statusItem } from "./ids.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";

export function registerStatusBar(features: FeatureStore, personas: PersonaStore): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(statusItem, vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("Persona Guide: Current Feature");
  item.command = commands.chooseFeature;
  const show = () => draw(item, features.state, personas);
  return vscode.Disposable.from(item, features.onDidChange(show), personas.onDidChange(show));
}

function draw(item: vscode.StatusBarItem, state: FeatureState, personas: PersonaStore): void {
  const { current, isPhaseChosen, phase, problem } = state;
  if (!current) {
    item.hide();
    return;
  }
  const title = toVsText(phaseTitle(phase));
  const entries = personas.active.flatMap((persona) =>
    entriesOf(personaChecklist(state, persona).sections.filter((section) => section.phase === phase)),
  );
  const { done, total } = progressOf(entries);
  const count = total > 0 ? ` ${done}/${total}` : "";
  item.text = `$(checklist) ${current.feature.name} · ${title}${count}`;
  const phaseReason = isPhaseChosen
    ? vscode.l10n.t("You chose this phase.")
    : vscode.l10n.t("The phase follows from the feature’s documents.");
  const lines = [
    current.feature.directory,
    toVsText(reasons[current.reason]),
    phaseReason,
    ...(problem ? [problem] : []),
  ];
  item.tooltip = lines.join("\n");
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      "Current feature {0}, phase {1}, {2} of {3} done. {4}",
      current.feature.name,
      title,
      done,
      total,
      toVsText(reasons[current.reason]),
    ),
  };
  item.show();
}
