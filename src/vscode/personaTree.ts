// The Personas view: draws what the stores hold, and turns a click on a checkbox into a tick. The box is drawn by what
// the file says; a click that could not be written is taken back.
import * as vscode from "vscode";
import { entryNamed } from "../core/persona/catalog.ts";
import { phaseTitle } from "../core/speckit/phases.ts";
import { toVsText } from "./convert.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";
import { debounced } from "./fileChanges.ts";
import { contextKeys, views } from "./ids.ts";
import { guard, tell } from "./log.ts";
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
import { tickItems } from "./ticks.ts";

/** A redraw takes the keyboard focus off a checkbox, so counts above a ticked box follow when ticking pauses. */
const afterTicking = 1_500;

export class PersonaTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable[];
  /** Whether an item is shown as ticked, by node id: what VS Code draws, clicks included. */
  readonly #shown = new Map<string, boolean>();
  /** What items in flight will be, by node id: until the file has been read again, what was clicked is drawn. */
  readonly #pending = new Map<string, boolean>();
  readonly #parents = new Map<string, Node>();
  /** The ids of all items when the tree was last drawn whole. */
  #structure = "";
  #openOnly = false;

  constructor(
    readonly features: FeatureStore,
    readonly personas: PersonaStore,
    readonly memento: vscode.Memento,
    /** Offers to choose or create a feature; called by a tick when there is none. */
    readonly needFeature: () => Promise<void>,
  ) {
    const late = debounced(() => this.#changed.fire(undefined), afterTicking);
    this.#view = vscode.window.createTreeView(views.personas, {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.#disposables = [
      late,
      this.#changed,
      this.#view,
      this.#view.onDidChangeCheckboxState(({ items }) => void guard("tick", () => this.#tickAll(items))),
      features.onDidChange((state) => {
        this.#describe(state);
        if (this.#differs()) this.#changed.fire(undefined);
        else late();
      }),
      personas.onDidChange(() => this.redraw()),
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
    const drawn = this.#withPending(node);
    if (drawn.kind === "item") this.#shown.set(drawn.id, drawn.item.state === "done");
    return treeItemOf(drawn, this.#look());
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      // An empty window has no place for ticks: the welcome view says so.
      if (!vscode.workspace.workspaceFolders) return [];
      await this.personas.load();
      const nodes = this.#personaNodes().filter((persona) => !this.#openOnly || itemsBelow(persona, true).length > 0);
      this.#shown.clear();
      this.#structure = nodes.flatMap((persona) => itemsBelow(persona, this.#openOnly).map(({ id }) => id)).join("\n");
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
    for (const { id } of items) this.#pending.set(id, done);
    if (node.kind === "item") this.#shown.set(node.id, done);
    const target = { uri, featureName: current.feature.name, entry: node.entry };
    const keys = items.map(({ item }) => item.key);
    const refusal = await guard("tick", async () => (await tickItems(target, keys, done)) ?? "");
    await this.features.reread();
    for (const { id } of items) this.#pending.delete(id);
    if (refusal === "") return;
    this.#changed.fire(undefined);
    tell(refusal ?? vscode.l10n.t("The tick could not be written."));
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

  #withPending(node: Node): Node {
    const done = this.#pending.get(node.id);
    return node.kind !== "item" || done === undefined
      ? node
      : { ...node, item: { ...node.item, state: done ? "done" : "open" } };
  }

  #personaNodes(): readonly PersonaNode[] {
    return activePersonas(this.memento, this.personas).map((entry) =>
      personaNode(entry, personaChecklist(this.features.state, entry)),
    );
  }

  /** Whether a row that is shown would be drawn otherwise now, counts apart. */
  #differs(): boolean {
    const items = this.#personaNodes().flatMap((node) => itemsBelow(node, this.#openOnly));
    const now = new Map(items.map((node) => [node.id, this.#pending.get(node.id) ?? node.item.state === "done"]));
    return (
      this.#structure !== [...now.keys()].join("\n") || [...this.#shown].some(([id, done]) => now.get(id) !== done)
    );
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
