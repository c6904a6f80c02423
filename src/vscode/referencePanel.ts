// The reference panel: one webview that shows a persona's reference, keeps the reader's place and is restored on reload.
// What the page holds is decided in core/reference; this file only moves it.
import * as vscode from "vscode";
import type { Collaboration, Persona } from "../core/persona/persona.ts";
import { noticeHtml, pageDocument } from "../core/reference/document.ts";
import { anchorOf, type ReferencePage, referencePage } from "../core/reference/page.ts";
import { type PageStrings, pageHtml } from "../core/reference/pageHtml.ts";
import { type FromEditor, fromPage, pageState } from "../core/reference/protocol.ts";
import { webviews } from "./ids.ts";
import { guard } from "./log.ts";

const creation: vscode.WebviewPanelOptions = { enableFindWidget: true };

interface KeyedPersona {
  /** Names the persona over a reload and after its file has changed. */
  readonly key: string;
  readonly persona: Persona;
}

/** Where the panel finds personas. */
export interface ReferencePersonas {
  /** Resolves once the personas have been read; what follows looks among those. */
  load(): PromiseLike<unknown>;
  personaByKey(key: string): KeyedPersona | undefined;
  /** By the name or the short name that another persona's collaboration section gives. */
  personaNamed(name: string): KeyedPersona | undefined;
  readonly onDidChange: vscode.Event<unknown>;
}

interface ReferenceTarget {
  readonly personaKey: string;
  /** A topic's title, its slug or its anchor. Without it, the reader's last place in that persona. */
  readonly heading?: string;
}

export interface ReferencePanel extends vscode.Disposable {
  show(target: ReferenceTarget): Promise<void>;
}

export function registerReferencePanel(extensionUri: vscode.Uri, personas: ReferencePersonas): ReferencePanel {
  const panel = new Panel(extensionUri, personas);
  const registrations = vscode.Disposable.from(
    panel,
    personas.onDidChange(() => guard("reference", () => panel.refresh())),
    vscode.window.registerWebviewPanelSerializer(webviews.reference, {
      deserializeWebviewPanel: async (restored, state) => {
        await guard("reference", () => panel.restore(restored, state));
      },
    }),
  );
  return { show: (target) => panel.show(target), dispose: () => registrations.dispose() };
}

