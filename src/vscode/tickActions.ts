// The code action that ticks or unticks the boxes at the cursor, in Spec Kit documents. A refactoring, so that no light bulb
// follows the cursor from item to item.
import * as vscode from "vscode";
import { tickInDocument } from "../core/checklist/documentChecklist.ts";
import { hasEdits } from "../core/checklist/tick.ts";
import { type Toggle, toggleIn } from "../core/checklist/toggle.ts";
import { fromVsRange, toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { tell } from "./log.ts";
import { OfferedAction } from "./offeredAction.ts";
import { isSpecDocument } from "./specDocuments.ts";

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

/** Ticks the items that it is offered for, whatever lines they have by then. */
function actionFor(document: vscode.TextDocument, { done, items }: Toggle): OfferedAction {
  const count = items.length;
  const title = done ? vscode.l10n.t("Tick items: {0}", count) : vscode.l10n.t("Untick items: {0}", count);
  const keys = items.map(({ key }) => key);
  return new OfferedAction(title, kind, document, (text) => {
    const tick = tickInDocument(text, keys, done);
    if (tick.kind === "refused") tell(toVsText(tick.message));
    return hasEdits(tick) ? tick.edits : undefined;
  });
}
