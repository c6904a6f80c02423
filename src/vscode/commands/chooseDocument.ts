// The document of a feature that a command inserts into: the one that the user looks at, else one of the current feature's.
import * as vscode from "vscode";
import { activeDocumentUri } from "../activeDocument.ts";
import type { FeatureState } from "../featureStore.ts";
import { isSpecDocument, placeOf } from "../specDocuments.ts";

export interface ChosenDocument {
  readonly uri: vscode.Uri;
  /** Below its feature: `plan.md`. */
  readonly path: string;
}

export interface DocumentChoice {
  readonly title: string;
  /** Whether a document is of the kind that is asked for, by its path and its text. */
  readonly fits: (path: string, text: string) => boolean;
  /** What to say where there is none. */
  readonly none: string;
}

/** `wanted`: the document that the caller names; another one is taken when that does not fit. */
export async function chooseDocument(
  state: FeatureState,
  { fits, none, title }: DocumentChoice,
  wanted: vscode.Uri | undefined,
): Promise<ChosenDocument | undefined> {
  const active = wanted ?? activeDocumentUri();
  const place = active && isSpecDocument(active, state) ? placeOf(active, state) : undefined;
  if (active && place && fits(place.path, "")) return { uri: active, path: place.path };
  const { directory, texts } = state;
  const found = [...texts].flatMap(([path, text]) =>
    directory && fits(path, text) ? [{ uri: vscode.Uri.joinPath(directory, path), path }] : [],
  );
  if (found.length === 0) {
    void vscode.window.showWarningMessage(none);
    return undefined;
  }
  if (found.length === 1) return found[0];
  const choices = found.map((document) => ({
    label: document.path,
    description: vscode.workspace.asRelativePath(document.uri),
    document,
  }));
  return (await vscode.window.showQuickPick(choices, { title }))?.document;
}
