// Holds the personas, the bundled ones and those of the project at hand, and which of them the user looks as. Reads
// nothing before it is first asked; reads a file again only when it changed.
import * as vscode from "vscode";
import { catalogOf, entryNamed, type PersonaEntry } from "../core/persona/catalog.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { guard } from "./log.ts";
import {
  bundledEntries,
  findPersonaFiles,
  mayBePersona,
  mayHoldPersonas,
  readBundledTexts,
  readPersonaFile,
} from "./personaFiles.ts";
import { allRootsOf, currentRootsOf, keyOf, type Roots, rootsAround } from "./personaRoots.ts";
import { readEnabledPersonas } from "./projects.ts";
import { Serial } from "./serial.ts";

const rolesKey = "roles.chosen";

interface Catalog {
  readonly roots: Roots;
  readonly entries: readonly PersonaEntry[];
}

export class PersonaStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #extension: vscode.Uri;
  readonly #features: FeatureStore;
  readonly #memento: vscode.Memento;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #reading = new Serial(() => guard("read personas", () => this.#read()));
  /** Workspace personas by uri, those that changed since, and the files of each project by its roots. */
  #files: ReadonlyMap<string, PersonaEntry> = new Map();
  readonly #stale = new Set<string>();
  #lists = new Map<string, readonly vscode.Uri[]>();
  #loaded: Promise<unknown> | undefined;
  #bundled: readonly PersonaEntry[] | undefined;
  /** Projects that are read though another one is current. */
  readonly #included = new Map<string, Roots>();
  /** The current project's first. */
  #catalogs: readonly Catalog[] = [];
  #enabled: readonly string[] | undefined;

  constructor(extension: vscode.Uri, features: FeatureStore, memento: vscode.Memento) {
    this.#extension = extension;
    this.#features = features;
    this.#memento = memento;
  }

  /** All personas that count in the current project, bundled ones first; empty before the first `load`. */
  get catalog(): readonly PersonaEntry[] {
    return this.#catalogs[0]?.entries ?? [];
  }

  /** That of the current project and those of the included ones. */
  get catalogs(): readonly (readonly PersonaEntry[])[] {
    return this.#catalogs.map(({ entries }) => entries);
  }

  /** The catalog of the project that `uri` lies in, when that is read; else the current one. */
  catalogAround(uri: vscode.Uri): readonly PersonaEntry[] {
    const around = rootsAround(
      uri,
      this.#catalogs.map(({ roots }) => roots),
    );
    return this.#catalogs.find(({ roots }) => roots === around)?.entries ?? this.catalog;
  }

  /** The personas of the chosen roles, else of those that the project enables, else all. */
  get active(): readonly PersonaEntry[] {
    const keys = new Set(this.#memento.get<readonly string[]>(rolesKey) ?? this.#enabled);
    const active = this.catalog.filter(({ key }) => keys.has(key));
    return active.length > 0 ? active : this.catalog;
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
    this.#lists = new Map();
    for (const uri of this.#files.keys()) this.#stale.add(uri);
    await this.#reading.run();
  }

  /** Reads the personas of the project that `uri` lies in from now on too, or of all projects. */
  async include(uri: vscode.Uri | "all"): Promise<void> {
    await this.load();
    const all = allRootsOf(this.#features.state);
    const around = uri === "all" ? all : [rootsAround(uri, all)];
    for (const roots of around) if (roots) this.#included.set(keyOf(roots), roots);
    await this.#reading.run();
  }

  personaByKey(key: string): PersonaEntry | undefined {
    return this.catalog.find((entry) => entry.key === key);
  }

  personaNamed(name: string): PersonaEntry | undefined {
    return entryNamed(this.catalog, name);
  }

  /** The bundled persona with that key, also when a workspace persona takes its place. */
  bundledByKey(key: string): PersonaEntry | undefined {
    return this.#bundled?.find((entry) => entry.key === key);
  }

  /** The text of a bundled persona, for showing it as a file that cannot be changed. */
  async bundledText(uri: vscode.Uri): Promise<string | undefined> {
    await this.load();
    return this.#bundled?.find((entry) => entry.uri === uri.toString())?.text;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #read(): Promise<void> {
    await this.#features.load();
    this.#bundled ??= bundledEntries(await readBundledTexts(this.#extension));
    const current = currentRootsOf(this.#features.state);
    const wanted = new Map([[keyOf(current), current], ...this.#included]);
    const readings = new Map<string, Promise<PersonaEntry>>();
    const catalogs = await Promise.all(Array.from(wanted.values(), (roots) => this.#catalogIn(roots, readings)));
    const enabled = await Promise.all(current.map(readEnabledPersonas));
    const own = catalogs.flatMap(({ files }) => files);
    this.#files = new Map(own.map((entry) => [entry.uri, entry]));
    this.#catalogs = catalogs;
    this.#enabled = enabled.find((found) => found !== undefined);
    this.#changed.fire();
  }

  /** `readings`: by uri, so that a file which two projects share is read once. */
  async #catalogIn(
    roots: Roots,
    readings: Map<string, Promise<PersonaEntry>>,
  ): Promise<Catalog & { readonly files: readonly PersonaEntry[] }> {
    // What is found while the lists are thrown away goes with them.
    const lists = this.#lists;
    const uris = lists.get(keyOf(roots)) ?? (await findPersonaFiles(roots));
    lists.set(keyOf(roots), uris);
    const files = await Promise.all(
      uris.map((uri) => {
        const reading = readings.get(uri.toString()) ?? this.#readFile(uri);
        readings.set(uri.toString(), reading);
        return reading;
      }),
    );
    return { roots, files, entries: catalogOf([...(this.#bundled ?? []), ...files]) };
  }

  async #readFile(uri: vscode.Uri): Promise<PersonaEntry> {
    const known = this.#files.get(uri.toString());
    // Before the reading: what changes during it is stale again.
    if (!this.#stale.delete(uri.toString()) && known) return known;
    return readPersonaFile(uri);
  }

  #watch(): void {
    const reload = debounced(() => void this.#reading.run(), 100);
    const reloadAfterTyping = debounced(() => void this.#reading.run(), 300);
    const changes = watchFiles(["**/*.md", "**/personas", "**/.specify/**"]);
    // Also a file that is only now being read for the first time.
    const read = ({ uri }: vscode.TextDocument) => {
      if (!this.#files.has(uri.toString()) && !mayBePersona(uri)) return;
      this.#stale.add(uri.toString());
      reloadAfterTyping();
    };
    const list = () => {
      this.#lists = new Map();
      reload();
    };
    this.#disposables.push(
      reload,
      reloadAfterTyping,
      changes,
      changes.onDidChange((uri) => {
        const roots = [currentRootsOf(this.#features.state), ...allRootsOf(this.#features.state)].flat();
        if (!uri.path.endsWith("/.specify/config.json") && !mayHoldPersonas(uri, roots)) return;
        this.#stale.add(uri.toString());
        list();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => read(document)),
      // What was typed and not saved is gone.
      vscode.workspace.onDidCloseTextDocument(read),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("personaGuide")) list();
      }),
      this.#features.onDidChange((state) => {
        if (keyOf(currentRootsOf(state)) !== keyOf(this.#catalogs[0]?.roots ?? [])) list();
      }),
    );
  }
}
