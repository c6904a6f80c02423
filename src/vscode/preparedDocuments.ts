// Spec Kit documents as guidance reads them, each prepared once a version and kept as long as its text stays the same.
import type * as vscode from "vscode";
import { type SpecDocument, specDocumentOf } from "../core/guidance/specDocument.ts";

/** Longer documents are not read, in characters. */
const longest = 5_000_000;
/** Texts of files that are kept. */
const most = 100;

export class PreparedDocuments {
  readonly #open = new WeakMap<vscode.TextDocument, { readonly version: number; readonly prepared: SpecDocument }>();
  readonly #files = new Map<string, { readonly text: string; readonly prepared: SpecDocument }>();

  /** An open document; `path` below its feature. `undefined` for one that is too long. */
  ofEditor(document: vscode.TextDocument, path: string): SpecDocument | undefined {
    const known = this.#open.get(document);
    if (known?.version === document.version && known.prepared.path === path) return known.prepared;
    const text = document.getText();
    if (text.length > longest) return undefined;
    const prepared = specDocumentOf(path, text);
    this.#open.set(document, { version: document.version, prepared });
    return prepared;
  }

  /** A file whose text was read already. */
  ofText(uri: vscode.Uri, path: string, text: string): SpecDocument | undefined {
    const key = uri.toString();
    const known = this.#files.get(key);
    if (known?.text === text) return known.prepared;
    if (text.length > longest) return undefined;
    if (this.#files.size >= most) this.#files.clear();
    const prepared = specDocumentOf(path, text);
    this.#files.set(key, { text, prepared });
    return prepared;
  }
}
