// The document that the user looks at, also when it is open in a custom editor, where there is no text editor.
import * as vscode from "vscode";

export function activeDocumentUri(): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  // Who reads the output or types a comment still looks at the document in the tab.
  if (editor?.viewColumn !== undefined) return editor.document.uri;
  return tabUri(vscode.window.tabGroups.activeTabGroup.activeTab) ?? editor?.document.uri;
}

/** The editor that shows `uri` as text. */
export function visibleEditorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.uri.toString() === uri.toString());
}

/** Whether a tab has `uri` open, also one that is behind others. */
export function isInTab(uri: vscode.Uri): boolean {
  return tabsOf(uri).length > 0;
}

/** After an edit that came in the middle of a save VS Code says of the document that it is saved; its tab knows better. */
export function hasUnsavedText(document: vscode.TextDocument): boolean {
  return document.isDirty || tabsOf(document.uri).some((tab) => tab.isDirty);
}

function tabsOf(uri: vscode.Uri): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => tabUri(tab)?.toString() === uri.toString());
}

function tabUri(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
