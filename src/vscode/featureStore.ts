// Holds the features, the current one and the texts of its documents as last read. Reads nothing before it is first
// asked; fires when what it holds has changed.
import * as vscode from "vscode";
import { progressOf } from "../core/checklist/progress.ts";
import { markdownOf } from "../core/markdown.ts";
import { type CurrentFeature, currentFeatureOf, featureJsonProblem } from "../core/speckit/currentFeature.ts";
import { currentPhaseOf } from "../core/speckit/currentPhase.ts";
import { tasksOf } from "../core/speckit/tasks.ts";
import { activeDocumentUri } from "./activeDocument.ts";
import { toVsText } from "./convert.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { readText } from "./files.ts";
import { guard } from "./log.ts";
import { type FoundProject, findProjects } from "./projects.ts";

export interface FeatureState {
  readonly projects: readonly FoundProject[];
  readonly current: CurrentFeature | undefined;
  /** The current feature's directory. */
  readonly directory: vscode.Uri | undefined;
  /** Path below the directory to text: those of the feature's Markdown files that are UTF-8 and not too large. */
  readonly texts: ReadonlyMap<string, string>;
  /** A phase's id, or "done". */
  readonly phase: string;
  /** True when the user chose the phase; else it follows from the documents. */
  readonly isPhaseChosen: boolean;
  /** What is wrong with a feature.json, in the user's language. */
  readonly problem: string | undefined;
}

const empty: FeatureState = {
  projects: [],
  current: undefined,
  directory: undefined,
  texts: new Map(),
  phase: "specify",
  isPhaseChosen: false,
  problem: undefined,
};

const pinnedKey = "feature.pinned";
const phaseKey = "feature.phase:";

export class FeatureStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<FeatureState>();
  readonly onDidChange = this.#changed.event;
  readonly #memento: vscode.Memento;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #state = empty;
  #projects: readonly FoundProject[] | undefined;
  #loading: Promise<FeatureState> | undefined;
  #editor: string | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** What was last read; empty before the first `load`. */
  get state(): FeatureState {
    return this.#state;
  }

  /** Reads on the first call, and watches from then on. */
  load(): Promise<FeatureState> {
    if (!this.#loading) {
      this.#watch();
      this.#loading = this.#read();
    }
    return this.#loading;
  }

  /** Reads everything again. */
  refresh(): Promise<FeatureState> {
    this.#projects = undefined;
    return this.#reload();
  }

  /** Reads the current feature's documents again. */
  reread(): Promise<FeatureState> {
    return this.#reload();
  }

  /** The feature that stays current whatever is opened; `undefined` unpins. */
  async pin(directory: vscode.Uri | undefined): Promise<void> {
    await this.#memento.update(pinnedKey, directory?.path);
    await this.#reload();
  }

  get isPinned(): boolean {
    return this.#memento.get(pinnedKey) !== undefined;
  }

  /** The phase to show for the current feature; `undefined` follows its documents again. */
  async choosePhase(phase: string | undefined): Promise<void> {
    const { directory } = this.#state;
    if (directory) await this.#memento.update(phaseKey + directory.path, phase);
    await this.#reload();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #reload(): Promise<FeatureState> {
    const before = this.#loading ?? Promise.resolve(empty);
    this.#loading = before.then(() => this.#read());
    return this.#loading;
  }

  async #read(): Promise<FeatureState> {
    this.#projects ??= (await guard("find projects", findProjects)) ?? [];
    const projects = this.#projects;
    const current = currentFeatureOf(projects, {
      pinned: this.#memento.get<string>(pinnedKey),
      editor: this.#editor,
      environment: environmentFeature(),
    });
    const project = projects.find(({ root }) => root === current?.project.root);
    const directory = project && current ? vscode.Uri.joinPath(project.uri, current.feature.directory) : undefined;
    const texts =
      directory && current ? await readDocuments(directory, current.feature.documents) : new Map<string, string>();
    const chosen = directory && this.#memento.get<string>(phaseKey + directory.path);
    const problems = projects.flatMap((found) => {
      const problem = featureJsonProblem(found);
      return found.featureJsonProblem ?? (problem ? toVsText(problem) : []);
    });
    this.#state = {
      projects,
      current,
      directory,
      texts,
      phase: chosen ?? phaseOf(current, texts),
      isPhaseChosen: chosen !== undefined,
      problem: problems[0],
    };
    this.#changed.fire(this.#state);
    return this.#state;
  }

  #watch(): void {
    this.#editor = activeDocumentUri()?.path;
    const reload = debounced(() => void this.#reload(), 100);
    const changes = watchFiles(["**/{specs,.specify}/**"]);
    this.#disposables.push(
      reload,
      changes,
      changes.onDidChange((uri) => {
        if (!/\/(?:specs|\.specify)(?:\/|$)/.test(uri.path)) return;
        if (!this.#isCurrentDocument(uri)) this.#projects = undefined;
        reload();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isCurrentDocument(document.uri)) reload();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#follow(reload)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow(reload)),
    );
  }

  /** A tab without a document, such as the reference, leaves the last document the active one. */
  #follow(reload: () => void): void {
    const path = activeDocumentUri()?.path;
    if (path === this.#editor || (path === undefined && vscode.window.tabGroups.activeTabGroup.activeTab)) return;
    this.#editor = path;
    reload();
  }

  #isCurrentDocument(uri: vscode.Uri): boolean {
    const { directory, texts } = this.#state;
    const prefix = directory && `${directory.path}/`;
    return prefix !== undefined && uri.path.startsWith(prefix) && texts.has(uri.path.slice(prefix.length));
  }
}

/** Only a desktop or a server has an environment. */
function environmentFeature(): string | undefined {
  const host = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> } };
  return host.process?.env?.SPECIFY_FEATURE_DIRECTORY;
}

async function readDocuments(
  directory: vscode.Uri,
  documents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const markdown = documents.filter((path) => /\.md$/i.test(path)).slice(0, 200);
  const texts = await Promise.all(
    markdown.map(async (path) => [path, await readText(vscode.Uri.joinPath(directory, path))] as const),
  );
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function phaseOf(current: CurrentFeature | undefined, texts: ReadonlyMap<string, string>): string {
  const tasks = texts.get("tasks.md");
  return currentPhaseOf(
    current?.feature.documents ?? [],
    tasks === undefined ? undefined : progressOf(tasksOf(markdownOf(tasks)).tasks),
  );
}
