// What the reader of the reference does with a persona from its page: tick an item, take a topic into a document, open the file.
import * as vscode from "vscode";
import { keyId } from "../core/checklist/tick.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { Template, Topic } from "../core/persona/persona.ts";
import { templateOfTopic } from "../core/templates/topicTemplate.ts";
import type { Stores } from "./commands/stores.ts";
import { tellGone, tellOtherFeature } from "./itemChange.ts";
import { personaChecklist } from "./personaChecklists.ts";
import { itemsBelow, personaNode } from "./personaNodes.ts";

/** What other features do with a topic. */
export interface TopicTargets {
  readonly insertTasks: (template: Template) => Promise<void>;
  readonly insertSection: (topic: Topic) => Promise<void>;
}

/** Through the tree, as a click there: one way to the file, and both draw what it says. */
export async function tickItem(
  { features, tree }: Stores,
  entry: PersonaEntry,
  { done, feature, item: id }: { readonly done: boolean; readonly feature: string; readonly item: string },
): Promise<void> {
  const { directory, phase } = features.state;
  if (feature !== (directory?.path ?? "")) {
    tellOtherFeature();
    return;
  }
  const node = personaNode(entry, personaChecklist(features.state, entry));
  const items = itemsBelow(node, { openOnly: false, phase }).filter(({ item }) => keyId(item.key) === id);
  if (items.length === 0) tellGone();
  else await tree.tick(items, done);
}

/** Inserts the topic into a document. */
export async function insertTopic(
  action: "insertTasks" | "insertSection",
  topic: Topic,
  targets: TopicTargets,
): Promise<void> {
  const template = action === "insertTasks" ? templateOfTopic(topic) : undefined;
  if (template) await targets.insertTasks(template);
  if (action === "insertSection") await targets.insertSection(topic);
}

/** Beside the page, which stands in the column `page`. */
export async function openAt(entry: PersonaEntry, line: number, page: vscode.ViewColumn | undefined): Promise<void> {
  const start = new vscode.Position(line, 0);
  const selection = new vscode.Range(start, start);
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(entry.uri), {
    viewColumn: page === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One,
    preview: true,
    selection,
  });
}
