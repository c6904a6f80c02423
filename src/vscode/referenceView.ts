// The webview that the reference stands in: writes pages into it and passes messages once a page listens. Knows no persona.
import * as vscode from "vscode";
import { pageDocument } from "../core/reference/document.ts";
import { type FromEditor, type FromPage, fromPage } from "../core/reference/protocol.ts";
import { tellLostClick } from "./checkboxes.ts";
import { webviews } from "./ids.ts";
import { guard } from "./log.ts";

export interface ViewListener {
  /** A page listens from now on; `message` is all that it says later. */
  onReady(): void;
  onMessage(message: FromPage): void | Promise<void>;
  onDispose(): void;
}

export class ReferenceView implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #listener: ViewListener;
  #panel: vscode.WebviewPanel | undefined;
  /** The key and the body that the webview was given last, and the key alone. */
  #written = "";
  #personaKey = "";
  #load = 0;
  /** False while the page loads or is hidden: messages to it are lost then. */
  #ready = false;
  /** Where the page is sent once it listens. */
  #waiting: FromEditor | undefined;

  constructor(extensionUri: vscode.Uri, listener: ViewListener) {
    this.#extensionUri = extensionUri;
    this.#listener = listener;
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel?.viewColumn;
  }

  /** Brings the panel to the front; makes it, beside the editor, where there is none. */
  reveal(title: string): void {
    if (this.#panel) return void this.#panel.reveal();
    // All at once: setting them later would load the page twice.
    const options = { ...this.#options(), enableFindWidget: true };
    this.#take(vscode.window.createWebviewPanel(webviews.reference, title, vscode.ViewColumn.Beside, options));
  }

  /** Takes a panel that was there before the window was reloaded. */
  adopt(panel: vscode.WebviewPanel): void {
    panel.webview.options = this.#options();
    this.#take(panel);
  }

  #options(): vscode.WebviewOptions {
    return { enableScripts: true, enableForms: false, localResourceRoots: [this.#resource("dist")] };
  }

  #take(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const listeners = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => guard("reference", () => this.#receive(message))),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#ready = false;
      }),
    );
    panel.onDidDispose(() => {
      listeners.dispose();
      this.#panel = this.#waiting = undefined;
      this.#written = this.#personaKey = "";
      this.#ready = false;
      this.#listener.onDispose();
    });
  }

  /** Shows a page, which loads it anew, unless it is there already. `personaKey` is what its place is kept under. */
  write(personaKey: string, title: string, body: string): void {
    if (!this.#panel) return;
    const { webview } = this.#panel;
    this.#panel.title = title;
    const written = `${personaKey}\n${body}`;
    if (written === this.#written) return;
    this.#written = written;
    this.#ready = false;
    if (personaKey !== this.#personaKey) this.#waiting = undefined;
    this.#personaKey = personaKey;
    const uri = (...path: readonly string[]) => webview.asWebviewUri(this.#resource(...path)).toString();
    const frame = {
      language: vscode.env.language,
      title,
      nonce: newNonce(),
      source: webview.cspSource,
      styles: [uri("dist", "reference.css")],
      script: uri("dist", "reference.js"),
      highlighter: uri("dist", "highlight.js"),
      personaKey,
      load: ++this.#load,
    };
    webview.html = pageDocument(frame, body);
  }

  /** To the page that listens; nothing else is kept for one that does not yet. */
  post(message: FromEditor): void {
    // Not awaited: the promise of a panel that is being hidden may never settle (microsoft/vscode#159431).
    if (this.#ready) void this.#panel?.webview.postMessage(message);
  }

  /** Sends the page to a place, also one that is still loading. */
  goTo(anchor: string, focus: boolean): void {
    const message: FromEditor = { kind: "goTo", anchor, focus };
    this.#waiting = this.#ready ? undefined : message;
    this.post(message);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #receive(value: unknown): Promise<void> {
    const message = fromPage(value);
    if (message?.kind === "ready") {
      // The page before this one may still have been loading.
      if (message.load !== this.#load) return;
      this.#ready = true;
      this.#listener.onReady();
      if (this.#waiting) this.post(this.#waiting);
      this.#waiting = undefined;
    } else if (message && this.#ready) await this.#listener.onMessage(message);
    // The page that comes shows the box as the file has it.
    else if (message?.kind === "tick") tellLostClick();
  }

  #resource(...path: readonly string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.#extensionUri, ...path);
  }
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
