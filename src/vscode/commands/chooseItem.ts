// The item that a command acts on: the row that it was handed or the id of one, else one from a list of the current phase's items.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { tellGone } from "../itemChange.ts";
import type { ItemNode } from "../personaNodes.ts";
import { textIn } from "./argument.ts";
import type { Stores } from "./stores.ts";

export interface ItemChoice {
  readonly title: string;
  /** Which items are listed; all when left out. */
  readonly isListed?: (node: ItemNode) => boolean;
  /** What is said when there is none to list. */
  readonly none: string;
  /** True when the list is asked for whatever row is selected in the view. */
  readonly alwaysAsks?: boolean;
}

/** `undefined` when there is none, or nothing was chosen. */
export async function chooseItem(stores: Stores, argument: unknown, choice: ItemChoice): Promise<ItemNode | undefined> {
  const { features, personas, tree } = stores;
  await personas.load();
  const named = textIn(argument, "itemId");
  const given =
    argument === undefined && choice.alwaysAsks
      ? undefined
      : (tree.nodeOf(argument) ?? tree.items().find(({ id }) => id === named));
  if (argument !== undefined && given?.kind !== "item") {
    if (named !== undefined) tellGone();
    return undefined;
  }
  if (!features.state.current) {
    await vscode.commands.executeCommand(commands.chooseFeature);
    return undefined;
  }
  if (given?.kind === "item")
    return named === undefined && tree.isLate(given, argument !== undefined) ? undefined : given;
  const nodes = tree.items().filter(choice.isListed ?? (() => true));
  const inPhase = nodes.filter(({ item }) => item.key.place.split("/")[0] === features.state.phase);
  const choices = (inPhase.length > 0 ? inPhase : nodes).map((node) => ({
    label: node.item.text,
    description: `${node.entry.persona.shortName} · ${node.group.title}`,
    node,
  }));
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(choice.none);
    return undefined;
  }
  return (await vscode.window.showQuickPick(choices, { title: choice.title, matchOnDescription: true }))?.node;
}

/** The row of the same item in the same file as the files have it now; else `node`. */
export function nodeNow({ tree }: Stores, node: ItemNode): ItemNode {
  const isSame = ({ checklist, id }: ItemNode) =>
    id === node.id && checklist.uri?.toString() === node.checklist.uri?.toString();
  return tree.items().find(isSame) ?? node;
}
