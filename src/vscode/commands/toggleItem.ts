// Toggle Item: the selected row's checkbox without the mouse; without a selected row, a list of the current phase's items.
import * as vscode from "vscode";
import { progressOf } from "../../core/checklist/progress.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { personaChecklist } from "../personaChecklists.ts";
import { type ItemNode, itemsBelow, type Node, personaNode, type TickableNode } from "../personaNodes.ts";
import { activePersonas } from "../roles.ts";
import { isNode } from "./nodeArgument.ts";
import type { Stores } from "./stores.ts";

export function registerToggleItem(stores: Stores): vscode.Disposable {
  return registerCommand(commands.toggleItem, async (argument) => {
    const node = isNode(argument) ? argument : stores.tree.selected;
    if (isTickable(node)) return stores.tree.toggle(node);
    return toggleByList(stores);
  });
}

function isTickable(node: Node | undefined): node is TickableNode {
  return node?.kind === "item" || node?.kind === "group";
}

/** All boxes of the current phase in one list; what is changed there is written. */
async function toggleByList({ features, personas, memento, tree }: Stores): Promise<void> {
  const state = await features.load();
  await personas.load();
  const nodes = activePersonas(memento, personas).flatMap((entry) =>
    itemsBelow(personaNode(entry, personaChecklist(state, entry)), false),
  );
  const inPhase = nodes.filter(({ item }) => item.key.place.split("/")[0] === state.phase);
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
  for (const node of listed) {
    const isDone = node.item.state === "done";
    if (ticked.has(node.id) !== isDone) await tree.tick(node, !isDone);
  }
}

function choiceOf({ entry, group, item }: ItemNode): vscode.QuickPickItem {
  return {
    label: item.text,
    description: `${entry.persona.shortName} · ${group.title}`,
    picked: item.state === "done",
  };
}
