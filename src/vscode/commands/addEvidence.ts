// Add Evidence: what is selected in the editor, as a link below an item.
import * as vscode from "vscode";
import { addEvidence, hasEvidence } from "../../core/checklist/addEvidence.ts";
import { type Evidence, relativePath } from "../../core/checklist/evidence.ts";
import { type EvidencePlace, evidencePlaceOf, headingAt, placeAgain } from "../../core/checklist/evidencePlace.ts";
import { commands } from "../ids.ts";
import { changeItemOf } from "../itemChange.ts";
import { isCursorMoved } from "../movedCursors.ts";
import { chooseItem, nodeNow } from "./chooseItem.ts";
import { registerRowCommand } from "./rowCommand.ts";
import type { Stores } from "./stores.ts";

export function registerAddEvidence(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.addEvidence, async (argument) => {
    // Before anything is asked: a list takes the focus off the editor, and other programs write while it is open.
    const editor = vscode.window.activeTextEditor;
    if (editor && isCursorMoved(editor)) return;
    const selected = selectedIn(editor);
    const node = await chooseItem(stores, argument, {
      title: vscode.l10n.t("Add Evidence"),
      none: vscode.l10n.t("There are no items: choose other roles."),
      alwaysAsks: true,
    });
    if (!node?.checklist.uri) return;
    const evidence = evidenceFrom(selected, node.checklist.uri);
    if (typeof evidence === "string") void vscode.window.showWarningMessage(evidence);
    else if (hasEvidence(nodeNow(stores, node).item.evidence, evidence))
      void vscode.window.showInformationMessage(vscode.l10n.t("“{0}” has this evidence already.", node.item.text));
    else await changeItemOf(stores.features, node, (request) => addEvidence(request, evidence));
  });
}

interface Selected {
  readonly document: vscode.TextDocument;
  /** Of the document, when the words were selected. */
  readonly text: string;
  /** `undefined` when no word is. */
  readonly place: EvidencePlace | undefined;
}

/** What is selected in `editor`. */
export function selectedIn(editor: vscode.TextEditor | undefined): Selected | undefined {
  if (!editor) return undefined;
  const { document, selection } = editor;
  const text = document.getText();
  const place = evidencePlaceOf(text, document.languageId === "markdown", {
    line: selection.start.line,
    character: selection.start.character,
    endLine: selection.end.line,
    endCharacter: selection.end.character,
  });
  return { document, text, place };
}

/** The evidence that it makes for the checklist at `checklist`; else why it makes none, as a sentence. */
export function evidenceFrom(selected: Selected | undefined, checklist: vscode.Uri): Evidence | string {
  if (!selected) return vscode.l10n.t("Select the words that answer the item in a text editor first.");
  const { document, place, text } = selected;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || folder.index !== vscode.workspace.getWorkspaceFolder(checklist)?.index)
    return vscode.l10n.t("Evidence must lie in the checklist’s own workspace folder.");
  if (document.uri.toString() === checklist.toString())
    return vscode.l10n.t("A checklist is no evidence for itself: select words in another document.");
  if (!place) return vscode.l10n.t("No word is selected: select the words that answer the item.");
  const path = relativePath(checklist.path, document.uri.path);
  const file = path.slice(path.lastIndexOf("/") + 1);
  const now = document.getText();
  const at = placeAgain(place, text, now);
  if (at === undefined) return vscode.l10n.t("{0} changed in the meantime: select the words again.", file);
  const { quote } = place;
  const heading = document.languageId === "markdown" ? headingAt(now, at) : "";
  const name = `${file}#L${at + 1}`;
  return { label: heading === "" ? name : `${name} · ${heading}`, path, at, quote };
}
