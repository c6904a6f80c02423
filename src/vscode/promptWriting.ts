// Writes what comes in with prompts: as snippets where the document is in a text editor, so that Tab goes from prompt to
// prompt, else as text. Decides nothing: the core says what comes in and where.
import * as vscode from "vscode";
import type { Markdown } from "../core/markdown.ts";
import { editsOf, type Prompts } from "../core/templates/prompts.ts";
import { visibleEditorOf } from "./activeDocument.ts";
import { toVsPromptEdits, toVsText } from "./convert.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { writeEdits } from "./writing/documentEdits.ts";
import { openForWriting } from "./writing/writableDocument.ts";

/**
 * Asks for what to write once the document is there as it is now: it may have changed while the user was choosing, and the
 * cursor may have moved with it.
 */
export async function writePrompts(
  uri: vscode.Uri,
  make: (markdown: Markdown, cursorLine: number | undefined) => Prompts,
): Promise<void> {
  const path = vscode.workspace.asRelativePath(uri);
  const shown = visibleEditorOf(uri);
  const writable = await openForWriting(uri);
  if (writable === undefined || typeof writable === "string") {
    void vscode.window.showWarningMessage(writable ?? vscode.l10n.t("{0} is not there any more.", path));
    return;
  }
  const { document } = writable;
  const editor = shown && (await vscode.window.showTextDocument(document, shown.viewColumn));
  // One side of a diff is in no column: the tab that has come up instead has a cursor of its own.
  const cursor = shown?.viewColumn === undefined ? shown : editor;
  const prompts = make(parsed(document.getText()), cursor?.selection.active.line);
  if (prompts.kind === "none") {
    void vscode.window.showWarningMessage(toVsText(prompts.message));
    return;
  }
  // In an editor it stays unsaved: the prompts are still to be filled in.
  const failure = editor
    ? await insertInEditor(uri, toVsPromptEdits(prompts.edits))
    : await writeEdits(writable, editsOf(prompts.edits));
  if (failure === "refused") throw new Error(vscode.l10n.t("{0} changed in the meantime; nothing was inserted.", path));
  if (failure !== undefined) throw new Error(failure);
  if (!editor) tellWhere(uri, prompts.lines[0]?.line ?? 0, prompts.lines.length);
}

async function insertInEditor(
  uri: vscode.Uri,
  edits: readonly vscode.SnippetTextEdit[],
): Promise<"refused" | undefined> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits);
  return (await vscode.workspace.applyEdit(edit)) ? undefined : "refused";
}

/** Where nobody sees the lines come in. Waits for no answer. */
function tellWhere(uri: vscode.Uri, line: number, count: number): void {
  const path = vscode.workspace.asRelativePath(uri);
  const show = vscode.l10n.t("Show");
  const said = vscode.l10n.t("Inserted in {0}, from line {1} on; new lines: {2}.", path, line + 1, count);
  void vscode.window.showInformationMessage(said, show).then((answer) => {
    if (answer !== show) return;
    const selection = new vscode.Range(line, 0, line, 0);
    void guard("show what was inserted", async () => vscode.window.showTextDocument(uri, { selection }));
  });
}
