// What every command is handed.
import type { FeatureStore } from "../featureStore.ts";
import type { PersonaStore } from "../personaStore.ts";
import type { PersonaTree } from "../personaTree.ts";

export interface Stores {
  readonly features: FeatureStore;
  readonly personas: PersonaStore;
  readonly tree: PersonaTree;
}
