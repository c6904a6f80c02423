// Update Checklist: what the persona has and its checklist lacks goes in, and how many items that were is told.
import * as vscode from "vscode";
import { changeOwn } from "../../core/checklist/checklistPath.ts";
import { updateChecklist } from "../../core/checklist/updateChecklist.ts";
import type { FeatureStore } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { tickAllOrTell } from "../writing/ticks.ts";
import { type ChosenChecklist, chooseChecklist } from "./chooseChecklist.ts";
import { registerRowCommand } from "./rowCommand.ts";
import type { Stores } from "./stores.ts";

export function registerUpdateChecklist(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.updateChecklist, async (argument) => {
    const chosen = await chooseChecklist(stores, argument, vscode.l10n.t("Update Checklist"));
    if (!chosen) return;
    const added = await updateChecklistOf(stores.features, chosen);
    if (added === undefined) return;
    const path = vscode.workspace.asRelativePath(chosen.uri);
    void vscode.window.showInformationMessage(
      added === 0
        ? vscode.l10n.t("{0} has every item of the persona already.", path)
        : vscode.l10n.t("Items added to {0}: {1}. Nothing else was changed.", path, added),
    );
  });
}

/** How many items were added; `undefined` when nothing could be written, which is told. */
export async function updateChecklistOf(
  features: FeatureStore,
  { entry, uri }: ChosenChecklist,
): Promise<number | undefined> {
  let added = 0;
  const all = [entry];
  const isWritten = await tickAllOrTell(
    uri,
    all,
    (some) => (text) =>
      changeOwn(entry.key, vscode.workspace.asRelativePath(uri), text, (file) => {
        const update = updateChecklist({ persona: entry.persona, file });
        // What is asked of single ones is asked again later, of other texts.
        if (some === all) added = update.added;
        return update.tick;
      }),
  );
  await features.reread(uri);
  return isWritten ? added : undefined;
}
