// Toggle Item: the selected row's checkbox without the mouse; without a selected row, a list of the current phase's items.
import * as vscode from "vscode";
import { progressOf } from "../../core/checklist/progress.ts";
import { commands } from "../ids.ts";
import type { ItemNode } from "../personaNodes.ts";
import { registerRowCommand } from "./rowCommand.ts";
import type { Stores } from "./stores.ts";

export function registerToggleItem(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.toggleItem, async (argument) => {
    const node = stores.tree.nodeOf(argument);
    if (node && stores.tree.isLate(node, argument !== undefined)) return;
    if (node?.kind === "item" || node?.kind === "group") await stores.tree.toggle(node);
    else if (argument === undefined) await toggleByList(stores);
  });
}

/** All boxes of the current phase in one list; what is changed there is written. */
async function toggleByList({ features, personas, tree }: Stores): Promise<void> {
  await personas.load();
  if (!features.state.current) {
    await vscode.commands.executeCommand(commands.chooseFeature);
    return;
  }
  const nodes = tree.items();
  const inPhase = nodes.filter(({ item }) => item.key.place.split("/")[0] === features.state.phase);
  const listed = inPhase.length > 0 ? inPhase : nodes;
  const choices = listed.map((node) => ({ ...choiceOf(node), node }));
  const { done, total } = progressOf(listed.map(({ item }) => item));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Toggle Items ({0} of {1} done)", done, total),
    placeHolder: vscode.l10n.t("Tick what is done, untick what is not"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return;
  const ticked = new Set(chosen.map(({ node }) => node.id));
  const isDone = ({ item }: ItemNode) => item.state === "done";
  const isTicked = ({ id }: ItemNode) => ticked.has(id);
  await tree.tick(
    listed.filter((node) => isTicked(node) !== isDone(node)),
    isTicked,
  );
}

function choiceOf({ entry, group, item }: ItemNode): vscode.QuickPickItem {
  return {
    label: item.text,
    description: `${entry.persona.shortName} · ${group.title}`,
    picked: item.state === "done",
  };
}
