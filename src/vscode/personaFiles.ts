// Finds and reads persona files: the bundled ones in one file of the extension, a project's own in its folders.
import * as vscode from "vscode";
import { message } from "../core/message.ts";
import { type PersonaEntry, personaEntryOf } from "../core/persona/catalog.ts";
import { isPersonaFile, personaFolders } from "../core/persona/location.ts";
import { rangeOf } from "../core/text.ts";
import { readDirectory, readText } from "./files.ts";
import { furtherPersonaFolders } from "./settings.ts";

/** Of the read-only documents that show bundled personas. */
export const bundledScheme = "persona-guide";

const mostFiles = 200;

/** File name to text. Throws when the extension's own file cannot be read. */
export async function readBundledTexts(extension: vscode.Uri): Promise<Readonly<Record<string, string>>> {
  const file = vscode.Uri.joinPath(extension, "dist", "personas.json");
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
}

export function bundledEntries(texts: Readonly<Record<string, string>>): readonly PersonaEntry[] {
  return Object.entries(texts).map(([name, text]) => {
    const uri = vscode.Uri.from({ scheme: bundledScheme, path: `/${name}` }).toString();
    return personaEntryOf({ layer: "bundled", uri, text });
  });
}

/** The persona files below `roots`. README.md beside them is none. */
export async function findPersonaFiles(roots: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const places = placesBelow(roots);
  const lists = await Promise.all(places.map(async (place) => ({ place, entries: await readDirectory(place) })));
  const files = lists.flatMap(({ place, entries }) =>
    entries
      .filter(([name, type]) => isPersonaFile(name) && (type & vscode.FileType.Directory) === 0)
      .map(([name]) => vscode.Uri.joinPath(place, name)),
  );
  return [...new Map(files.map((uri) => [uri.toString(), uri])).values()].slice(0, mostFiles);
}

/** The file of a project's own persona with that id. */
export function personaFileUri(root: vscode.Uri, id: string): vscode.Uri {
  return vscode.Uri.joinPath(root, personaFolders[0], `${id}.md`);
}

/** Whether a change at `uri` can change what `findPersonaFiles(roots)` finds. */
export function mayHoldPersonas(uri: vscode.Uri, roots: readonly vscode.Uri[]): boolean {
  return placesBelow(roots).some(
    ({ path }) => uri.path.startsWith(`${path}/`) || `${path}/`.startsWith(`${uri.path}/`),
  );
}

/** Whether `findPersonaFiles` can find `uri` in some project: told by its path, before the projects are known. */
export function mayBePersona(uri: vscode.Uri): boolean {
  const { folder, name } = partsOf(uri);
  if (!isPersonaFile(name) || !vscode.workspace.getWorkspaceFolder(uri)) return false;
  const further = furtherPersonaFolders(uri).map((path) => vscode.Uri.joinPath(uri.with({ path: "/" }), path).path);
  return [...personaFolders.map((path) => `/${path}`), ...further].some((path) =>
    folder.endsWith(path.replace(/\/$/, "")),
  );
}

/** Whether `findPersonaFiles(roots)` can find `uri`. */
export function isPersonaBelow(uri: vscode.Uri, roots: readonly vscode.Uri[]): boolean {
  const { folder, name } = partsOf(uri);
  return isPersonaFile(name) && placesBelow(roots).some(({ path }) => path === folder);
}

function placesBelow(roots: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return roots.flatMap((root) =>
    [...personaFolders, ...furtherPersonaFolders(root)].map((folder) =>
      vscode.Uri.joinPath(root, folder.replace(/[\\/]+$/, "")),
    ),
  );
}

function partsOf({ path }: vscode.Uri): { readonly folder: string; readonly name: string } {
  const end = path.lastIndexOf("/");
  return { folder: path.slice(0, end), name: path.slice(end + 1) };
}

/** A file that cannot be read is an entry all the same, with the problem. */
export async function readPersonaFile(uri: vscode.Uri): Promise<PersonaEntry> {
  const text = await readText(uri);
  const entry = personaEntryOf({ layer: "workspace", uri: uri.toString(), text: text ?? "" });
  if (text !== undefined) return entry;
  const problem = {
    code: "persona.unreadable",
    severity: "error" as const,
    message: message("The file cannot be read: it is missing, no UTF-8 text or too large."),
    range: rangeOf(0, 0, 0),
  };
  return { ...entry, persona: { ...entry.persona, problems: [problem] } };
}
