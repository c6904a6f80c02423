// The Feature view: the checklists and tasks that Spec Kit itself made for the current feature, with checkboxes.
import * as vscode from "vscode";
import { isDirectlyIn, isNamedFor } from "../core/checklist/checklistPath.ts";
import { itemGroupsOf, tickInDocument } from "../core/checklist/documentChecklist.ts";
import { personaKeyOf } from "../core/checklist/personaChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { withoutHiddenCharacters } from "../core/text.ts";
import { boxOf, Checkboxes, type Picture } from "./checkboxes.ts";
import {
  type DocumentNode,
  type GroupNode,
  groupNodes,
  headsOf,
  type ItemNode,
  itemNodes,
  itemsBelow,
  itemsOf,
  type Node,
} from "./featureNodes.ts";
import type { FeatureStore } from "./featureStore.ts";
import { contextKeys, views } from "./ids.ts";
import type { ItemFilter } from "./itemFilter.ts";
import { itemTooltip } from "./itemTooltip.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import type { PersonaStore } from "./personaStore.ts";
import { tickOrTell } from "./writing/ticks.ts";

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

export function registerFeatureTree(
  features: FeatureStore,
  personas: PersonaStore,
  filter: ItemFilter,
): vscode.Disposable {
  const tree = new FeatureTree(features, personas, filter);
  const view = vscode.window.createTreeView(views.feature, {
    treeDataProvider: tree,
    manageCheckboxStateManually: true,
    showCollapseAll: true,
  });
  const update = () => {
    const { current } = features.state;
    view.description = current?.feature.name;
    void vscode.commands.executeCommand("setContext", contextKeys.hasFeature, current !== undefined);
    if (view.visible) tree.update();
  };
  return vscode.Disposable.from(
    tree,
    view,
    features.onDidChange(update),
    personas.onDidChange(update),
    filter.onDidChange(() => tree.redraw()),
    view.onDidChangeVisibility(update),
    view.onDidChangeCheckboxState(({ items }) => guard("tick", () => tree.clicked(items))),
  );
}

class FeatureTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #boxes = new Checkboxes(() => this.#changed.fire(undefined));
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #filter: ItemFilter;

  constructor(features: FeatureStore, personas: PersonaStore, filter: ItemFilter) {
    this.#features = features;
    this.#personas = personas;
    this.#filter = filter;
  }

  dispose(): void {
    vscode.Disposable.from(this.#boxes, this.#changed).dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === "document") return [...groupNodes(node)].filter((each) => this.#isShown(each));
    if (node?.kind === "group") return [...itemNodes(node.document, node.group)].filter((each) => this.#isShown(each));
    if (node || !vscode.workspace.workspaceFolders) return [];
    await this.#features.load();
    this.#boxes.begin(this.#picture());
    return this.#documents().filter((each) => this.#isShown(each));
  }

  /** A row stays while something open stands on or below it. */
  #isShown(node: Node): boolean {
    if (!this.#filter.openOnly) return true;
    const items = node.kind === "item" ? [node.item] : itemsOf(node);
    return items.some(({ state }) => state !== "done");
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = node.kind === "item" ? this.#itemItem(node) : headItem(node);
    item.id = node.id;
    return item;
  }

  /** Asked for when the mouse rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    this.#boxes.pointed();
    if (node.kind === "item") item.tooltip = itemTooltip(node.item, node.document.path, this.#features.state);
    return item;
  }

  async clicked(nodes: readonly [Node, vscode.TreeItemCheckboxState][]): Promise<void> {
    if (nodes.length === 0) this.#boxes.clickedNothing();
    for (const [node, state] of nodes) {
      if (node.kind !== "item") continue;
      const done = state === vscode.TreeItemCheckboxState.Checked;
      const { uri } = node.document;
      this.#boxes.clicked(node.id, done);
      await this.#boxes.during(new Map([[node.id, done]]), async () => {
        const isWritten = await tickOrTell(uri, (text) => tickInDocument(text ?? "", [node.item.key], done, parsed));
        await this.#features.reread(uri);
        if (!isWritten) this.#changed.fire(undefined);
      });
      this.update();
    }
  }

  redraw(): void {
    this.#changed.fire(undefined);
  }

  update(): void {
    this.#boxes.update(this.#picture());
  }

  #picture(): Picture {
    const documents = this.#documents();
    const shown = documents.flatMap(itemsBelow).filter((each) => this.#isShown(each));
    const rows = shown.map(({ id, item }) => ({
      id,
      isDone: item.state === "done",
      look: `${item.line} ${item.text} ${item.state === "other" ? item.mark : ""}`,
    }));
    // No row here has a command that could be late.
    const items = () => [];
    return { scope: String(this.#features.state.directory), items, rows, heads: headsOf(documents) };
  }

  /** tasks.md last: the checklists are read before the tasks are done. */
  #documents(): readonly DocumentNode[] {
    const { directory, texts } = this.#features.state;
    if (!directory) return [];
    return [...texts]
      .filter(
        ([path, text]) => path === "tasks.md" || (isDirectlyIn("checklists", path) && !this.#isInPersonas(path, text)),
      )
      .map(([path, text]) => ({
        kind: "document" as const,
        id: `${directory.path}/${path}`,
        uri: vscode.Uri.joinPath(directory, path),
        path,
        groups: itemGroupsOf(path, text, parsed),
      }))
      .filter(({ groups }) => groups.length > 0);
  }

  /** The Personas view shows the checklists of the personas that are here. */
  #isInPersonas(path: string, text: string): boolean {
    const key = personaKeyOf(text);
    const { catalog } = this.#personas;
    return isNamedFor(key, path) && (catalog.length === 0 || catalog.some((entry) => entry.key === key));
  }

  #itemItem({ document, id, item: entry, isCounted }: ItemNode): vscode.TreeItem {
    const isDone = this.#boxes.drawn(id, entry.state === "done");
    const item = new vscode.TreeItem(withoutHiddenCharacters(entry.text), None);
    const state = isDone ? vscode.l10n.t("checked") : vscode.l10n.t("not checked");
    if (!entry.malformed) item.checkboxState = boxOf(isDone, entry.text);
    const mark = entry.state === "other" ? `[${entry.mark}]` : "";
    const notes = [mark, isCounted ? "" : notCounted()].filter((note) => note !== "");
    item.description = notes.join(" · ");
    item.accessibilityInformation = { label: [entry.text, state, ...notes].join(", ") };
    item.command = openAt(document.uri, entry.line);
    return item;
  }
}

/** Of boxes in tasks.md that are no tasks. */
function notCounted(): string {
  return vscode.l10n.t("not counted");
}

function headItem(node: DocumentNode | GroupNode): vscode.TreeItem {
  const label = node.kind === "document" ? node.path.replace(/^checklists\//, "") : node.group.title;
  const groups = node.kind === "document" ? node.groups : [node.group];
  const { done, total } = progressOf(groups.flatMap(({ counted }) => counted));
  const item = new vscode.TreeItem(withoutHiddenCharacters(label), Collapsed);
  const count = total > 0 ? vscode.l10n.t("{0} of {1} done", done, total) : notCounted();
  item.description = total > 0 ? `${done}/${total}` : count;
  item.accessibilityInformation = { label: `${label}, ${count}` };
  if (node.kind === "document") {
    item.iconPath = new vscode.ThemeIcon(node.path === "tasks.md" ? "tasklist" : "checklist");
    item.command = openAt(node.uri, 0);
  } else item.command = openAt(node.document.uri, Math.max(0, node.group.line));
  return item;
}

function openAt(uri: vscode.Uri, line: number): vscode.Command {
  const start = new vscode.Position(line, 0);
  return {
    command: "vscode.open",
    title: vscode.l10n.t("Open"),
    arguments: [uri, { preview: true, selection: new vscode.Range(start, start) }],
  };
}
