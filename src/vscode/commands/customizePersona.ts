// Customize Persona…: a bundled persona as a file of the project, which takes its place; and what the two differ in.
import * as vscode from "vscode";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { personaFileUri } from "../personaFiles.ts";
import type { PersonaStore } from "../personaStore.ts";
import { chooseRoot } from "./chooseRoot.ts";
import { createAndShow } from "./createFile.ts";
import type { Stores } from "./stores.ts";

export function registerCustomizePersona(stores: Stores): vscode.Disposable {
  const { personas, tree } = stores;
  return vscode.Disposable.from(
    registerCommand(commands.customizePersona, async (argument) => {
      await personas.load();
      const bundled = personas.catalog.filter(({ layer }) => layer === "bundled");
      const given = argument === undefined ? undefined : tree.nodeOf(argument)?.entry;
      const entry = given ?? (await choose(bundled, vscode.l10n.t("Customize Persona")));
      if (entry?.layer === "bundled") await customize(stores, entry);
    }),
    registerCommand(commands.comparePersona, async (argument) => {
      await personas.load();
      const overriding = personas.catalog.filter(({ overrides }) => overrides);
      const given = argument === undefined ? undefined : tree.nodeOf(argument)?.entry;
      const entry = given ?? (await choose(overriding, vscode.l10n.t("Compare with Bundled Persona")));
      if (entry?.overrides) await compare(personas, entry.key, vscode.Uri.parse(entry.uri));
    }),
  );
}

async function customize({ features, personas }: Stores, { key, persona, uri }: PersonaEntry): Promise<void> {
  const root = await chooseRoot(features.state);
  const text = await personas.bundledText(vscode.Uri.parse(uri));
  if (!root || text === undefined) return;
  const file = personaFileUri(root, key);
  if (!(await createAndShow(file, text))) return;
  const show = vscode.l10n.t("Show Differences");
  const told = vscode.l10n.t("This file now takes the place of the bundled “{0}” in this project.", persona.name);
  // Waits for no answer: the message may stay while the user writes.
  void vscode.window.showInformationMessage(told, show).then((answer) => {
    if (answer === show) void vscode.commands.executeCommand("vscode.diff", ...diffOf(uri, file, persona.name));
  });
}

async function compare(personas: PersonaStore, key: string, file: vscode.Uri): Promise<void> {
  const bundled = personas.bundledByKey(key);
  if (bundled) await vscode.commands.executeCommand("vscode.diff", ...diffOf(bundled.uri, file, bundled.persona.name));
}

function diffOf(bundled: string, file: vscode.Uri, name: string): readonly unknown[] {
  return [vscode.Uri.parse(bundled), file, vscode.l10n.t("{0}: bundled ↔ this project’s", name)];
}

async function choose(entries: readonly PersonaEntry[], title: string): Promise<PersonaEntry | undefined> {
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There is no such persona in this project."));
    return undefined;
  }
  const choices = entries.map((entry) => ({
    label: entry.persona.name,
    description: entry.persona.shortName,
    detail: entry.persona.role,
    entry,
  }));
  return (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.entry;
}
