// What every command is handed.
import type * as vscode from "vscode";
import type { FeatureStore } from "../featureStore.ts";
import type { PersonaStore } from "../personaStore.ts";
import type { PersonaTree } from "../personaTree.ts";

export interface Stores {
  readonly features: FeatureStore;
  readonly personas: PersonaStore;
  /** What belongs to this user in this workspace: chosen roles, the pinned feature. */
  readonly memento: vscode.Memento;
  readonly tree: PersonaTree;
}
