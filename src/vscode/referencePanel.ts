// The reference panel: shows the reference of one persona after the other, remembers where the reader has been, keeps the
// ticks as the file has them, and does what the page asks for.
import * as vscode from "vscode";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { Topic } from "../core/persona/persona.ts";
import { noticeHtml } from "../core/reference/document.ts";
import { noHistory, placeIn, scrolled, stepped, visited } from "../core/reference/history.ts";
import { anchorOf, type ReferencePage } from "../core/reference/page.ts";
import { partAnchor } from "../core/reference/passages.ts";
import { type FromPage, pageState, type TopicAction } from "../core/reference/protocol.ts";
import type { Stores } from "./commands/stores.ts";
import { webviews } from "./ids.ts";
import { guard } from "./log.ts";
import { insertTopic, openAt, type TopicTargets, tickItem } from "./referenceActions.ts";
import { ReferenceContents } from "./referenceContents.ts";
import { ReferenceView } from "./referenceView.ts";

interface ReferenceTarget {
  readonly personaKey: string;
  /** A topic's title, its slug or its anchor. Without it, the reader's last place in that persona. */
  readonly heading?: string;
  /** The bold lead or the heading of a part of that topic. A page without such a part shows the topic. */
  readonly part?: string;
}

export interface ReferencePanel extends vscode.Disposable {
  show(target: ReferenceTarget): Promise<void>;
}

export function registerReferencePanel(
  extensionUri: vscode.Uri,
  stores: Stores,
  targets: TopicTargets,
): ReferencePanel {
  const panel = new Panel(extensionUri, stores, targets);
  const registrations = vscode.Disposable.from(
    panel,
    stores.personas.onDidChange(() => guard("reference", () => panel.refresh())),
    stores.features.onDidChange(() => guard("reference", () => panel.followTicks())),
    vscode.window.registerWebviewPanelSerializer(webviews.reference, {
      deserializeWebviewPanel: async (restored, state) => {
        await guard("reference", () => panel.restore(restored, state));
      },
    }),
  );
  return { show: (target) => panel.show(target), dispose: () => registrations.dispose() };
}

class Panel implements vscode.Disposable {
  readonly #stores: Stores;
  readonly #targets: TopicTargets;
  readonly #contents: ReferenceContents;
  readonly #view: ReferenceView;
  #key = "";
  #page: ReferencePage | undefined;
  /** What of the page came from the checklist's file. */
  #checklist = "";
  /** Whether the page that is there now searches: it is told of new texts. */
  #searches = false;
  #turn = 0;
  #history = noHistory;
  /** The last place in each persona, for the way back to it. */
  readonly #places = new Map<string, string>();

