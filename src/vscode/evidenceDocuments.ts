// Whether evidence still stands: its documents as last read. Those of the current feature the feature store holds; any
// other file is read when a row first asks for it, and again when it changed. Never waits: what is not read yet stands.
import * as vscode from "vscode";
import type { Evidence } from "../core/checklist/evidence.ts";
import { evidenceFinder } from "../core/checklist/evidencePlace.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced, watchFiles } from "./fileChanges.ts";
import { readText, statOf } from "./files.ts";
import { guard } from "./log.ts";

/** "gone": there is no such file; "changed": it no longer has the quoted words. */
export type Staleness = "gone" | "changed";

/** `undefined` until it is read, and for a file that is not text. */
type Find = ReturnType<typeof evidenceFinder> | "gone" | undefined;

/** Of files outside the current feature. What comes after them is taken to stand. */
const most = 200;

export class EvidenceDocuments implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when evidence may have become stale, or stands again, in a file that the feature store does not hold. */
  readonly onDidChange = this.#changed.event;
  readonly #features: FeatureStore;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #files = new Map<string, Find>();
  /** The last reading of each: an earlier one may end later. */
  readonly #readings = new Map<string, object>();
  /** Those of them that somebody types in. */
  readonly #typed = new Set<string>();
  /** Of the feature's documents, kept while the text stays the same. */
  readonly #prepared = new Map<string, { readonly text: string; readonly find: ReturnType<typeof evidenceFinder> }>();
  #isWatching = false;

  constructor(features: FeatureStore) {
    this.#features = features;
  }

  /** `undefined` for evidence that stands, as far as is known. */
  stalenessOf(checklist: vscode.Uri, evidence: Evidence): Staleness | undefined {
    const uri = evidenceUri(checklist, evidence);
    if (!uri) return "gone";
    const find = this.#findIn(uri);
    if (find === undefined || find === "gone") return find;
    return find(evidence) === undefined ? "changed" : undefined;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #findIn(uri: vscode.Uri): Find {
    const { directory, texts } = this.#features.state;
    const key = uri.toString();
    const text =
      directory && uri.path.startsWith(`${directory.path}/`) && texts.get(uri.path.slice(directory.path.length + 1));
    if (typeof text === "string") {
      const known = this.#prepared.get(key);
      if (known?.text === text) return known.find;
      const find = evidenceFinder(text);
      if (this.#prepared.size >= most) this.#prepared.clear();
      this.#prepared.set(key, { text, find });
      return find;
    }
    if (!this.#files.has(key) && this.#files.size < most) {
      this.#files.set(key, undefined);
      this.#watch();
      void this.#read(key);
    }
    return this.#files.get(key);
  }

  async #read(key: string): Promise<void> {
    const reading = {};
    this.#readings.set(key, reading);
    const find = await guard("evidence", () => readDocument(vscode.Uri.parse(key)));
    if (this.#readings.get(key) !== reading) return;
    this.#files.set(key, find);
    if (find !== undefined) this.#changed.fire();
  }

  /** A deleted directory reports none of its files. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const changes = watchFiles(["**/*"]);
    const readTyped = debounced(() => {
      for (const key of this.#typed) void this.#read(key);
      this.#typed.clear();
    }, 300);
    const typed = (document: vscode.TextDocument) => {
      const key = document.uri.toString();
      if (!this.#files.has(key)) return;
      this.#typed.add(key);
      readTyped();
    };
    this.#disposables.push(
      changes,
      readTyped,
      vscode.workspace.onDidChangeTextDocument(({ document }) => typed(document)),
      // Its unsaved text may have been thrown away.
      vscode.workspace.onDidCloseTextDocument(typed),
      changes.onDidChange((uri) => {
        const path = uri.toString();
        for (const key of this.#files.keys()) if (key === path || key.startsWith(`${path}/`)) void this.#read(key);
      }),
    );
  }
}

/** The document that evidence names; `undefined` when it lies outside the workspace. */
export function evidenceUri(checklist: vscode.Uri, { path }: Evidence): vscode.Uri | undefined {
  const uri = vscode.Uri.joinPath(checklist, "..", path);
  return vscode.workspace.getWorkspaceFolder(uri) ? uri : undefined;
}

async function readDocument(uri: vscode.Uri): Promise<Find> {
  if (!(await statOf(uri))) return "gone";
  const text = await readText(uri);
  return text === undefined ? undefined : evidenceFinder(text);
}
