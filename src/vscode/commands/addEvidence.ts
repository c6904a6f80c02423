// Add Evidence: what is selected in the editor, as a link below an item.
import * as vscode from "vscode";
import { addEvidence, hasEvidence } from "../../core/checklist/addEvidence.ts";
import { type Evidence, relativePath } from "../../core/checklist/evidence.ts";
import { evidencePlaceOf } from "../../core/checklist/evidencePlace.ts";
import { commands } from "../ids.ts";
import { changeItemOf } from "../itemChange.ts";
import { registerCommand } from "../log.ts";
import { chooseItem } from "./chooseItem.ts";
import type { Stores } from "./stores.ts";

export function registerAddEvidence(stores: Stores): vscode.Disposable {
  return registerCommand(commands.addEvidence, async (argument) => {
    // Before anything is asked: a list takes the focus off the editor.
    const editor = vscode.window.activeTextEditor;
    const node = await chooseItem(stores, argument, {
      title: vscode.l10n.t("Add Evidence"),
      none: vscode.l10n.t("There are no items: choose other roles."),
      alwaysAsks: true,
    });
    if (!node?.checklist.uri) return;
    const evidence = evidenceFrom(editor, node.checklist.uri);
    if (typeof evidence === "string") void vscode.window.showWarningMessage(evidence);
    else if (hasEvidence(node.item.evidence, evidence))
      void vscode.window.showInformationMessage(vscode.l10n.t("“{0}” has this evidence already.", node.item.text));
    else await changeItemOf(stores.features, node, (request) => addEvidence(request, evidence));
  });
}

/** The evidence that an editor's selection makes for the checklist at `checklist`; else why it makes none, as a sentence. */
export function evidenceFrom(editor: vscode.TextEditor | undefined, checklist: vscode.Uri): Evidence | string {
  if (!editor) return vscode.l10n.t("Select the words that answer the item in a text editor first.");
  const { document, selection } = editor;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || folder.index !== vscode.workspace.getWorkspaceFolder(checklist)?.index)
    return vscode.l10n.t("Evidence must lie in the checklist’s own workspace folder.");
  if (document.uri.toString() === checklist.toString())
    return vscode.l10n.t("A checklist is no evidence for itself: select words in another document.");
  const place = evidencePlaceOf(document.getText(), document.languageId === "markdown", {
    line: selection.start.line,
    character: selection.start.character,
    endLine: selection.end.line,
    endCharacter: selection.end.character,
  });
  if (!place) return vscode.l10n.t("No word is selected: select the words that answer the item.");
  const path = relativePath(checklist.path, document.uri.path);
  const name = `${path.slice(path.lastIndexOf("/") + 1)}#L${place.line + 1}`;
  const label = place.heading === "" ? name : `${name} · ${place.heading}`;
  return { label, path, at: place.line, quote: place.quote };
}
