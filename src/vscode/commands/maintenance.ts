// Refresh, for file systems that report no changes, and Show Log.
import * as vscode from "vscode";
import type { FeatureStore } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { log, registerCommand } from "../log.ts";
import type { PersonaStore } from "../personaStore.ts";

export function registerMaintenance(features: FeatureStore, personas: PersonaStore): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.refresh, async () => {
      await features.load();
      await features.refresh();
      await personas.refresh();
    }),
    registerCommand(commands.showLog, () => log().show()),
  );
}
