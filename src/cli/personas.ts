// Finds the persona that a command names: a file, or an id of the project's own personas and the bundled ones.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { catalogOf, entryNamed, type PersonaEntry, personaEntryOf } from "../core/persona/catalog.ts";
import { isPersonaFile, personaFolders } from "../core/persona/location.ts";
import { parsePersona } from "../core/persona/parsePersona.ts";
import type { Persona } from "../core/persona/persona.ts";
import { entriesIn, kindOf, readText } from "./files.ts";

export type FoundPersona =
  | { readonly kind: "persona"; readonly persona: Persona; readonly unreadable: readonly string[] }
  | { readonly kind: "none"; readonly message: string; readonly unreadable: readonly string[] };

export interface FoundPersonas {
  readonly personas: readonly PersonaEntry[];
  /** The persona files and folders of the project that could not be read. */
  readonly unreadable: readonly string[];
}

/** `name` is a path, or the id or name of a persona of the project that `file` lies in, or of a bundled one. */
export function findPersona(name: string, file: string): FoundPersona {
  const given = kindOf(name);
  if (given.kind === "file") {
    const read = readText(name);
    return read.kind === "text"
      ? { kind: "persona", persona: parsePersona(read.text), unreadable: [] }
      : { kind: "none", message: read.message, unreadable: [] };
  }
  const { personas, unreadable } = personasOf(projectRootOf(dirname(resolve(file))));
  const entry = entryNamed(personas, name);
  if (entry) return { kind: "persona", persona: entry.persona, unreadable };
  if (given.kind === "unreadable") return { kind: "none", message: given.message, unreadable };
  const keys = personas.map(({ key }) => key).join(", ");
  const message = `there is no persona “${name}”, nor a file of this name; there are: ${keys}`;
  return { kind: "none", message, unreadable };
}

/** The bundled personas and those of a project. */
export function personasOf(root: string | undefined): FoundPersonas {
  const own = ofProject(root);
  return { personas: catalogOf([...bundled(), ...own.personas]), unreadable: own.unreadable };
}

/** The nearest folder with a `.specify` folder: `start`, an absolute path, or one above it. */
export function projectRootOf(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".specify"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** From `personas.json` beside the program. */
function bundled(): readonly PersonaEntry[] {
  const texts = JSON.parse(readFileSync(join(__dirname, "personas.json"), "utf8")) as Readonly<Record<string, string>>;
  return Object.entries(texts).map(([uri, text]) => personaEntryOf({ layer: "bundled", uri, text }));
}

function ofProject(root: string | undefined): FoundPersonas {
  const personas: PersonaEntry[] = [];
  const unreadable: string[] = [];
  for (const folder of root === undefined ? [] : personaFolders.map((name) => join(root, name))) {
    const list = entriesIn(folder);
    if (list.kind === "unreadable") unreadable.push(list.message);
    for (const entry of list.kind === "entries" ? list.entries : []) {
      const path = join(folder, entry.name);
      if (!isPersonaFile(entry.name) || kindOf(path).kind === "directory") continue;
      const read = readText(path);
      if (read.kind === "text") personas.push(personaEntryOf({ layer: "workspace", uri: path, text: read.text }));
      else unreadable.push(read.message);
    }
  }
  return { personas, unreadable };
}
