// Opening what a row stands for: an item in its checklist, a persona's file, a collaborator, the reference.
import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { isNode, textIn } from "./nodeArgument.ts";
import type { Stores } from "./stores.ts";

/** `showReference` opens the reference of a persona, at a heading when one is given. */
export function registerOpen(
  stores: Stores,
  showReference: (target: { personaKey: string; heading?: string }) => Promise<void> | void,
): vscode.Disposable {
  const { personas, tree } = stores;
  return vscode.Disposable.from(
    registerCommand(commands.openItem, async (node) => {
      if (!isNode(node) || node.kind !== "item") return;
      const { item, checklist, entry } = node;
      if (item.inFile && checklist.uri) await show(checklist.uri, item.inFile.line);
      else await show(vscode.Uri.parse(entry.uri), item.personaLine ?? 0);
    }),
    registerCommand(commands.openPersona, async (argument) => {
      const node = isNode(argument) ? argument : tree.selected;
      const entry = node?.entry ?? (await choosePersona(stores, vscode.l10n.t("Open Persona File")));
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
      const key = textIn(argument, "personaKey") ?? (isNode(argument) ? argument.entry.key : undefined);
      if (key === undefined) return chooseTopic(stores, showReference);
      const heading =
        textIn(argument, "heading") ??
        (isNode(argument) && argument.kind === "topic" ? argument.topic.title : undefined);
      return showReference({ personaKey: key, ...(heading === undefined ? {} : { heading }) });
    }),
  );
}

async function show(uri: vscode.Uri, line: number): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.commands.executeCommand("vscode.open", uri, {
    preview: true,
    selection: new vscode.Range(start, start),
  });
}

async function choosePersona({ personas }: Stores, title: string) {
  const { catalog } = await personas.load();
  if (catalog.length < 2) return catalog[0];
  const choices = catalog.map((entry) => ({ label: entry.persona.name, description: entry.persona.shortName, entry }));
  return (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.entry;
}

/** One list of every persona and topic. */
async function chooseTopic(
  { personas }: Stores,
  showReference: (target: { personaKey: string; heading?: string }) => Promise<void> | void,
): Promise<void> {
  const { catalog } = personas.personas;
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
