// Open Evidence: the place that the evidence of an item leads to, where its words are now.
import * as vscode from "vscode";
import type { Evidence } from "../../core/checklist/evidence.ts";
import { evidenceFinder } from "../../core/checklist/evidencePlace.ts";
import { evidenceUri } from "../evidenceDocuments.ts";
import { statOf } from "../files.ts";
import { commands } from "../ids.ts";
import { chooseItem } from "./chooseItem.ts";
import { registerRowCommand } from "./rowCommand.ts";
import type { Stores } from "./stores.ts";

export function registerOpenEvidence(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.openEvidence, async (argument) => {
    const node = await chooseItem(stores, argument, {
      title: vscode.l10n.t("Open Evidence"),
      isListed: ({ item }) => item.evidence !== undefined,
      none: vscode.l10n.t("No item has evidence yet: Add Evidence makes it from a selection."),
    });
    const { uri } = node?.checklist ?? {};
    const evidence = await chooseEvidence(node?.item.evidence ?? []);
    if (uri && evidence) await openEvidence(uri, evidence);
  });
}

/** Opens the document at the quoted words, else at the noted line; the user is told when it is not there. */
export async function openEvidence(checklist: vscode.Uri, evidence: Evidence): Promise<void> {
  const uri = evidenceUri(checklist, evidence);
  const document = uri && (await openIfThere(uri));
  if (!document) {
    void vscode.window.showWarningMessage(vscode.l10n.t("{0} is not in the workspace any more.", evidence.path));
    return;
  }
  const line = evidenceFinder(document.getText())(evidence) ?? evidence.at ?? 0;
  const start = document.validatePosition(new vscode.Position(line, 0));
  await vscode.commands.executeCommand("vscode.open", uri, {
    preview: true,
    selection: new vscode.Range(start, start),
  });
}

async function chooseEvidence(all: readonly Evidence[]): Promise<Evidence | undefined> {
  if (all.length < 2) return all[0];
  const choices = all.map((evidence) => ({ label: evidence.label, detail: evidence.quote, evidence }));
  return (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t("Open Evidence") }))?.evidence;
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return (await statOf(uri)) && vscode.workspace.openTextDocument(uri);
}
