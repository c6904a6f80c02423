// The code action that ticks or unticks the boxes at the cursor, in Spec Kit documents. A refactoring, so that no light bulb
// follows the cursor from item to item.
import * as vscode from "vscode";
import { type Toggle, toggleIn } from "../core/checklist/toggle.ts";
import { fromVsRange } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { OfferedAction } from "./offeredAction.ts";
import { isSpecDocument } from "./specDocuments.ts";
import { toggleItems } from "./toggledItems.ts";

const kind = vscode.CodeActionKind.RefactorRewrite;

export function registerTickActions(features: FeatureStore): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      if (!isAsked || !isSpecDocument(document.uri, features.state)) return undefined;
      const toggle = toggleIn(document.getText(), [fromVsRange(range)]);
      return toggle && [actionFor(document, toggle)];
    },
  };
  const selector = { language: "markdown" };
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [kind] });
}

function actionFor(document: vscode.TextDocument, toggle: Toggle): OfferedAction {
  const count = toggle.items.length;
  const title = toggle.done ? vscode.l10n.t("Tick items: {0}", count) : vscode.l10n.t("Untick items: {0}", count);
  return new OfferedAction(title, kind, document, (editor) => toggleItems(editor, toggle));
}
