// A code action of this extension. It has no edit of its own: VS Code would make that in whatever text it has by the time that
// somebody chooses it, and other programs write while the menu is open.
import * as vscode from "vscode";
import { offeredAction } from "./ids.ts";
import { registerCommand } from "./log.ts";

export class OfferedAction extends vscode.CodeAction {
  readonly #document: vscode.TextDocument;
  readonly #edit: (editor: vscode.TextEditor) => Promise<unknown>;

  /** `edit` goes by the text that the editor has when the action is chosen; why nothing changes, it tells itself. */
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    document: vscode.TextDocument,
    edit: (editor: vscode.TextEditor) => Promise<unknown>,
  ) {
    super(title, kind);
    this.#document = document;
    this.#edit = edit;
    this.command = { title, command: offeredAction, arguments: [this] };
  }

  async run(): Promise<void> {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors];
    const editor = editors.find(({ document }) => document === this.#document);
    await this.#edit(editor ?? (await vscode.window.showTextDocument(this.#document)));
  }
}

export function registerOfferedActions(): vscode.Disposable {
  return registerCommand(offeredAction, (action) => action instanceof OfferedAction && action.run());
}
