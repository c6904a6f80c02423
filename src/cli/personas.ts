// Finds the persona that a command names: a file, or an id of the project's own personas and the bundled ones.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { catalogOf, entryNamed, type PersonaEntry, personaEntryOf } from "../core/persona/catalog.ts";
import { parsePersona } from "../core/persona/parsePersona.ts";
import type { Persona } from "../core/persona/persona.ts";
import { readText } from "./files.ts";

export type FoundPersona =
  | { readonly kind: "persona"; readonly persona: Persona }
  | { readonly kind: "none"; readonly message: string };

const folders = [".specify/personas", ".specify/memory/personas", "memory/personas"];

/** `name` is a path, or the id or name of a persona of the project that `file` lies in, or of a bundled one. */
export function findPersona(name: string, file: string): FoundPersona {
  if (isFile(name)) {
    const read = readText(name);
    return read.kind === "text"
      ? { kind: "persona", persona: parsePersona(read.text) }
      : { kind: "none", message: read.message };
  }
  const catalog = personasOf(projectRootOf(dirname(resolve(file))));
  const entry = entryNamed(catalog, name);
  if (entry) return { kind: "persona", persona: entry.persona };
  const keys = catalog.map(({ key }) => key).join(", ");
  return { kind: "none", message: `there is no persona “${name}”, nor a file of this name; there are: ${keys}` };
}

/** The bundled personas and those of a project. */
export function personasOf(root: string | undefined): readonly PersonaEntry[] {
  return catalogOf([...bundled(), ...ofProject(root)]);
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

function ofProject(root: string | undefined): readonly PersonaEntry[] {
  if (root === undefined) return [];
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory())
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".md") && name.toLowerCase() !== "readme.md")
        .sort()
        .flatMap((name) => {
          const read = readText(join(folder, name));
          return read.kind === "text" ? personaEntryOf({ layer: "workspace", uri: read.path, text: read.text }) : [];
        }),
    );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
