// The persona whose checklist a command acts on: the row that it was handed, else one from a list of those that have one.
import * as vscode from "vscode";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { type PersonaChecklist, personaChecklist } from "../personaChecklists.ts";
import type { Stores } from "./stores.ts";

export interface ChosenChecklist {
  readonly entry: PersonaEntry;
  readonly uri: vscode.Uri;
}

export async function chooseChecklist(
  { features, personas, tree }: Stores,
  argument: unknown,
  title: string,
): Promise<ChosenChecklist | undefined> {
  await personas.load();
  const row = argument === undefined ? undefined : tree.nodeOf(argument);
  if ((argument !== undefined && !row) || (row && tree.isLate(row, true))) return undefined;
  const given = row?.entry;
  const started = (given ? [given] : personas.catalog).flatMap((entry) =>
    chosen(entry, personaChecklist(features.state, entry)),
  );
  if (started.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no checklist in the current feature yet; the first tick makes one."),
    );
    return undefined;
  }
  if (given) return started[0];
  const choices = started.map((each) => ({
    label: each.entry.persona.name,
    description: vscode.workspace.asRelativePath(each.uri),
    each,
  }));
  return (await vscode.window.showQuickPick(choices, { title }))?.each;
}

function chosen(entry: PersonaEntry, { exists, uri }: PersonaChecklist): readonly ChosenChecklist[] {
  return exists && uri ? [{ entry, uri }] : [];
}
