// What is done to items of a persona's checklist in the current feature: where it is written, and that the stores read it
// again. What is done to the text, the caller says.
import * as vscode from "vscode";
import { changeOwn } from "../core/checklist/checklistPath.ts";
import type { ItemRequest } from "../core/checklist/itemChange.ts";
import { type TickRequest, tickEachOf, tickOf } from "../core/checklist/personaTick.ts";
import type { ItemKey, Tick } from "../core/checklist/tick.ts";
import type { FeatureStore } from "./featureStore.ts";
import { tell } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { ItemNode } from "./personaNodes.ts";
import { tickAllOrTell } from "./writing/ticks.ts";

/** Whether it was written; the user is told when it was not, also because another feature became current meanwhile. */
export function changeItemOf(
  features: FeatureStore,
  node: ItemNode,
  make: (request: ItemRequest) => Tick,
): Promise<boolean> {
  return changeItemsOf(features, [node], (request) => make({ ...request, key: node.item.key }));
}

/** Whether items are to be done; said of each where each was chosen by itself. */
export type WantedDone = boolean | ((node: ItemNode) => boolean);

/** Ticks or unticks items of one persona at once. Whether it was written, as above. */
export function tickItemsOf(
  features: FeatureStore,
  nodes: readonly [ItemNode, ...ItemNode[]],
  done: WantedDone,
): Promise<boolean> {
  if (typeof done === "boolean") return changeItemsOf(features, nodes, (request) => tickOf({ ...request, done }));
  const ticked = new Set(nodes.filter(done).map(({ item }) => item.key));
  return changeItemsOf(features, nodes, (request) => tickEachOf(request, (key) => ticked.has(key)));
}

/** What `make` changes of several items of one persona is written at once. */
async function changeItemsOf(
  features: FeatureStore,
  nodes: readonly [ItemNode, ...ItemNode[]],
  make: (request: Omit<TickRequest, "done">) => Tick,
): Promise<boolean> {
  const [{ checklist, entry }] = nodes;
  const { uri } = personaChecklist(features.state, entry);
  const { current } = features.state;
  // The rows were drawn for another file: they are not what the user would change now.
  if (!uri || !current || uri.toString() !== checklist.uri?.toString()) {
    tellOtherFeature();
    return false;
  }
  const path = vscode.workspace.asRelativePath(uri);
  const request = { persona: entry.persona, personaKey: entry.key, featureName: current.feature.name };
  const makeOf = (keys: readonly ItemKey[]) => (text: string | undefined) =>
    changeOwn(entry.key, path, text, (file) => make({ ...request, keys, file }), parsed);
  const keys = nodes.map(({ item }) => item.key);
  const isWritten = await tickAllOrTell(uri, keys, makeOf);
  await features.reread(uri);
  return isWritten;
}

export function tellOtherFeature(): void {
  tell(vscode.l10n.t("Another feature or folder became the current one; nothing was changed."));
}

/** For an item that was shown before, and is looked for in vain when something is done to it. */
export function tellGone(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t("That item is not in the current feature’s checklists any more; nothing was changed."),
  );
}
