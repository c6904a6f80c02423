// Show Open Items Only, and all of them again.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import type { ItemFilter } from "../itemFilter.ts";
import { registerCommand } from "../log.ts";

export function registerFilter(filter: ItemFilter): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.showOpenItems, () => filter.show(true)),
    registerCommand(commands.showAllItems, () => filter.show(false)),
  );
}
