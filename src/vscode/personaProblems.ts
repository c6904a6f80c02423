// Shows what is wrong with the workspace's own persona files in the Problems panel.
import * as vscode from "vscode";
import { toVsDiagnostic } from "./convert.ts";
import type { PersonaStore } from "./personaStore.ts";

export function registerPersonaProblems(personas: PersonaStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("personaGuide.personas");
  const show = () => {
    collection.clear();
    for (const { layer, persona, uri } of personas.catalog) {
      if (layer === "workspace") collection.set(vscode.Uri.parse(uri), persona.problems.map(toVsDiagnostic));
    }
  };
  return vscode.Disposable.from(collection, personas.onDidChange(show));
}
