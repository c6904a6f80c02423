// Which roles the user looks at: chosen by the user, else enabled by the project, else all.
import type * as vscode from "vscode";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { PersonaStore } from "./personaStore.ts";

const chosenKey = "roles.chosen";

/** `undefined` when the user has not chosen. */
function chosenRoles(memento: vscode.Memento): readonly string[] | undefined {
  return memento.get<readonly string[]>(chosenKey);
}

export function chooseRoles(memento: vscode.Memento, keys: readonly string[] | undefined): Thenable<void> {
  return memento.update(chosenKey, keys);
}

/** The personas in play, in the catalog's order. A choice that leaves none counts as all. */
export function activePersonas(memento: vscode.Memento, { personas }: PersonaStore): readonly PersonaEntry[] {
  const keys = new Set(chosenRoles(memento) ?? personas.enabled);
  const active = personas.catalog.filter(({ key }) => keys.has(key));
  return active.length > 0 ? active : personas.catalog;
}
