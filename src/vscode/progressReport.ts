// The progress report as a read-only Markdown document in VS Code's own preview. Made again only while it is shown.
import * as vscode from "vscode";
import { progressReportOf } from "../core/checklist/progressReport.ts";
import { toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { contextKeys } from "./ids.ts";
import { guard } from "./log.ts";
import { personasInFeature } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";

const scheme = "persona-guide-progress";
/** A preview's tab has no uri, only this name in its label. */
const fileName = "Persona Guide Progress.md";

/** One document, whichever feature is current. */
const progressUri = vscode.Uri.from({ scheme, path: `/${fileName}` });

export class ProgressReport implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #disposables: vscode.Disposable[];
  /** What the document says. */
  #text = "";
  #isActive = false;

  constructor(features: FeatureStore, personas: PersonaStore) {
    this.#features = features;
    this.#personas = personas;
    const update = () => guard("progress report", () => this.#update());
    const follow = () => guard("progress report", () => this.#follow());
    this.#disposables = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      features.onDidChange(update),
      personas.onDidChange(update),
      vscode.window.tabGroups.onDidChangeTabs(follow),
      vscode.window.tabGroups.onDidChangeTabGroups(follow),
    ];
  }

  /** The report of the current feature for the chosen roles; "" when there is no feature. */
  text(): string {
    const { state } = this.#features;
    if (!state.current) return "";
    const personas = personasInFeature(state, this.#personas.active);
    return progressReportOf({ featureName: state.current.feature.name, phase: state.phase, personas }, toVsText);
  }

  async show(): Promise<void> {
    if (this.#isShown()) await this.#refresh();
    else this.#say(this.text());
    // Locked: else the preview would turn to each Markdown file that is opened.
    await vscode.commands.executeCommand("markdown.showPreview", progressUri, undefined, { locked: true });
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #isShown(): boolean {
    return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isReport));
  }

  async #update(): Promise<void> {
    if (this.#isShown()) await this.#refresh();
  }

  async #refresh(): Promise<void> {
    // VS Code lets go of a document that only a preview shows, and the preview hears of changes to an open one only.
    await vscode.workspace.openTextDocument(progressUri);
    this.#say(this.text());
  }

  #say(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#changed.fire(progressUri);
  }

  async #follow(): Promise<void> {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    const isActive = activeTab !== undefined && isReport(activeTab);
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    await vscode.commands.executeCommand("setContext", contextKeys.progressActive, isActive);
  }
}

function isReport({ input, label }: vscode.Tab): boolean {
  if (input instanceof vscode.TabInputText) return input.uri.toString() === progressUri.toString();
  return input instanceof vscode.TabInputWebview && label.includes(fileName);
}
