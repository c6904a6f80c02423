// Warns in the Problems panel of what hides items in the current feature's checklists and tasks.
import * as vscode from "vscode";
import { unclosedProblemsIn } from "../core/checklist/unclosed.ts";
import { toVsDiagnostic } from "./convert.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";

export function registerDocumentProblems(features: FeatureStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("personaGuide.documents");
  /** The texts that were looked at, by uri. */
  let known: ReadonlyMap<string, string> = new Map();
  const show = ({ directory, texts }: FeatureState) => {
    const shown = new Map<string, string>();
    texts.forEach((text, path) => {
      if (!directory) return;
      const uri = vscode.Uri.joinPath(directory, path);
      shown.set(uri.toString(), text);
      if (known.get(uri.toString()) !== text) collection.set(uri, unclosedProblemsIn(path, text).map(toVsDiagnostic));
    });
    for (const uri of known.keys()) if (!shown.has(uri)) collection.delete(vscode.Uri.parse(uri));
    known = shown;
  };
  return vscode.Disposable.from(collection, features.onDidChange(show));
}
