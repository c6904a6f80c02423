// Opening what a row stands for: an item in its checklist, a persona's file, a collaborator, the reference.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import type { ItemNode } from "../personaNodes.ts";
import { textIn } from "./argument.ts";
import { nodeNow } from "./chooseItem.ts";
import type { Stores } from "./stores.ts";

/** Opens the reference of a persona, at a heading and a part below it when they are given. */
type ShowReference = (target: { personaKey: string; heading?: string; part?: string }) => Promise<void> | void;

export function registerOpen(stores: Stores, showReference: ShowReference): vscode.Disposable {
  const { personas, tree } = stores;
  return vscode.Disposable.from(
    registerCommand(commands.openItem, async (argument) => {
      const node = tree.nodeOf(argument);
      if (node?.kind !== "item") return;
      // The file may have changed since the row was drawn.
      await openItem(nodeNow(stores, node));
    }),
    registerCommand(commands.openPersona, async (argument) => {
      const entry = tree.nodeOf(argument)?.entry ?? (await choosePersona(stores, vscode.l10n.t("Open Persona File")));
      if (entry) await show(vscode.Uri.parse(entry.uri), 0);
    }),
    registerCommand(commands.revealPersona, async (...names) => {
      const texts = names.filter((name): name is string => typeof name === "string");
      if (await tree.reveal(texts)) return;
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There is no persona “{0}” here, or it is not among the chosen roles.", texts[0] ?? ""),
      );
    }),
    registerCommand(commands.openReference, async (argument) => {
      await personas.load();
      const node = argument === undefined ? undefined : tree.nodeOf(argument);
      const key = textIn(argument, "personaKey") ?? node?.entry.key;
      if (key === undefined) return chooseTopic(stores, showReference);
      const heading = textIn(argument, "heading") ?? (node?.kind === "topic" ? node.topic.title : undefined);
      const part = textIn(argument, "part");
      return showReference({
        personaKey: key,
        ...(heading === undefined ? {} : { heading }),
        ...(part === undefined ? {} : { part }),
      });
    }),
  );
}

/** In its checklist, or in the persona's file while it is not in there. */
export async function openItem({ checklist, entry, item }: ItemNode): Promise<void> {
  if (item.inFile && checklist.uri) await show(checklist.uri, item.inFile.line);
  else await show(vscode.Uri.parse(entry.uri), item.personaLine ?? 0);
}

async function show(uri: vscode.Uri, line: number): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.commands.executeCommand("vscode.open", uri, {
    preview: true,
    selection: new vscode.Range(start, start),
  });
}

async function choosePersona({ personas }: Stores, title: string) {
  await personas.load();
  const { catalog } = personas;
  if (catalog.length < 2) return catalog[0];
  const choices = catalog.map((entry) => ({ label: entry.persona.name, description: entry.persona.shortName, entry }));
  return (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.entry;
}

/** One list of every persona and topic. */
async function chooseTopic({ personas }: Stores, showReference: ShowReference): Promise<void> {
  const { catalog } = personas;
  const choices = catalog.flatMap(({ key, persona }) => [
    { label: persona.name, kind: vscode.QuickPickItemKind.Separator, target: { personaKey: key } },
    { label: `$(book) ${persona.name}`, description: persona.shortName, target: { personaKey: key } },
    ...persona.topics
      .filter(({ level }) => level === 3)
      .map(({ title }) => ({ label: title, description: persona.name, target: { personaKey: key, heading: title } })),
  ]);
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Open Reference"),
    matchOnDescription: true,
  });
  if (choice) await showReference(choice.target);
}
