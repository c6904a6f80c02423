// Holds the personas: the bundled ones and those of the project at hand. Reads nothing before it is first asked; reads a
// file again only when it changed.
import * as vscode from "vscode";
import { catalogOf, entryNamed, type PersonaEntry, personaEntryOf } from "../core/persona/catalog.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { readDirectory, readText } from "./files.ts";
import { guard } from "./log.ts";
import { readEnabledPersonas } from "./projects.ts";
import { personaFolders } from "./settings.ts";

/** Where a project keeps personas of its own, below its root. */
const folders = [".specify/personas", ".specify/memory/personas", "memory/personas"];
const mostFiles = 200;

/** Of the read-only documents that show bundled personas. */
export const bundledScheme = "persona-guide";

export interface Personas {
  /** All personas that count, bundled ones first. */
  readonly catalog: readonly PersonaEntry[];
  /** The keys that `.specify/config.json` enables; `undefined` when it does not say. */
  readonly enabled: readonly string[] | undefined;
}

export class PersonaStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Personas>();
  readonly onDidChange = this.#changed.event;
  readonly #extension: vscode.Uri;
  readonly #features: FeatureStore;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  /** Entries by uri, kept while the text stays the same. */
  readonly #read = new Map<string, { readonly text: string; readonly entry: PersonaEntry }>();
  #texts: Promise<Readonly<Record<string, string>>> | undefined;
  #bundled: Promise<readonly PersonaEntry[]> | undefined;
  #loading: Promise<Personas> | undefined;
  #roots = "";
  #personas: Personas = { catalog: [], enabled: undefined };

  constructor(extension: vscode.Uri, features: FeatureStore) {
    this.#extension = extension;
    this.#features = features;
  }

  /** What was last read; empty before the first `load`. */
  get personas(): Personas {
    return this.#personas;
  }

  load(): Promise<Personas> {
    if (!this.#loading) {
      this.#watch();
      this.#loading = this.#reload();
    }
    return this.#loading;
  }

  refresh(): Promise<Personas> {
    this.#loading = this.#reload();
    return this.#loading;
  }

  personaByKey(key: string): PersonaEntry | undefined {
    return this.#personas.catalog.find((entry) => entry.key === key);
  }

  personaNamed(name: string): PersonaEntry | undefined {
    return entryNamed(this.#personas.catalog, name);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #reload(): Promise<Personas> {
    await this.#features.load();
    const roots = rootsOf(this.#features);
    this.#roots = roots.join("\n");
    this.#bundled ??= this.#readBundled();
    const files = (await Promise.all(roots.map(personaFiles))).flat();
    const unique = [...new Map(files.map((uri) => [uri.toString(), uri])).values()].slice(0, mostFiles);
    const own = await Promise.all(unique.map((uri) => this.#readFile(uri)));
    const catalog = catalogOf([...(await this.#bundled), ...own.flatMap((entry) => entry ?? [])]);
    const enabled = (await Promise.all(roots.map(readEnabledPersonas))).find((found) => found !== undefined);
    this.#personas = { catalog, enabled };
    this.#changed.fire(this.#personas);
    return this.#personas;
  }

  async #readFile(uri: vscode.Uri): Promise<PersonaEntry | undefined> {
    const text = await readText(uri);
    if (text === undefined) return undefined;
    const key = uri.toString();
    const known = this.#read.get(key);
    if (known?.text === text) return known.entry;
    const entry = personaEntryOf({ layer: "workspace", uri: key, text });
    this.#read.set(key, { text, entry });
    return entry;
  }

  async #readBundled(): Promise<readonly PersonaEntry[]> {
    return Object.entries(await this.#bundledTexts()).map(([name, persona]) => {
      return personaEntryOf({ layer: "bundled", uri: bundledUri(name).toString(), text: persona });
    });
  }

  /** The text of a bundled persona, for showing it as a file that cannot be changed. */
  async bundledText(uri: vscode.Uri): Promise<string | undefined> {
    return (await this.#bundledTexts())[uri.path.slice(1)];
  }

  #bundledTexts(): Promise<Readonly<Record<string, string>>> {
    const file = vscode.Uri.joinPath(this.#extension, "dist", "personas.json");
    this.#texts ??= readText(file).then((text) => JSON.parse(text ?? "{}"));
    return this.#texts;
  }

  #watch(): void {
    const reload = debounced(() => void guard("read personas", () => this.refresh()), 100);
    const changes = watchFiles(["**/personas/**", "**/.specify/config.json", ...configuredPatterns()]);
    const isPersona = (uri: vscode.Uri) =>
      /\/personas(?:\/|$)|\/\.specify\/config\.json$/.test(uri.path) || this.#read.has(uri.toString());
    this.#disposables.push(
      reload,
      changes,
      changes.onDidChange((uri) => {
        if (!/\/specs\//.test(uri.path) && (isPersona(uri) || isConfigured(uri))) reload();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#read.has(document.uri.toString())) reload();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("personaGuide.personas")) reload();
      }),
      this.#features.onDidChange(() => {
        if (rootsOf(this.#features).join("\n") !== this.#roots) reload();
      }),
    );
  }
}

function bundledUri(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: bundledScheme, path: `/${name}` });
}

/** The current feature's project and its workspace folder; without one, all workspace folders. */
function rootsOf(features: FeatureStore): readonly vscode.Uri[] {
  const { projects, current } = features.state;
  const project = projects.find(({ root }) => root === current?.project.root)?.uri;
  if (!project) return vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const folder = vscode.workspace.getWorkspaceFolder(project)?.uri;
  return folder && folder.toString() !== project.toString() ? [project, folder] : [project];
}

/** README.md beside persona files is none. */
async function personaFiles(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const places = [...folders, ...personaFolders(root)].map((path) => vscode.Uri.joinPath(root, path));
  const lists = await Promise.all(places.map(async (place) => ({ place, entries: await readDirectory(place) })));
  return lists.flatMap(({ place, entries }) =>
    entries
      .filter(
        ([name, type]) =>
          /\.md$/i.test(name) && !/^readme\.md$/i.test(name) && (type & vscode.FileType.Directory) === 0,
      )
      .map(([name]) => vscode.Uri.joinPath(place, name)),
  );
}

function configuredPatterns(): readonly string[] {
  const roots = vscode.workspace.workspaceFolders ?? [];
  return roots.flatMap(({ uri }) => personaFolders(uri).map((path) => `**/${path.replace(/\/+$/, "")}/*.md`));
}

function isConfigured(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  return (
    folder !== undefined &&
    personaFolders(folder).some((path) => uri.path.startsWith(`${vscode.Uri.joinPath(folder, path).path}/`))
  );
}
