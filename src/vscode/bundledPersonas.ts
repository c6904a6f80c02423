// Shows a bundled persona as a document that cannot be changed.
import * as vscode from "vscode";
import { guard } from "./log.ts";
import { bundledScheme } from "./personaFiles.ts";
import type { PersonaStore } from "./personaStore.ts";

export function registerBundledPersonas(personas: PersonaStore): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(bundledScheme, {
    provideTextDocumentContent: (uri) => guard("bundled persona", () => personas.bundledText(uri)),
  });
}
