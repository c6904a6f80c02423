// Ticks the item that a hover's link names; never unticks. A hover may be old: what it names is looked for again, in the
// feature that it was shown for.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { tellGone } from "../itemChange.ts";
import { registerCommand } from "../log.ts";
import { textIn } from "./argument.ts";
import type { Stores } from "./stores.ts";

export function registerTickItem({ features, personas, tree }: Stores): vscode.Disposable {
  return registerCommand(commands.tickItem, async (argument) => {
    const [feature, persona, item] = ["feature", "persona", "item"].map((key) => textIn(argument, key));
    if (feature === undefined || persona === undefined || item === undefined) return;
    await personas.load();
    const node =
      features.state.directory?.path === feature
        ? tree.items().find(({ entry, id }) => entry.key === persona && id === `${entry.uri}#${entry.key}:${item}`)
        : undefined;
    if (!node) {
      tellGone();
      return;
    }
    if (!(await tree.tick([node], true))) return;
    vscode.window.setStatusBarMessage(vscode.l10n.t("Ticked: {0}", node.item.text), 5_000);
  });
}
