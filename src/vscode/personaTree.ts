// The Personas view: draws what the stores hold, and turns a click on a checkbox into a tick. The box is drawn by what
// the file says; a click that could not be written is taken back.
import * as vscode from "vscode";
import { checklistFileOf } from "../core/checklist/personaChecklist.ts";
import { tickOf } from "../core/checklist/personaTick.ts";
import { entryNamed } from "../core/persona/catalog.ts";
import { phaseTitle } from "../core/speckit/phases.ts";
import { Checkboxes } from "./checkboxes.ts";
import { toVsText } from "./convert.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";
import { contextKeys, views } from "./ids.ts";
import { guard } from "./log.ts";
import { personaChecklist, sectionProgress } from "./personaChecklists.ts";
import {
  childrenOf,
  isOpen,
  itemsBelow,
  type Node,
  type PersonaNode,
  personaNode,
  type TickableNode,
} from "./personaNodes.ts";
import type { PersonaStore } from "./personaStore.ts";
import { type Look, treeItemOf } from "./personaTreeItems.ts";
import { activePersonas } from "./roles.ts";
import { type MakeTick, tickOrTell } from "./ticks.ts";

export class PersonaTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable[];
  readonly #boxes = new Checkboxes(() => this.#changed.fire(undefined));
  readonly #parents = new Map<string, Node>();
  #openOnly = false;

  constructor(
    readonly features: FeatureStore,
    readonly personas: PersonaStore,
    readonly memento: vscode.Memento,
    /** Offers to choose or create a feature; called by a tick when there is none. */
    readonly needFeature: () => Promise<void>,
  ) {
    this.#view = vscode.window.createTreeView(views.personas, {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.#disposables = [
      this.#boxes,
      this.#changed,
      this.#view,
      this.#view.onDidChangeCheckboxState(({ items }) => void guard("tick", () => this.#tickAll(items))),
      features.onDidChange(() => this.#update()),
      personas.onDidChange(() => this.#update()),
    ];
  }

  redraw(): void {
    this.#describe(this.features.state);
    this.#changed.fire(undefined);
  }

  async showOpenOnly(openOnly: boolean): Promise<void> {
    this.#openOnly = openOnly;
    await vscode.commands.executeCommand("setContext", contextKeys.openOnly, openOnly);
    this.redraw();
  }

  /** The node that the user has selected. */
  get selected(): Node | undefined {
    return this.#view.selection[0];
  }

  /** Selects and opens the persona that any of `names` means. */
  async reveal(names: readonly string[]): Promise<boolean> {
    const { catalog } = await this.personas.load();
    const found = names.map((name) => entryNamed(catalog, name)).find((entry) => entry !== undefined);
    const node = found && this.#personaNodes().find(({ entry }) => entry.key === found.key);
    if (!node) return false;
    await this.#view.reveal(node, { select: true, focus: true, expand: true });
    return true;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind !== "item") return treeItemOf(node, this.#look());
    const isDone = node.item.state === "done";
    const shown = this.#boxes.drawn(node.id, isDone);
    const item = shown === isDone ? node.item : ({ ...node.item, state: shown ? "done" : "open" } as const);
    return treeItemOf({ ...node, item }, this.#look());
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      // An empty window has no place for ticks: the welcome view says so.
      if (!vscode.workspace.workspaceFolders) return [];
      await this.personas.load();
      const nodes = this.#personaNodes().filter((persona) => !this.#openOnly || itemsBelow(persona, true).length > 0);
      this.#boxes.begin(
        nodes.flatMap((persona) => itemsBelow(persona, this.#openOnly).map(({ id }) => id)),
        this.#heads(nodes),
      );
      return [...nodes];
    }
    const children = childrenOf(node, this.#openOnly);
    for (const child of children) this.#parents.set(child.id, node);
    return [...children];
  }

  getParent(node: Node): Node | undefined {
    return this.#parents.get(node.id);
  }

  toggle(node: TickableNode): Promise<void> {
    return this.tick(
      node,
      itemsBelow(node, false).some(({ item }) => isOpen(item)),
    );
  }

  /** Ticks or unticks one node; for a responsibility, each of its items. */
  async tick(node: TickableNode, done: boolean): Promise<void> {
    const { current } = this.features.state;
    const uri = node.checklist.uri;
    if (!current || !uri) {
      await this.needFeature();
      this.#changed.fire(undefined);
      return;
    }
    const items = itemsBelow(node, false);
    const keys = items.map(({ item }) => item.key);
    const { key: personaKey, persona } = node.entry;
    const request = { persona, personaKey, featureName: current.feature.name, done, keys };
    const make: MakeTick = (text) =>
      tickOf({ ...request, file: text === undefined ? undefined : checklistFileOf(text) });
    const ids = items.map(({ id }) => id);
    await this.#boxes.during(node.id, ids, done, async () => {
      const isWritten = await tickOrTell(uri, make);
      await this.features.reread();
      if (!isWritten) this.#changed.fire(undefined);
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #tickAll(items: readonly [Node, vscode.TreeItemCheckboxState][]): Promise<void> {
    for (const [node, state] of items) {
      if (node.kind === "item" || node.kind === "group")
        await this.tick(node, state === vscode.TreeItemCheckboxState.Checked);
    }
  }

  #look(): Look {
    const { current, phase } = this.features.state;
    const active = activePersonas(this.memento, this.personas);
    return { currentPhase: phase, hasFeature: current !== undefined, expandPersonas: active.length === 1 };
  }

  #personaNodes(): readonly PersonaNode[] {
    return activePersonas(this.memento, this.personas).map((entry) =>
      personaNode(entry, personaChecklist(this.features.state, entry)),
    );
  }

  #update(): void {
    this.#describe(this.features.state);
    const nodes = this.#personaNodes();
    const items = nodes.flatMap((node) => itemsBelow(node, this.#openOnly));
    this.#boxes.update(new Map(items.map((node) => [node.id, node.item.state === "done"])), this.#heads(nodes));
  }

  /** What the rows above the items say. */
  #heads(nodes: readonly PersonaNode[]): string {
    const look = this.#look();
    const rows = nodes.flatMap((node) => [node, ...childrenOf(node, this.#openOnly)]);
    const texts = rows
      .map((node) => treeItemOf(node, look))
      .map(({ label, description, contextValue }) => [label, description, contextValue]);
    return JSON.stringify([
      texts,
      nodes.flatMap(({ checklist }) => checklist.sections.map((section) => sectionProgress([section]))),
    ]);
  }

  #describe({ current, phase }: FeatureState): void {
    this.#view.message = current
      ? undefined
      : vscode.l10n.t("No feature was found below specs/. Ticking an item offers to make one.");
    if (!current) {
      this.#view.description = undefined;
      return;
    }
    const sections = this.#personaNodes().flatMap(({ checklist }) =>
      checklist.sections.filter((section) => section.phase === phase),
    );
    const { done, total } = sectionProgress(sections);
    const title = phase === "done" ? vscode.l10n.t("done") : toVsText(phaseTitle(phase));
    this.#view.description =
      total > 0 ? `${current.feature.name} · ${title} ${done}/${total}` : `${current.feature.name} · ${title}`;
  }
}
