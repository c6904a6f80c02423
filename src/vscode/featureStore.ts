// Holds the features, the current one and the texts of its documents as last read. Reads nothing before it is first
// asked; fires when what it holds has changed.
import * as vscode from "vscode";
import { progressOf } from "../core/checklist/progress.ts";
import { type CurrentFeature, currentFeatureOf, featureJsonProblem } from "../core/speckit/currentFeature.ts";
import { currentPhaseOf } from "../core/speckit/currentPhase.ts";
import { tasksOf } from "../core/speckit/tasks.ts";
import { activeDocumentUri } from "./activeDocument.ts";
import { toVsText } from "./convert.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { readText } from "./files.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { environmentFeature, type FoundProject, findProjects } from "./projects.ts";
import { Serial } from "./serial.ts";
import { noteHeard } from "./writing/writeTimes.ts";

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

/** Of one feature; the largest real one has about thirty files. */
const mostDocuments = 200;

const pinnedKey = "feature.pinned";
const phaseKey = "feature.phase:";

export class FeatureStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<FeatureState>();
  readonly onDidChange = this.#changed.event;
  readonly #memento: vscode.Memento;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #reading = new Serial(async () => {
    await guard("read features", () => this.#read());
    return this.#state;
  });
  #state = empty;
  #loaded: Promise<FeatureState> | undefined;
  #projects: readonly FoundProject[] = [];
  /** Whether directories may have changed since they were walked. */
  #isStale = true;
  /** Documents of the current feature that changed since they were read. */
  readonly #changedDocuments = new Set<string>();
  #editor: string | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** What was last read; empty before the first `load`. */
  get state(): FeatureState {
    return this.#state;
  }

  /** Reads on the first call, and watches from then on. */
  async load(): Promise<FeatureState> {
    if (!this.#loaded) {
      this.#watch();
      this.#loaded = this.#reading.run();
    }
    await this.#loaded;
    return this.#state;
  }

  /** Reads everything again. */
  async refresh(): Promise<FeatureState> {
    await this.load();
    this.#isStale = true;
    return this.#reading.run();
  }

  /** Reads one document again that was just written. */
  async reread(uri: vscode.Uri): Promise<FeatureState> {
    await this.load();
    this.#note(uri);
    return this.#reading.run();
  }

  /** The feature that stays current whatever is opened; `undefined` unpins. */
  async pin(directory: vscode.Uri | undefined): Promise<void> {
    await this.#memento.update(pinnedKey, directory?.path);
    await this.#reading.run();
  }

  get isPinned(): boolean {
    return this.#memento.get(pinnedKey) !== undefined;
  }

  /** The phase to show for the current feature; `undefined` follows its documents again. */
  async choosePhase(phase: string | undefined): Promise<void> {
    const { directory } = this.#state;
    if (directory) await this.#memento.update(phaseKey + directory.path, phase);
    await this.#reading.run();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #read(): Promise<void> {
    if (this.#isStale) {
      // Not after the walk: what changes during it is found by the next one.
      this.#isStale = false;
      this.#projects = await findProjects();
    }
    const projects = this.#projects;
    const current = currentFeatureOf(projects, {
      pinned: this.#memento.get<string>(pinnedKey),
      editor: this.#editor,
      environment: environmentFeature(),
    });
    const project = projects.find(({ root }) => root === current?.project.root);
    const directory = project && current ? vscode.Uri.joinPath(project.uri, current.feature.directory) : undefined;
    const texts = await this.#textsOf(directory, current?.feature.documents ?? []);
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
    if (this.#isStale) void this.#reading.run();
  }

  /** Reads only what changed while the feature stays the same. */
  async #textsOf(
    directory: vscode.Uri | undefined,
    documents: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (!directory) return new Map();
    const changed = new Set(this.#changedDocuments);
    this.#changedDocuments.clear();
    const known =
      this.#state.directory?.toString() === directory.toString() ? this.#state.texts : new Map<string, string>();
    const markdown = nearestFirst(documents.filter((path) => /\.md$/i.test(path))).slice(0, mostDocuments);
    const texts = markdown.map(async (path): Promise<[string, string][]> => {
      const text = changed.has(path) ? undefined : known.get(path);
      const read = text ?? (await readText(vscode.Uri.joinPath(directory, path)));
      if (read === undefined && changed.has(path)) this.#isStale = true;
      return read === undefined ? [] : [[path, read]];
    });
    return new Map((await Promise.all(texts)).flat());
  }

  #watch(): void {
    this.#editor = activeDocumentUri()?.path;
    const reload = debounced(() => void this.#reading.run(), 100);
    const reloadAfterTyping = debounced(() => void this.#reading.run(), 300);
    const changes = watchFiles(["**/{specs,.specify}/**", "**/*.md"]);
    this.#disposables.push(
      reload,
      reloadAfterTyping,
      changes,
      changes.onDidChange((uri) => {
        const isBelow = /(?:^|\/)(?:specs|\.specify)(?:\/|$)/.test(vscode.workspace.asRelativePath(uri));
        if (!isBelow && this.#pathInFeature(uri) === undefined) return;
        noteHeard(uri);
        this.#note(uri);
        reload();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || this.#pathInFeature(document.uri) === undefined) return;
        this.#note(document.uri);
        reloadAfterTyping();
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

  #note(uri: vscode.Uri): void {
    const path = this.#pathInFeature(uri);
    if (path !== undefined) this.#changedDocuments.add(path);
    // Only a document that was read before and can still be read leaves the directories as they were.
    if (path === undefined || !this.#state.texts.has(path)) this.#isStale = true;
  }

  #pathInFeature(uri: vscode.Uri): string | undefined {
    const { directory } = this.#state;
    return directory && uri.path.startsWith(`${directory.path}/`)
      ? uri.path.slice(directory.path.length + 1)
      : undefined;
  }
}

/** Those that hold ticks before the others. */
function nearestFirst(paths: readonly string[]): readonly string[] {
  const isNear = (path: string) => /^(?:(?:personas|checklists)\/)?[^/]+$/.test(path);
  return [...paths.filter(isNear), ...paths.filter((path) => !isNear(path))];
}

function phaseOf(current: CurrentFeature | undefined, texts: ReadonlyMap<string, string>): string {
  const tasks = texts.get("tasks.md");
  return currentPhaseOf(
    current?.feature.documents ?? [],
    tasks === undefined ? undefined : progressOf(tasksOf(parsed(tasks)).tasks),
  );
}
