// One thing done to one item of a persona's checklist in the current feature, beside ticking it: where it is written, and
// that the stores read it again. What is done to the text, the caller says.
import * as vscode from "vscode";
import { changeOwn } from "../core/checklist/checklistPath.ts";
import type { ItemRequest } from "../core/checklist/itemChange.ts";
import type { Tick } from "../core/checklist/tick.ts";
import type { FeatureStore } from "./featureStore.ts";
import { tell } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { ItemNode } from "./personaNodes.ts";
import { tickOrTell } from "./writing/ticks.ts";

/** Whether it was written; the user is told when it was not, also because another feature became current meanwhile. */
export async function changeItemOf(
  features: FeatureStore,
  { checklist, entry, item }: ItemNode,
  make: (request: ItemRequest) => Tick,
): Promise<boolean> {
  const { uri } = personaChecklist(features.state, entry);
  const { current } = features.state;
  if (!uri || !current || uri.toString() !== checklist.uri?.toString()) {
    tell(vscode.l10n.t("Another feature or folder became the current one; nothing was changed."));
    return false;
  }
  const request = {
    persona: entry.persona,
    personaKey: entry.key,
    featureName: current.feature.name,
    key: item.key,
  };
  const isWritten = await tickOrTell(uri, (text) =>
    changeOwn(entry.key, vscode.workspace.asRelativePath(uri), text, (file) => make({ ...request, file }), parsed),
  );
  await features.reread(uri);
  return isWritten;
}
