// Holds the personas, the bundled ones and those of the project at hand, and which of them the user looks as. Reads
// nothing before it is first asked; reads a file again only when it changed.
import * as vscode from "vscode";
import { catalogOf, entryNamed, type PersonaEntry } from "../core/persona/catalog.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { readText } from "./files.ts";
import { guard } from "./log.ts";
import {
  bundledEntries,
  findPersonaFiles,
  mayHoldPersonas,
  readBundledTexts,
  readPersonaFile,
} from "./personaFiles.ts";
import { readEnabledPersonas } from "./projects.ts";
import { Serial } from "./serial.ts";

const rolesKey = "roles.chosen";

export class PersonaStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #extension: vscode.Uri;
  readonly #features: FeatureStore;
  readonly #memento: vscode.Memento;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #reading = new Serial(() => guard("read personas", () => this.#read()));
  /** Entries by uri, kept while the text stays the same. */
  readonly #files = new Map<string, Awaited<ReturnType<typeof readPersonaFile>>>();
  #loaded: Promise<unknown> | undefined;
  #bundled: { readonly texts: Readonly<Record<string, string>>; readonly entries: readonly PersonaEntry[] } | undefined;
  /** Of the current project. */
  #roots: readonly vscode.Uri[] = [];
  #catalog: readonly PersonaEntry[] = [];
  #enabled: readonly string[] | undefined;

  constructor(extension: vscode.Uri, features: FeatureStore, memento: vscode.Memento) {
    this.#extension = extension;
    this.#features = features;
    this.#memento = memento;
  }

  /** All personas that count, bundled ones first; empty before the first `load`. */
  get catalog(): readonly PersonaEntry[] {
    return this.#catalog;
  }

  /** The personas of the chosen roles, else of those that the project enables, else all. */
  get active(): readonly PersonaEntry[] {
    const keys = new Set(this.#memento.get<readonly string[]>(rolesKey) ?? this.#enabled);
    const active = this.#catalog.filter(({ key }) => keys.has(key));
    return active.length > 0 ? active : this.#catalog;
  }

  /** An empty list chooses all. */
  async chooseRoles(keys: readonly string[]): Promise<void> {
    await this.#memento.update(rolesKey, keys);
    this.#changed.fire();
  }

  /** Reads on the first call, and watches from then on. */
  async load(): Promise<void> {
    if (!this.#loaded) {
      this.#watch();
      this.#loaded = this.#reading.run();
    }
    await this.#loaded;
  }

  async refresh(): Promise<void> {
    await this.load();
    await this.#reading.run();
  }

  /**
   * The catalog of each project and workspace folder, as it is when that one is current; the current one first. Reads
   * the files of all of them.
   */
  async catalogs(): Promise<readonly (readonly PersonaEntry[])[]> {
    await this.load();
    const current = this.#roots.join("\n");
    const others = allRootsOf(this.#features).filter((roots) => roots.join("\n") !== current);
    return [this.#catalog, ...(await Promise.all(others.map((roots) => this.#catalogIn(roots))))];
  }

  /** The text that the entry of a workspace persona was read from. */
  textOf(uri: string): string | undefined {
    return this.#files.get(uri)?.text;
  }

  personaByKey(key: string): PersonaEntry | undefined {
    return this.#catalog.find((entry) => entry.key === key);
  }

  personaNamed(name: string): PersonaEntry | undefined {
    return entryNamed(this.#catalog, name);
  }

  /** The bundled persona with that key, though a workspace persona takes its place. */
  bundledByKey(key: string): PersonaEntry | undefined {
    return this.#bundled?.entries.find((entry) => entry.key === key);
  }

  /** The text of a bundled persona, for showing it as a file that cannot be changed. */
  async bundledText(uri: vscode.Uri): Promise<string | undefined> {
    await this.load();
    return this.#bundled?.texts[uri.path.slice(1)];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #read(): Promise<void> {
    await this.#features.load();
    if (!this.#bundled) {
      const texts = await readBundledTexts(this.#extension);
      this.#bundled = { texts, entries: bundledEntries(texts) };
    }
    const roots = rootsOf(this.#features);
    const catalog = await this.#catalogIn(roots);
    const enabled = await Promise.all(roots.map(readEnabledPersonas));
    this.#roots = roots;
    this.#catalog = catalog;
    this.#enabled = enabled.find((found) => found !== undefined);
    this.#changed.fire();
  }

  async #catalogIn(roots: readonly vscode.Uri[]): Promise<readonly PersonaEntry[]> {
    const files = await findPersonaFiles(roots);
    const own = await Promise.all(files.map((uri) => this.#readFile(uri)));
    return catalogOf([...(this.#bundled?.entries ?? []), ...own]);
  }

  async #readFile(uri: vscode.Uri): Promise<PersonaEntry> {
    const known = this.#files.get(uri.toString());
    const text = known && (await readText(uri));
    if (known && known.text === text) return known.entry;
    const read = await readPersonaFile(uri);
    this.#files.set(uri.toString(), read);
    return read.entry;
  }

  #watch(): void {
    const reload = debounced(() => void this.#reading.run(), 100);
    const reloadAfterTyping = debounced(() => void this.#reading.run(), 300);
    const changes = watchFiles(["**/*.md", "**/personas", "**/.specify/**"]);
    this.#disposables.push(
      reload,
      reloadAfterTyping,
      changes,
      changes.onDidChange((uri) => {
        if (uri.path.endsWith("/.specify/config.json") || mayHoldPersonas(uri, allRootsOf(this.#features).flat()))
          reload();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#files.has(document.uri.toString())) reloadAfterTyping();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("personaGuide")) reload();
      }),
      this.#features.onDidChange(() => {
        if (rootsOf(this.#features).join("\n") !== this.#roots.join("\n")) reload();
      }),
    );
  }
}

/** The current feature's project and its workspace folder; without one, all workspace folders. */
function rootsOf({ state: { current, projects } }: FeatureStore): readonly vscode.Uri[] {
  const project = projects.find(({ root }) => root === current?.project.root)?.uri;
  return project ? withFolder(project) : workspaceRoots();
}

/** Each project with its workspace folder; the workspace folders where there is no project. */
function allRootsOf({ state: { projects } }: FeatureStore): readonly (readonly vscode.Uri[])[] {
  return projects.length > 0 ? projects.map(({ uri }) => withFolder(uri)) : [workspaceRoots()];
}

function workspaceRoots(): readonly vscode.Uri[] {
  return vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
}

function withFolder(project: vscode.Uri): readonly vscode.Uri[] {
  const folder = vscode.workspace.getWorkspaceFolder(project)?.uri;
  return folder && folder.toString() !== project.toString() ? [project, folder] : [project];
}
