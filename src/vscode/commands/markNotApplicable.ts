// Mark Not Applicable…: asks why, and strikes the item through with the reason behind it.
import * as vscode from "vscode";
import { markNotApplicable } from "../../core/checklist/markNotApplicable.ts";
import { commands } from "../ids.ts";
import { changeItemOf } from "../itemChange.ts";
import type { ItemNode } from "../personaNodes.ts";
import { chooseItem } from "./chooseItem.ts";
import { registerRowCommand } from "./rowCommand.ts";
import { isShownFor } from "./shownFeature.ts";
import type { Stores } from "./stores.ts";

export function registerMarkNotApplicable(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.markNotApplicable, async (argument) => {
    if (!isShownFor(stores.features, argument)) return;
    const node = await chooseItem(stores, argument, {
      title: vscode.l10n.t("Mark Not Applicable"),
      none: vscode.l10n.t("There are no items: choose other roles."),
    });
    const reason = node && (await askReason(node));
    if (!reason) return;
    const shown = { reason: node.item.notApplicable };
    await changeItemOf(stores.features, node, (request) => markNotApplicable(request, reason, shown));
  });
}

function askReason({ item }: ItemNode): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Not Applicable: Reason"),
    prompt: item.text,
    placeHolder: vscode.l10n.t("Why this does not apply to the feature"),
    value: item.notApplicable ?? "",
    validateInput: (reason) => (reason.trim() === "" ? vscode.l10n.t("A reason is needed.") : undefined),
  });
}
