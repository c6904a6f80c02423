// Which personas there are: bundled ones, and above them those of a workspace folder, which override by id.
import { message } from "../message.ts";
import type { Problem } from "../problem.ts";
import { slug } from "../text.ts";
import { personaIdOf, yamlText } from "./naming.ts";
import { parsePersona } from "./parsePersona.ts";
import type { Persona } from "./persona.ts";
import { unknownCollaborators } from "./rules/collaborators.ts";
import { fixOf, problem } from "./rules/rule.ts";

export type Layer = "bundled" | "workspace";

export interface PersonaSource {
  readonly layer: Layer;
  /** The file's URI or path: unique, and what a person opens. */
  readonly uri: string;
  readonly text: string;
}

export interface PersonaEntry {
  /** The persona's id, or the file's name where it gives none: unique in a catalog. */
  readonly key: string;
  readonly persona: Persona;
  readonly layer: Layer;
  readonly uri: string;
  /** What the persona was read from. */
  readonly text: string;
  /** True when it takes the place of a bundled persona of the same id. */
  readonly overrides: boolean;
}

/** Reads one file. The same text gives the same entry, so a caller may keep it by uri and text. */
export function personaEntryOf({ layer, uri, text }: PersonaSource): PersonaEntry {
  const persona = parsePersona(text);
  const key = slug(persona.id) || slug(fileName(uri)) || "persona";
  const name = persona.name || key;
  return {
    key,
    persona: { ...persona, name, shortName: persona.shortName || name },
    layer,
    uri,
    text,
    overrides: false,
  };
}

/** The entries that count, bundled ones first, each layer in the order given. A second id in a layer is a problem of its file. */
export function catalogOf(entries: readonly PersonaEntry[]): readonly PersonaEntry[] {
  const workspace = withoutClashes(entries.filter(({ layer }) => layer === "workspace"));
  const overridden = new Map(workspace.map((entry) => [entry.key, entry]));
  const bundled = entries.filter(({ layer }) => layer === "bundled");
  const bundledKeys = new Set(bundled.map(({ key }) => key));
  return [
    ...bundled.map((entry) => {
      const own = overridden.get(entry.key);
      return own ? { ...own, overrides: true } : entry;
    }),
    ...workspace.filter(({ key }) => !bundledKeys.has(key)),
  ];
}

/** The entry that `name` means: a key, a name, a short name, or a name with its short one in brackets. */
export function entryNamed(catalog: readonly PersonaEntry[], name: string): PersonaEntry | undefined {
  const wanted = slug(name);
  const { byKey, byName } = indexOf(catalog);
  return byKey.get(wanted) ?? byName.get(wanted);
}

interface Index {
  readonly byKey: ReadonlyMap<string, PersonaEntry>;
  readonly byName: ReadonlyMap<string, PersonaEntry>;
}

/** Catalogs never change, so an index is made once for each. */
const indexes = new WeakMap<readonly PersonaEntry[], Index>();

function indexOf(catalog: readonly PersonaEntry[]): Index {
  const known = indexes.get(catalog);
  if (known) return known;
  const byName = new Map<string, PersonaEntry>();
  for (const entry of catalog) {
    for (const name of [slug(entry.persona.name), slug(entry.persona.shortName)])
      if (!byName.has(name)) byName.set(name, entry);
  }
  const index = { byKey: new Map(catalog.map((entry) => [entry.key, entry])), byName };
  indexes.set(catalog, index);
  return index;
}

/** What is wrong with the entry's file, by itself and beside the others. */
export function problemsOf(entry: PersonaEntry, catalog: readonly PersonaEntry[]): readonly Problem[] {
  return [
    ...entry.persona.problems,
    ...unknownCollaborators(entry.persona, (name) => entryNamed(catalog, name) !== undefined),
  ];
}

function withoutClashes(entries: readonly PersonaEntry[]): readonly PersonaEntry[] {
  const all = new Set(entries.map(({ key }) => key));
  const taken = new Map<string, string>();
  return entries.map((entry) => {
    const first = taken.get(entry.key);
    if (first === undefined) {
      taken.set(entry.key, entry.uri);
      return entry;
    }
    const key = freeKey(slug(fileName(entry.uri)) || entry.key, taken);
    taken.set(key, entry.uri);
    const told = message(
      "The id “{0}” is taken by {1}; this file is shown under its own name.",
      entry.key,
      fileName(first),
    );
    const { id, idRange } = entry.persona;
    const duplicate = problem("id-duplicate", "error", idRange, told, () => {
      const proposed = personaIdOf(fileName(entry.uri));
      const isFree = proposed !== "" && id !== "" && !all.has(proposed);
      const edit = { range: idRange, newText: yamlText(proposed) };
      return isFree ? fixOf(message("Change to “{0}”", proposed), edit) : [];
    });
    return { ...entry, key, persona: { ...entry.persona, problems: [duplicate, ...entry.persona.problems] } };
  });
}

function freeKey(wanted: string, taken: ReadonlyMap<string, string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count++) key = `${wanted}-${count}`;
  return key;
}

/** The last part of a path or URI without `.md`, as a person reads it. */
function fileName(uri: string): string {
  const name = (uri.split(/[\\/]/).pop() ?? "").replace(/\.md$/i, "");
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // A path that happens to hold a percent sign.
    if (error instanceof URIError) return name;
    throw error;
  }
}
