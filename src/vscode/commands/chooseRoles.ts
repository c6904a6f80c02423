// Choose Roles…: which personas the sidebar, the hovers and the commands speak for.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import type { PersonaStore } from "../personaStore.ts";

export function registerChooseRoles(personas: PersonaStore): vscode.Disposable {
  return registerCommand(commands.chooseRoles, async () => {
    await personas.load();
    const { catalog } = personas;
    const active = new Set(personas.active.map(({ key }) => key));
    const choices = catalog.map(({ key, persona, layer, overrides }) => ({
      label: persona.name,
      description: [
        persona.shortName,
        overrides
          ? vscode.l10n.t("this project's, in place of the bundled one")
          : layer === "workspace"
            ? vscode.l10n.t("this project's")
            : "",
      ]
        .filter((part) => part && part !== persona.name)
        .join(" · "),
      detail: persona.role,
      picked: active.has(key),
      key,
    }));
    const chosen = await vscode.window.showQuickPick(choices, {
      title: vscode.l10n.t("Choose Roles"),
      placeHolder: vscode.l10n.t("The roles you look at this project as; none or all of them shows all"),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (!chosen) return;
    const keys = chosen.map(({ key }) => key);
    await personas.chooseRoles(keys.length === catalog.length ? [] : keys);
  });
}
