// The code action that ticks or unticks the boxes at the cursor, in Spec Kit documents. A refactoring, so that no light bulb
// follows the cursor from item to item.
import * as vscode from "vscode";
import { tickInDocument } from "../core/checklist/documentChecklist.ts";
import { hasEdits } from "../core/checklist/tick.ts";
import { type Toggle, toggleIn } from "../core/checklist/toggle.ts";
import { fromVsRange, toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { offeredTick } from "./ids.ts";
import { registerCommand, tell } from "./log.ts";
import { isSpecDocument } from "./specDocuments.ts";
import { editIn } from "./writing/editorEdits.ts";

const kind = vscode.CodeActionKind.RefactorRewrite;

/**
 * Ticks the items that it was offered for, whatever lines they have by then: other programs write while the menu is open. Not
 * by an edit of its own, which VS Code would make in whatever text it has by then.
 */
class TickAction extends vscode.CodeAction {
  readonly #document: vscode.TextDocument;
  readonly #toggle: Toggle;

  constructor(document: vscode.TextDocument, toggle: Toggle) {
    const count = toggle.items.length;
    super(toggle.done ? vscode.l10n.t("Tick items: {0}", count) : vscode.l10n.t("Untick items: {0}", count), kind);
    this.#document = document;
    this.#toggle = toggle;
    this.command = { title: this.title, command: offeredTick, arguments: [this] };
  }

  async run(): Promise<void> {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors];
    const editor = editors.find(({ document }) => document === this.#document);
    if (!editor) return;
    const { done, items } = this.#toggle;
    const keys = items.map(({ key }) => key);
    await editIn(editor, (text) => {
      const tick = tickInDocument(text, keys, done);
      if (tick.kind === "refused") tell(toVsText(tick.message));
      return hasEdits(tick) ? tick.edits : undefined;
    });
  }
}

export function registerTickActions(features: FeatureStore): vscode.Disposable {
  const provider: vscode.CodeActionProvider<TickAction> = {
    provideCodeActions(document, range, context) {
      const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      if (!isAsked || !isSpecDocument(document.uri, features.state)) return undefined;
      const toggle = toggleIn(document.getText(), [fromVsRange(range)]);
      return toggle && [new TickAction(document, toggle)];
    },
  };
  const selector = { language: "markdown" };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [kind] }),
    registerCommand(offeredTick, (action) => action instanceof TickAction && action.run()),
  );
}