class Panel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #personas: ReferencePersonas;
  #panel: vscode.WebviewPanel | undefined;
  #key = "";
  #page: ReferencePage | undefined;
  /** The key and the body that the webview was given last. */
  #written = "";
  #load = 0;
  /** False while the page loads or is hidden: messages to it are lost then. */
  #ready = false;
  #waiting: FromEditor | undefined;
  /** Where the reader wants to be once the page is there. */
  #goal: { readonly heading: string } | { readonly anchor: string } | undefined;
  #turn = 0;
  /** The last place in each persona, for the way back to it. */
  readonly #places = new Map<string, string>();

  constructor(extensionUri: vscode.Uri, personas: ReferencePersonas) {
    this.#extensionUri = extensionUri;
    this.#personas = personas;
  }

  async show({ personaKey, heading }: ReferenceTarget): Promise<void> {
    if (this.#panel) this.#panel.reveal();
    else
      this.#adopt(
        vscode.window.createWebviewPanel(webviews.reference, fallbackTitle(), vscode.ViewColumn.Beside, creation),
      );
    const isOther = personaKey !== this.#key;
    const last = isOther ? this.#places.get(personaKey) : undefined;
    if (isOther) this.#page = this.#waiting = undefined;
    this.#key = personaKey;
    this.#goal = heading !== undefined ? { heading } : last !== undefined ? { anchor: last } : undefined;
    if (this.#page) this.#arrive(this.#page);
    else await this.#render();
  }

  /** `state` is what the page kept before the reload, or anything else. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#panel) {
      panel.dispose();
      return;
    }
    this.#adopt(panel);
    this.#key = pageState(state)?.personaKey ?? "";
    await this.#render();
  }

  async refresh(): Promise<void> {
    if (this.#panel) await this.#render();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const localResourceRoots = [this.#resource("dist"), this.#resource("media")];
    panel.webview.options = { enableScripts: true, enableForms: false, localResourceRoots };
    const listeners = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => guard("reference", () => this.#receive(message))),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#ready = false;
      }),
    );
    panel.onDidDispose(() => {
      listeners.dispose();
      this.#panel = this.#page = this.#waiting = this.#goal = undefined;
      this.#key = this.#written = "";
      this.#ready = false;
      this.#turn++;
    });
  }

  /** Writes the page of `key` as it is now, unless a later call overtakes this one. */
  async #render(): Promise<void> {
    const turn = ++this.#turn;
    await this.#personas.load();
    if (turn !== this.#turn || !this.#panel) return;
    const found = this.#personas.personaByKey(this.#key);
    this.#page = found && referencePage(found.persona, (other) => this.#find(other) !== undefined);
    const title = found ? vscode.l10n.t("{0} reference", found.persona.name) : fallbackTitle();
    this.#panel.title = title;
    this.#write(
      this.#panel.webview,
      title,
      this.#page ? pageHtml(this.#page, pageStrings()) : noticeHtml(title, missing()),
    );
    if (this.#page) this.#arrive(this.#page);
  }

  /** Sets the page, which loads it anew, unless it already shows just this. */
  #write(webview: vscode.Webview, title: string, body: string): void {
    const written = `${this.#key}\n${body}`;
    if (written === this.#written) return;
    this.#written = written;
    this.#ready = false;
    const frame = {
      language: vscode.env.language,
      title,
      nonce: newNonce(),
      source: webview.cspSource,
      style: webview.asWebviewUri(this.#resource("media", "reference.css")).toString(),
      script: webview.asWebviewUri(this.#resource("dist", "reference.js")).toString(),
      personaKey: this.#key,
      load: ++this.#load,
    };
    webview.html = pageDocument(frame, body);
  }

  #arrive(page: ReferencePage): void {
    const goal = this.#goal;
    this.#goal = undefined;
    if (!goal) return;
    const byHeading = "heading" in goal;
    const anchor = byHeading ? anchorOf(page, goal.heading) : goal.anchor;
    if (anchor !== undefined) this.#post({ kind: "goTo", anchor, focus: byHeading });
  }

  async #receive(value: unknown): Promise<void> {
    const message = fromPage(value);
    switch (message?.kind) {
      case "ready":
        // The page before this one may still have been loading.
        if (message.load !== this.#load) break;
        this.#ready = true;
        if (this.#waiting) this.#post(this.#waiting);
        break;
      case "place":
        if (this.#page) this.#places.set(this.#key, message.anchor);
        break;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        break;
      case "openPersona": {
        const other = this.#page?.collaborators.find((one) => one.known && one.with === message.name);
        const found = other && this.#find(other);
        if (found) await this.show({ personaKey: found.key });
      }
    }
  }

  #post(message: FromEditor): void {
    this.#waiting = this.#ready ? undefined : message;
    // Not awaited: the promise of a panel that is being hidden may never settle (microsoft/vscode#159431).
    if (this.#ready) void this.#panel?.webview.postMessage(message);
  }

  #find(other: Collaboration): KeyedPersona | undefined {
    const personas = this.#personas;
    return personas.personaNamed(other.with) ?? (other.shortName ? personas.personaNamed(other.shortName) : undefined);
  }

  #resource(...path: readonly string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.#extensionUri, ...path);
  }
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fallbackTitle(): string {
  return vscode.l10n.t("Persona reference");
}

function missing(): string {
  return vscode.l10n.t("This persona was not found. Its file may have been moved, renamed or deleted.");
}

function pageStrings(): PageStrings {
  return {
    outline: vscode.l10n.t("On this page"),
    phases: vscode.l10n.t("Contributes to"),
    description: vscode.l10n.t("Role description"),
    guidelines: vscode.l10n.t("Focus and avoid"),
    focus: vscode.l10n.t("Focus on"),
    avoid: vscode.l10n.t("Avoid"),
    checklist: vscode.l10n.t("Quality checklist"),
    collaboration: vscode.l10n.t("Works with"),
    copy: vscode.l10n.t("Copy"),
    copied: vscode.l10n.t("Copied"),
    table: vscode.l10n.t("Table {0}"),
    cut: vscode.l10n.t("This persona is very long: only its beginning is shown here. Open its file to read all of it."),
  };
}
