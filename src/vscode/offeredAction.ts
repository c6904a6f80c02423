// A code action of this extension. It has no edit of its own: VS Code would make that in whatever text it has by the time that
// somebody chooses it, and other programs write while the menu is open.
import * as vscode from "vscode";
import type { TextEdit } from "../core/text.ts";
import { offeredAction } from "./ids.ts";
import { registerCommand } from "./log.ts";
import { editIn } from "./writing/editorEdits.ts";

export class OfferedAction extends vscode.CodeAction {
  readonly #document: vscode.TextDocument;
  readonly #editsOf: (text: string) => readonly TextEdit[] | undefined;

  /** `editsOf` says what changes in the text that the document has when the action is chosen; why nothing does, it tells itself. */
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    document: vscode.TextDocument,
    editsOf: (text: string) => readonly TextEdit[] | undefined,
  ) {
    super(title, kind);
    this.#document = document;
    this.#editsOf = editsOf;
    this.command = { title, command: offeredAction, arguments: [this] };
  }

  async run(): Promise<void> {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors];
    const editor = editors.find(({ document }) => document === this.#document);
    await editIn(editor ?? (await vscode.window.showTextDocument(this.#document)), this.#editsOf);
  }
}

export function registerOfferedActions(): vscode.Disposable {
  return registerCommand(offeredAction, (action) => action instanceof OfferedAction && action.run());
}
