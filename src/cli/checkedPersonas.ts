// Whose items `check` speaks of: the personas that are named, else those that the project enables, else those at work.
import { join } from "node:path";
import { checklistPathOf, isDirectlyIn } from "../core/checklist/checklistPath.ts";
import type { PersonaInFeature } from "../core/checklist/openItems.ts";
import { checklistFileOf, personaChecklistOf, personaKeyOf } from "../core/checklist/personaChecklist.ts";
import { entryNamed, type PersonaEntry } from "../core/persona/catalog.ts";
import { enabledPersonasOf } from "../core/speckit/projectFiles.ts";
import { type CheckedFeature, pathOf } from "./checkedFeature.ts";
import { kindOf, readText } from "./files.ts";
import { personasOf } from "./personas.ts";

/** Why these personas: named by the user, enabled by the project, or with a checklist in the feature. */
export type Origin = "named" | "enabled" | "started";

interface CheckedPersonas {
  readonly personas: readonly PersonaInFeature[];
  readonly origin: Origin;
  readonly notes: readonly string[];
  /** What could not be read or is not there: then the personas are not all that were meant. */
  readonly wrong: readonly string[];
}

export function personasToCheck(found: CheckedFeature, names: readonly string[] | undefined): CheckedPersonas {
  const { personas: catalog, unreadable } = personasOf(found.project.folder);
  const config = readConfig(found.project.folder);
  const chosen = names === undefined ? byProject(catalog, found, config.enabled) : named(catalog, names);
  return {
    personas: chosen.entries.map((entry) => inFeature(found, entry)),
    origin: chosen.origin,
    notes: chosen.origin === "started" ? strangersIn(catalog, found) : [],
    wrong: [...unreadable, ...chosen.wrong, ...(names === undefined ? config.wrong : [])],
  };
}

interface Chosen {
  readonly entries: readonly PersonaEntry[];
  readonly origin: Origin;
  readonly wrong: readonly string[];
}

function named(catalog: readonly PersonaEntry[], names: readonly string[]): Chosen {
  const keys = catalog.map(({ key }) => key).join(", ");
  const wrong = names
    .filter((name) => !entryNamed(catalog, name))
    .map((name) => `there is no persona “${name}”; there are: ${keys}`);
  const entries = new Set(names.flatMap((name) => entryNamed(catalog, name) ?? []));
  return { entries: [...entries], origin: "named", wrong };
}

function byProject(catalog: readonly PersonaEntry[], { texts }: CheckedFeature, enabled: readonly string[]): Chosen {
  const isKnown = isIn(catalog);
  // A gate that leaves one out because of a slip in its name would let everything through.
  const wrong = enabled
    .filter((id) => !isKnown(id))
    .map((id) => `.specify/config.json enables “${id}”, which is no persona here`);
  const entries = catalog.filter(({ key }) => enabled.includes(key));
  if (enabled.length > 0) return { entries, origin: "enabled", wrong };
  return { entries: catalog.filter(({ key }) => checklistPathOf(key, texts) !== undefined), origin: "started", wrong };
}

/** Of checklists whose persona is not here. */
function strangersIn(catalog: readonly PersonaEntry[], { project, feature, texts }: CheckedFeature): readonly string[] {
  const isKnown = isIn(catalog);
  const known = new Set(catalog.map(({ key }) => checklistPathOf(key, texts)));
  return [...texts].flatMap(([path, text]) => {
    const key = isDirectlyIn("personas", path) || isDirectlyIn("checklists", path) ? personaKeyOf(text) : undefined;
    if (key === undefined || isKnown(key) || known.has(path)) return [];
    return `${pathOf(project, feature, path)} is the checklist of “${key}”, which is no persona here; it is passed over`;
  });
}

function isIn(catalog: readonly PersonaEntry[]): (id: string) => boolean {
  const keys = new Set(catalog.map(({ key }) => key));
  return (id) => keys.has(id);
}

function inFeature({ project, feature, texts }: CheckedFeature, { key, persona }: PersonaEntry): PersonaInFeature {
  const path = checklistPathOf(key, texts);
  const text = path === undefined ? undefined : texts.get(path);
  return {
    key,
    name: persona.name,
    sections: personaChecklistOf(persona, text === undefined ? undefined : checklistFileOf(text)),
    file: path === undefined ? undefined : pathOf(project, feature, path),
  };
}

function readConfig(folder: string): { readonly enabled: readonly string[]; readonly wrong: readonly string[] } {
  const path = join(folder, ".specify", "config.json");
  if (kindOf(path).kind === "missing") return { enabled: [], wrong: [] };
  const read = readText(path);
  if (read.kind === "unreadable") return { enabled: [], wrong: [read.message] };
  try {
    return { enabled: enabledPersonasOf(read.text) ?? [], wrong: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { enabled: [], wrong: [`${path}: is not JSON: ${error.message}`] };
  }
}
