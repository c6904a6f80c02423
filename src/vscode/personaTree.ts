// The Personas view: draws what the stores hold, and turns a click on a checkbox into a tick. The box is drawn by what
// the file says; a click that could not be written is taken back.
import * as vscode from "vscode";
import { entriesOf } from "../core/checklist/personaChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { entryNamed } from "../core/persona/catalog.ts";
import { Checkboxes, type Picture } from "./checkboxes.ts";
import type { CoverageStore } from "./coverageStore.ts";
import type { EvidenceDocuments } from "./evidenceDocuments.ts";
import type { FeatureStore } from "./featureStore.ts";
import { commands, views } from "./ids.ts";
import { tickItemsOf, type WantedDone } from "./itemChange.ts";
import type { ItemFilter } from "./itemFilter.ts";
import { lookOf } from "./itemNotes.ts";
import { guard } from "./log.ts";
import { personaChecklist } from "./personaChecklists.ts";
import {
  childrenOf,
  type ItemNode,
  isOpen,
  itemsBelow,
  type Node,
  type PersonaNode,
  personaNode,
  type View,
} from "./personaNodes.ts";
import type { PersonaStore } from "./personaStore.ts";
import { headOf } from "./personaTreeHead.ts";
import { treeItemOf } from "./personaTreeItems.ts";

