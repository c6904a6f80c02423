// Spec Kit documents prepared for guidance, each once a version. Waits until the person rests: while they type nothing is
// read. The documents beside one are those that the feature store holds; of another feature they are read.
import * as vscode from "vscode";
import { type SpecDocument, specDocumentOf } from "../core/guidance/specDocument.ts";
import type { FeatureStore } from "./featureStore.ts";
import { readText } from "./files.ts";
import { log } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { isSpecDocument, type Place, placeOf } from "./specDocuments.ts";

/** A document, where it lies, and those beside it in its feature. */
export interface Prepared {
  readonly place: Place;
  readonly own: SpecDocument;
  readonly others: readonly SpecDocument[];
}

/** Larger documents are not read for guidance, in characters. */
const longest = 5_000_000;
/** Of one feature. */
const mostDocuments = 200;
/** How long nothing was typed before a document is read again, in milliseconds. */
const rest = 300;

export class PreparedDocuments implements vscode.Disposable {
  readonly #features: FeatureStore;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** By uri, for the text that they were made of. */
  readonly #known = new Map<string, { readonly text: string; readonly document: SpecDocument | undefined }>();
  /** By uri, for the version that they were made of: the texts of open documents are only fetched for a new one. */
  readonly #versions = new Map<string, { readonly version: number; readonly document: SpecDocument | undefined }>();
  /** When an open document last changed, by uri. */
  readonly #changed = new Map<string, number>();

  constructor(features: FeatureStore) {
    this.#features = features;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === "markdown") this.#changed.set(document.uri.toString(), Date.now());
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        for (const map of [this.#known, this.#versions, this.#changed]) map.delete(uri.toString());
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** `undefined` for what is no Spec Kit document or too long, and where the question was given up or overtaken. */
  async at(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Prepared | undefined> {
    if (!isSpecDocument(document.uri, this.#features.state)) return undefined;
    const { version } = document;
    await this.#features.load();
    await this.#rested(document.uri, token);
    const place = placeOf(document.uri, this.#features.state);
    if (token.isCancellationRequested || document.version !== version || !place) return undefined;
    const own = this.ofEditor(document, place.path);
    const others = own && (await this.#others(place));
    return own && others && !token.isCancellationRequested ? { place, own, others } : undefined;
  }

  /** All of the current feature, as last read; whatever else waits comes before the next one. `undefined` when stopped. */
  async ofCurrent(isStopped: () => boolean): Promise<readonly SpecDocument[] | undefined> {
    const { directory, texts } = this.#features.state;
    const all: SpecDocument[] = [];
    for (const [path, text] of directory ? texts : []) {
      const uri = directory && vscode.Uri.joinPath(directory, path);
      const document = uri && this.ofText(uri, path, text);
      if (document) all.push(document);
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (isStopped()) return undefined;
    }
    return all;
  }

  async #rested(uri: vscode.Uri, token: vscode.CancellationToken): Promise<void> {
    const left = () => (this.#changed.get(uri.toString()) ?? 0) + rest - Date.now();
    while (left() > 0 && !token.isCancellationRequested) await new Promise((resolve) => setTimeout(resolve, left()));
  }

  /** An open document; `path` below its feature. `undefined` for one that is too long. */
  ofEditor(document: vscode.TextDocument, path: string): SpecDocument | undefined {
    const key = document.uri.toString();
    const known = this.#versions.get(key);
    if (known?.version === document.version) return known.document;
    const made = this.ofText(document.uri, path, document.getText());
    this.#versions.set(key, { version: document.version, document: made });
    return made;
  }

  async #others({ documents, feature, isFeature, path: own }: Place): Promise<readonly SpecDocument[]> {
    if (!isFeature) return [];
    const { directory, texts } = this.#features.state;
    const known = feature.path === directory?.path ? texts : undefined;
    const paths = known ? [...known.keys()] : documents.filter((path) => /\.md$/i.test(path)).slice(0, mostDocuments);
    const read = await Promise.all(
      paths
        .filter((path) => path !== own)
        .map(async (path) => {
          const uri = vscode.Uri.joinPath(feature, path);
          const text = known ? known.get(path) : await readText(uri);
          return text === undefined ? undefined : this.ofText(uri, path, text);
        }),
    );
    return read.flatMap((document) => document ?? []);
  }

  /** A file whose text was read already. */
  ofText(uri: vscode.Uri, path: string, text: string): SpecDocument | undefined {
    const key = uri.toString();
    const known = this.#known.get(key);
    if (known?.text === text) return known.document;
    if (text.length > longest) log().info(`${key}: ${text.length} characters, more than ${longest}; no guidance`);
    const document = text.length > longest ? undefined : specDocumentOf(path, text, parsed);
    if (this.#known.size > mostDocuments) this.#known.clear();
    this.#known.set(key, { text, document });
    return document;
  }
}
