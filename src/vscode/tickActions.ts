// The code action that ticks or unticks the boxes at the cursor, in Spec Kit documents. A refactoring, so that no light bulb
// follows the cursor from item to item.
import * as vscode from "vscode";
import { toggleIn } from "../core/checklist/toggle.ts";
import { fromVsRange, toVsEdit } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { isSpecDocument } from "./specDocuments.ts";

const kind = vscode.CodeActionKind.RefactorRewrite;

export function registerTickActions(features: FeatureStore): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      if (!isAsked || !isSpecDocument(document.uri, features.state)) return undefined;
      const toggle = toggleIn(document.getText(), [fromVsRange(range)]);
      return toggle && [actionOf(document.uri, toggle)];
    },
  };
  const selector = { language: "markdown" };
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [kind] });
}

function actionOf(uri: vscode.Uri, { done, edits, items }: NonNullable<ReturnType<typeof toggleIn>>) {
  const title = done
    ? vscode.l10n.t("Tick items: {0}", items.length)
    : vscode.l10n.t("Untick items: {0}", items.length);
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(uri, edits.map(toVsEdit));
  return action;
}
