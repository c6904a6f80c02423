// Writes an insertion of tasks into its document, as one undo step: with tab stops where it is in a text editor, else as text.
import * as vscode from "vscode";
import type { TemplateTask } from "../core/persona/persona.ts";
import { editOf, type Insertion, insertion } from "../core/templates/insertion.ts";
import { plainText } from "../core/templates/segments.ts";
import { type FeatureNames, suggestionsFor } from "../core/templates/suggestions.ts";
import type { Target } from "../core/templates/target.ts";
import { statedTotals } from "../core/templates/totals.ts";
import { visibleEditorOf } from "./activeDocument.ts";
import { toVsRange, toVsSnippet, toVsText } from "./convert.ts";
import { featureNamesBeside } from "./featureDocuments.ts";
import { parsed } from "./parsedTexts.ts";
import { writeEdits } from "./writing/documentEdits.ts";
import { openForWriting, type Writable } from "./writing/writableDocument.ts";

/** More tab stops than anyone fills in would only keep the editor busy. */
const mostTabStops = 300;

/** The insertion that was made; a sentence when nothing was written. A file that changes meanwhile is read again. */
export async function insertTasksInto(
  uri: vscode.Uri,
  tasks: readonly TemplateTask[],
  target: Target,
  attempts = 5,
): Promise<Insertion | string> {
  const path = vscode.workspace.asRelativePath(uri);
  const isUntitled = uri.scheme === "untitled";
  // The document may have changed, or been closed, while the user was choosing.
  const writable = isUntitled ? { document: await vscode.workspace.openTextDocument(uri) } : await openForWriting(uri);
  if (typeof writable === "string") return writable;
  if (!writable) return vscode.l10n.t("{0} is not there any more; nothing was inserted.", path);
  const { document } = writable;
  const names = isUntitled ? undefined : await featureNamesBeside(uri);
  const editor = await editorFor(uri);
  const made = insertion(parsed(document.getText()), tasks, target);
  if (made.kind === "none") return toVsText(made.message);
  const failure = editor ? await insertAsSnippet(editor, made, names) : await insertAsText(writable, made);
  if (failure === "refused" && !editor && attempts > 1) return insertTasksInto(uri, tasks, target, attempts - 1);
  if (failure === "refused") return vscode.l10n.t("{0} cannot be changed; nothing was inserted.", path);
  return failure ?? made;
}

/** Left unsaved: the placeholders are still to be filled in. Not by a WorkspaceEdit: one goes through in a read-only editor. */
async function insertAsSnippet(
  editor: vscode.TextEditor,
  made: Insertion,
  names: FeatureNames | undefined,
): Promise<"refused" | undefined> {
  const tabStops = made.segments.filter(({ kind }) => kind === "placeholder").length;
  const segments =
    tabStops > mostTabStops ? [{ kind: "text" as const, text: plainText(made.segments) }] : made.segments;
  const snippet = toVsSnippet(segments, (placeholder) => (names ? suggestionsFor(placeholder, names) : []));
  const { version } = editor.document;
  const how = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  const isIn = await editor.insertSnippet(snippet, toVsRange(made.range).start, how);
  return isIn && editor.document.version > version ? undefined : "refused";
}

async function insertAsText(writable: Writable, made: Insertion): Promise<string | undefined> {
  const { fs } = vscode.workspace;
  const { uri } = writable.document;
  const { permissions } = await fs.stat(uri);
  if (permissions === vscode.FilePermission.Readonly || fs.isWritableFileSystem(uri.scheme) === false) return "refused";
  return writeEdits(writable, [editOf(made)]);
}

/** The text editor of `uri` with the focus, opened where the document is in no tab; `undefined` for one in another kind of editor. */
async function editorFor(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
  const shown = visibleEditorOf(uri);
  if (!shown && isInOtherEditor(uri)) return undefined;
  // One side of a diff: showing it would open a tab of its own.
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (shown === vscode.window.activeTextEditor && activeTab?.input instanceof vscode.TabInputTextDiff) return shown;
  const viewColumn = shown?.viewColumn ?? columnBesidePage();
  return vscode.window.showTextDocument(uri, viewColumn === undefined ? {} : { viewColumn });
}

/** Where a page such as the reference stays in sight; `undefined` when none is in front. */
function columnBesidePage(): vscode.ViewColumn | undefined {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  if (!(activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview)) return undefined;
  return all.find((group) => group !== activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
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
  const totals = statedTotals(parsed(document.getText())).map(({ line }) => line);
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
