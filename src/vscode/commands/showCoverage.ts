// Show Coverage…: what a document seems to speak of and what not, for one persona, in a list beside the document.
import * as vscode from "vscode";
import { coveredPhaseOf } from "../../core/guidance/coverage.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { phaseById } from "../../core/speckit/phases.ts";
import { activeDocumentUri } from "../activeDocument.ts";
import { showCoverageList } from "../coverageList.ts";
import type { CoverageStore, DocumentCoverage } from "../coverageStore.ts";
import type { FeatureState } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { isSpecDocument, placeOf } from "../specDocuments.ts";
import { textIn } from "./argument.ts";
import type { Stores } from "./stores.ts";

export function registerShowCoverage({ features, personas, tree }: Stores, coverage: CoverageStore): vscode.Disposable {
  return registerCommand(commands.showCoverage, async (argument) => {
    await personas.load();
    const named = textIn(argument, "uri");
    const uri = named === undefined ? documentAtHand(features.state) : vscode.Uri.parse(named);
    const isCovered = uri !== undefined && isSpecDocument(uri, features.state);
    const found = isCovered ? await coverage.now(await vscode.workspace.openTextDocument(uri)) : undefined;
    if (!found || found.personas.length === 0) {
      void vscode.window.showInformationMessage(
        found
          ? vscode.l10n.t(
              "Coverage says nothing of {0}: it is not in English, or the chosen roles ask nothing of it.",
              found.place.path,
            )
          : vscode.l10n.t(
              "There is no spec.md, plan.md or tasks.md to look into. Open one, or choose a feature that has one.",
            ),
      );
      return;
    }
    const key = textIn(argument, "personaKey") ?? tree.nodeOf(argument)?.entry.key;
    const entry = await choosePersona(found, coverage, key);
    if (entry) await showCoverageList(found, entry, coverage);
  });
}

/** The document in the active editor, else that of the current feature's phase, else the last one that it has. */
function documentAtHand(state: FeatureState): vscode.Uri | undefined {
  const active = activeDocumentUri();
  if (active && coveredPhaseOf(placeOf(active, state)?.path ?? "") !== undefined) return active;
  const { directory, phase, texts } = state;
  const candidates = [phaseById(phase)?.document, "tasks.md", "plan.md", "spec.md"];
  const path = candidates.find((candidate) => candidate !== undefined && texts.has(candidate));
  return directory && path !== undefined ? vscode.Uri.joinPath(directory, path) : undefined;
}

/** `key`: of the persona that was asked for. Without it, or where that one asks nothing of the document, the user chooses. */
async function choosePersona(
  found: DocumentCoverage,
  coverage: CoverageStore,
  key: string | undefined,
): Promise<PersonaEntry | undefined> {
  const entries = found.personas.map(({ entry }) => entry);
  const asked = entries.find((entry) => entry.key === key);
  if (asked || entries.length === 1) return asked ?? entries[0];
  const choices = entries.map((entry) => ({
    label: entry.persona.name,
    description: coverage.countOf(found, entry),
    entry,
  }));
  const title = vscode.l10n.t("Show Coverage: {0}", found.place.path);
  return (await vscode.window.showQuickPick(choices, { title }))?.entry;
}