  constructor(extensionUri: vscode.Uri, stores: Stores, targets: TopicTargets) {
    this.#stores = stores;
    this.#targets = targets;
    this.#contents = new ReferenceContents(stores.features, stores.personas);
    this.#view = new ReferenceView(extensionUri, {
      onReady: () => {
        this.#searches = false;
        this.#postState();
      },
      onMessage: (message) => this.#receive(message),
      onDispose: () => {
        this.#page = undefined;
        this.#key = "";
        this.#history = noHistory;
        this.#turn++;
      },
    });
  }

  async show({ personaKey, heading, part }: ReferenceTarget): Promise<void> {
    this.#view.reveal(fallbackTitle());
    const isOther = await this.#turnTo(personaKey);
    if (!this.#page || this.#key !== personaKey) return;
    const topic = heading === undefined ? undefined : anchorOf(this.#page, heading);
    const anchor = topic !== undefined && part !== undefined ? partAnchor(topic, part) : topic;
    if (anchor !== undefined || isOther)
      this.#visit(anchor ?? this.#places.get(personaKey) ?? "", anchor !== undefined);
  }

  /** `state` is what the page kept before the reload, or anything else. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#view.isOpen) {
      panel.dispose();
      return;
    }
    this.#view.adopt(panel);
    const { personaKey = "", anchor = "" } = pageState(state) ?? {};
    this.#key = personaKey;
    this.#places.set(personaKey, anchor);
    this.#history = visited(noHistory, { personaKey, anchor });
    await this.#render();
  }

  async refresh(): Promise<void> {
    if (!this.#view.isOpen) return;
    await this.#render();
    this.#postState();
    if (this.#searches) await this.#postTexts();
  }

  /** The page is written anew only when its checklist has other items: a tick is a message. */
  async followTicks(): Promise<void> {
    const entry = this.#entry();
    if (!this.#view.isOpen || !this.#page || !entry) return;
    if (this.#contents.checklistOf(entry) !== this.#checklist) await this.#render();
    this.#postState();
  }

  dispose(): void {
    this.#view.dispose();
  }

  /** Whether the page of another persona is there now. */
  async #turnTo(personaKey: string): Promise<boolean> {
    if (this.#page && personaKey === this.#key) return false;
    this.#page = undefined;
    this.#key = personaKey;
    await this.#render();
    return true;
  }

  /** Writes the page as it is now, unless a later call overtakes this one. */
  async #render(): Promise<void> {
    const turn = ++this.#turn;
    await this.#stores.personas.load();
    if (turn !== this.#turn || !this.#view.isOpen) return;
    const entry = this.#entry();
    const content = entry && this.#contents.contentOf(entry);
    this.#page = content?.page;
    this.#checklist = entry ? this.#contents.checklistOf(entry) : "";
    const title = entry ? vscode.l10n.t("{0} reference", entry.persona.name) : fallbackTitle();
    this.#view.write(this.#key, title, content?.html ?? noticeHtml(title, missing()));
  }

  #visit(anchor: string, focus: boolean): void {
    this.#history = visited(this.#history, { personaKey: this.#key, anchor });
    this.#view.goTo(anchor, focus);
    this.#postState();
  }

  async #step(step: -1 | 1): Promise<void> {
    const history = stepped(this.#history, step);
    const place = history && placeIn(history);
    if (!place) return;
    this.#history = history;
    const isOther = await this.#turnTo(place.personaKey);
    // On the page where the reader pressed the button, the focus stays there.
    this.#view.goTo(place.anchor, isOther);
    this.#postState();
  }

  async #receive(message: FromPage): Promise<void> {
    const entry = this.#entry();
    switch (message.kind) {
      case "place":
        this.#places.set(this.#key, message.anchor);
        this.#history = scrolled(this.#history, message.anchor);
        break;
      case "jump":
        this.#history = visited(this.#history, { personaKey: this.#key, anchor: message.anchor });
        this.#postState();
        break;
      case "step":
        await this.#step(message.step);
        break;
      case "open":
        if (!this.#stores.personas.personaByKey(message.personaKey)) break;
        await this.#turnTo(message.personaKey);
        this.#visit(message.anchor || (this.#places.get(message.personaKey) ?? ""), true);
        break;
      case "search":
        this.#searches = true;
        await this.#postTexts();
        break;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        break;
      case "tick":
        if (entry) await tickItem(this.#stores, entry, message);
        // Also when nothing was written: the page has drawn the click.
        this.#postState();
        break;
      case "openFile":
        if (entry) await openAt(entry, 0, this.#view.column);
        break;
      case "topic": {
        const shown = this.#page?.topics.find(({ anchor }) => anchor === message.anchor);
        // From the persona itself: the page may hold only the beginning of it.
        const topic = entry?.persona.topics.find(({ line }) => line === shown?.line);
        if (entry && topic) await this.#doWithTopic(message.action, entry, topic);
      }
    }
  }

  async #doWithTopic(action: TopicAction, entry: PersonaEntry, topic: Topic): Promise<void> {
    switch (action) {
      case "copyMarkdown":
        await vscode.env.clipboard.writeText(`${topic.markdown.trimEnd()}\n`);
        this.#view.post({ kind: "copied" });
        break;
      case "openLine":
        await openAt(entry, topic.line, this.#view.column);
        break;
      default:
        await insertTopic(action, topic, this.#targets);
    }
  }

  #postState(): void {
    const entry = this.#entry();
    const items = entry ? this.#contents.statesOf(entry) : [];
    const canStep = (step: -1 | 1) => stepped(this.#history, step) !== undefined;
    const feature = this.#stores.features.state.directory?.path ?? "";
    this.#view.post({ kind: "state", feature, items, back: canStep(-1), forward: canStep(1) });
  }

  async #postTexts(): Promise<void> {
    this.#view.post({ kind: "texts", personas: await this.#contents.texts() });
  }

  #entry(): PersonaEntry | undefined {
    return this.#stores.personas.personaByKey(this.#key);
  }
}

function fallbackTitle(): string {
  return vscode.l10n.t("Persona reference");
}

function missing(): string {
  return vscode.l10n.t("This persona was not found. Its file may have been moved, renamed or deleted.");
}