export class PersonaTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #evidence: EvidenceDocuments;
  readonly #coverage: CoverageStore;
  readonly #view: vscode.TreeView<Node>;
  readonly #boxes = new Checkboxes(() => this.#changed.fire(undefined));
  readonly #disposables: vscode.Disposable[];
  /** Every node that VS Code was given. */
  readonly #given = new WeakSet<object>();
  readonly #filter: ItemFilter;

  constructor(
    features: FeatureStore,
    personas: PersonaStore,
    evidence: EvidenceDocuments,
    filter: ItemFilter,
    coverage: CoverageStore,
  ) {
    this.#features = features;
    this.#filter = filter;
    this.#personas = personas;
    this.#evidence = evidence;
    this.#coverage = coverage;
    this.#view = vscode.window.createTreeView(views.personas, {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.#disposables = [
      this.#boxes,
      this.#changed,
      this.#view,
      this.#view.onDidChangeCheckboxState(({ items }) => guard("tick", () => this.#clicked(items))),
      this.#view.onDidChangeVisibility(() => this.#update()),
      filter.onDidChange(() => this.#changed.fire(undefined)),
      ...[features, personas, evidence, coverage].map((store) => store.onDidChange(() => this.#update())),
    ];
  }

  /** The node that a command was handed, else the one selected in the view; nothing that did not come from here. */
  nodeOf(argument: unknown): Node | undefined {
    if (argument === undefined) return this.#view.visible ? this.#view.selection[0] : undefined;
    return typeof argument === "object" && argument !== null && this.#given.has(argument)
      ? (argument as Node)
      : undefined;
  }

  /** Whether it changed while a command was chosen, which is told. Archiving and the like do not go by what is ticked. */
  isLate(node: Node, isFromMenu: boolean): boolean {
    const items = node.kind === "persona" ? [] : itemsBelow(node, this.#all());
    const ids = items.map(({ id }) => id);
    return this.#boxes.isLate(ids, isFromMenu);
  }

  /** Every item of the personas in play, as the files have it now. */
  items(): readonly ItemNode[] {
    return this.#nodes().flatMap((node) => itemsBelow(node, this.#all()));
  }

  /** Selects and opens the persona that any of `names` means; false when it has no row. */
  async reveal(names: readonly string[]): Promise<boolean> {
    await this.#personas.load();
    const found = names.map((name) => entryNamed(this.#personas.active, name)).find((entry) => entry !== undefined);
    const node = found && this.#roots().find(({ entry }) => entry.key === found.key);
    if (!node) return false;
    await this.#view.reveal(node, { select: true, focus: true, expand: true });
    return true;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return treeItemOf(node, {
      hasFeature: this.#features.state.current !== undefined,
      expandPersonas: this.#personas.active.length === 1,
      isTicked: (id, isDone) => this.#boxes.drawn(id, isDone),
      evidence: this.#evidence,
      addressedAt: (item) => this.#coverage.placeOf(item),
    });
  }

  /** Asked for when the pointer rests on a row. */
  resolveTreeItem(item: vscode.TreeItem): vscode.TreeItem {
    this.#boxes.pointed();
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const nodes = node ? childrenOf(node, this.#current()) : await this.#load();
    for (const each of nodes) this.#given.add(each);
    return [...nodes];
  }

  /** Only personas are revealed, and they are at the root. */
  getParent(): undefined {
    return undefined;
  }

  /** The opposite of what the row says; of a responsibility, ticks all of it unless all of it is. */
  toggle(node: Node): Promise<boolean> {
    const items = itemsBelow(node, this.#all());
    return this.#tickShown(items, items.some(this.#isShownOpen));
  }

  /** Ticks or unticks items, those of one persona by one edit. Whether the files say so now; the user is told where not. */
  async tick(items: readonly ItemNode[], done: WantedDone): Promise<boolean> {
    let isWritten = true;
    for (const key of new Set(items.map(({ entry }) => entry.key))) {
      const own = items.filter(({ entry }) => entry.key === key);
      isWritten = (await this.#tickOne(own, done)) && isWritten;
    }
    return isWritten;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #clicked(nodes: readonly [Node, vscode.TreeItemCheckboxState][]): Promise<void> {
    if (nodes.length === 0) this.#boxes.clickedNothing();
    for (const [node, state] of nodes) {
      const done = state === vscode.TreeItemCheckboxState.Checked;
      if (node.kind === "item") this.#boxes.clicked(node.id, done);
      await this.#tickShown(itemsBelow(node, this.#all()), done);
    }
  }

  readonly #isShownOpen = ({ id, item }: ItemNode) => !(this.#boxes.clickedSince(id) ?? !isOpen(item));

  /** As the rows show them: marks of a person's own stay as long as there is something else to tick. */
  #tickShown(items: readonly ItemNode[], done: boolean): Promise<boolean> {
    const others = items.filter(({ id, item }) => item.state !== "other" || this.#boxes.clickedSince(id) !== undefined);
    return this.tick(done && others.some(this.#isShownOpen) ? others : items, done);
  }

  async #tickOne([first, ...others]: readonly ItemNode[], done: WantedDone): Promise<boolean> {
    if (!first) return true;
    if (!this.#features.state.current || !first.checklist.uri) {
      await vscode.commands.executeCommand(commands.chooseFeature);
      return this.#notWritten();
    }
    const nodes = [first, ...others] as const;
    const wanted = new Map(nodes.map((node) => [node.id, typeof done === "boolean" ? done : done(node)]));
    const isWritten = await this.#boxes.during(wanted, async () => {
      return (await tickItemsOf(this.#features, nodes, done)) || this.#notWritten();
    });
    this.#update();
    return isWritten;
  }

  /** The boxes show again what the file says. */
  #notWritten(): false {
    this.#changed.fire(undefined);
    return false;
  }

  async #load(): Promise<readonly PersonaNode[]> {
    // An empty window has no place for ticks: the welcome view says so.
    if (!vscode.workspace.workspaceFolders) return [];
    await this.#personas.load();
    this.#boxes.begin(this.#picture());
    return this.#roots();
  }

  /** The personas in play. */
  #nodes(): readonly PersonaNode[] {
    return this.#personas.active.map((entry) => personaNode(entry, personaChecklist(this.#features.state, entry)));
  }

  /** Those that have a row. */
  #roots(): readonly PersonaNode[] {
    return this.#nodes().filter((node) => !this.#filter.openOnly || itemsBelow(node, this.#current()).length > 0);
  }

  #current(): View {
    return { openOnly: this.#filter.openOnly, phase: this.#features.state.phase };
  }

  #all(): View {
    return { ...this.#current(), openOnly: false };
  }

  #update(): void {
    this.#describe();
    if (this.#view.visible) this.#boxes.update(this.#picture());
  }

  #picture(): Picture {
    const nodes = this.#roots();
    const items = nodes.flatMap((node) => itemsBelow(node, this.#current()));
    const counts = nodes.flatMap(({ checklist }) =>
      checklist.sections.map((section) => progressOf(entriesOf([section]))),
    );
    const { directory, phase } = this.#features.state;
    return {
      scope: [directory, phase, ...nodes.map(({ checklist, entry }) => `${entry.uri} ${checklist.uri}`)].join("\n"),
      items: () => this.items().map(({ id, item }) => ({ id, isDone: !isOpen(item) })),
      rows: items.map((node) => ({ id: node.id, isDone: !isOpen(node.item), look: lookOf(node, this.#evidence) })),
      heads: JSON.stringify([
        nodes.map(({ entry }) => [entry.persona.name, entry.persona.problems.length]),
        counts,
        items.map((node) => this.#coverage.placeOf(node)), // no row is drawn away from below the pointer for that
      ]),
    };
  }

  #describe(): void {
    const isLoaded = this.#personas.catalog.length > 0;
    const sections = this.#nodes().flatMap(({ checklist }) => checklist.sections);
    const { description, message } = headOf(this.#features.state, sections, isLoaded);
    this.#view.message = message;
    this.#view.description = description;
  }
}
