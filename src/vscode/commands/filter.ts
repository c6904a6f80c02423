// Show Open Items Only, and all of them again.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import type { PersonaTree } from "../personaTree.ts";

export function registerFilter(tree: PersonaTree): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.showOpenItems, () => tree.showOpenOnly(true)),
    registerCommand(commands.showAllItems, () => tree.showOpenOnly(false)),
  );
}
