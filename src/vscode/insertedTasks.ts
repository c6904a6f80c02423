// Writes an insertion of tasks into its document, as one undo step: with tab stops where it is in a text editor, else as text.
import * as vscode from "vscode";
import { markdownOf } from "../core/markdown.ts";
import type { TemplateTask } from "../core/persona/persona.ts";
import { editOf, type Insertion, insertion } from "../core/templates/insertion.ts";
import { suggestionsFor } from "../core/templates/suggestions.ts";
import type { Target } from "../core/templates/target.ts";
import { statedTotals } from "../core/templates/totals.ts";
import { visibleEditorOf } from "./activeDocument.ts";
import { toVsEdit, toVsRange, toVsSnippet, toVsText } from "./convert.ts";
import { featureNamesBeside } from "./featureDocuments.ts";
import { applyAndSave, openForWriting } from "./ticks.ts";

/** More tab stops than anyone fills in would only keep the editor busy. */
const mostTabStops = 300;

/** The insertion that was made; a sentence when nothing was written. */
export async function insertTasksInto(
  uri: vscode.Uri,
  tasks: readonly TemplateTask[],
  target: Target,
): Promise<Insertion | string> {
  const path = vscode.workspace.asRelativePath(uri);
  const isUntitled = uri.scheme === "untitled";
  // The document may have changed, or been closed, while the user was choosing.
  const document = isUntitled ? await vscode.workspace.openTextDocument(uri) : await openForWriting(uri);
  if (typeof document === "string") return document;
  if (!document) return vscode.l10n.t("{0} is not there any more; nothing was inserted.", path);
  const names = isUntitled ? undefined : await featureNamesBeside(uri);
  const editor = await editorFor(uri);
  if (await isReadOnly(document, editor)) return vscode.l10n.t("{0} is read-only; nothing was inserted.", path);
  const made = insertion(markdownOf(document.getText()), tasks, target);
  if (made.kind === "none") return toVsText(made.message);
  const edit = new vscode.WorkspaceEdit();
  const tabStops = made.segments.filter(({ kind }) => kind === "placeholder").length;
  if (editor && tabStops <= mostTabStops) {
    const suggest = (placeholder: string) => (names ? suggestionsFor(placeholder, names) : []);
    const snippet = new vscode.SnippetTextEdit(toVsRange(made.range), toVsSnippet(made.segments, suggest));
    snippet.keepWhitespace = true;
    edit.set(uri, [snippet]);
  } else edit.set(uri, [toVsEdit(editOf(made))]);
  // In an editor it stays unsaved: the placeholders are still to be filled in.
  const failure = editor ? await apply(edit) : await applyAndSave(edit, document);
  if (failure === "refused") return vscode.l10n.t("{0} cannot be changed; nothing was inserted.", path);
  return failure ?? made;
}

/** An edit by an extension would go through where the user cannot type. */
async function isReadOnly(document: vscode.TextDocument, editor: vscode.TextEditor | undefined): Promise<boolean> {
  if (editor) {
    const start = new vscode.Position(0, 0);
    const unnoticed = { undoStopBefore: false, undoStopAfter: false };
    // Changes nothing; refused as typing would be.
    return !(await editor.edit((edit) => edit.insert(start, ""), unnoticed));
  }
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(document.uri.scheme) === false) return true;
  return (await fs.stat(document.uri)).permissions === vscode.FilePermission.Readonly;
}

async function apply(edit: vscode.WorkspaceEdit): Promise<"refused" | undefined> {
  return (await vscode.workspace.applyEdit(edit)) ? undefined : "refused";
}

/** The text editor of `uri` with the focus, opened where the document is in no tab; `undefined` for one in another kind of editor. */
async function editorFor(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
  const shown = visibleEditorOf(uri);
  if (!shown && isInOtherEditor(uri)) return undefined;
  // One side of a diff: showing it would open a tab of its own.
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (shown === vscode.window.activeTextEditor && activeTab?.input instanceof vscode.TabInputTextDiff) return shown;
  return vscode.window.showTextDocument(uri, shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn });
}

function isInOtherEditor(uri: vscode.Uri): boolean {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.some((input) => input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString());
}

/** `T033 – T039`, or the only one. */
export function rangeOfIds(ids: readonly string[]): string {
  return [...new Set([ids[0], ids.at(-1)])].join(" – ");
}

/**
 * Tells what a person can't see or has to do: that tasks went into a document that is not shown as text, and which lines
 * state how many tasks there are. Waits for no answer.
 */
export function tellInserted(document: vscode.TextDocument, { ids }: Insertion): void {
  const path = vscode.workspace.asRelativePath(document.uri);
  const totals = statedTotals(markdownOf(document.getText())).map(({ line }) => line);
  const [first] = totals;
  const told = [
    ...(visibleEditorOf(document.uri) ? [] : [vscode.l10n.t("Tasks inserted into {0}: {1}.", path, rangeOfIds(ids))]),
    ...(first === undefined
      ? []
      : [
          vscode.l10n.t(
            "{0} states how many tasks there are; that was left as it is. Lines: {1}.",
            path,
            totals.map((line) => line + 1).join(", "),
          ),
        ]),
  ];
  if (told.length === 0) return;
  const show = vscode.l10n.t("Go to Line {0}", (first ?? 0) + 1);
  void vscode.window.showInformationMessage(told.join(" "), ...(first === undefined ? [] : [show])).then((answer) => {
    const line = first ?? 0;
    if (answer === show)
      void vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0) });
  });
}
