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

/** The folders that hold personas below `scope`, a project's root or a workspace folder. */
function foldersOf(scope: vscode.Uri): readonly string[] {
  return [...personaFolders, ...furtherPersonaFolders(scope)];
}

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
  const places = roots.flatMap((root) => foldersOf(root).map((path) => vscode.Uri.joinPath(root, path)));
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
  return roots.some((root) =>
    foldersOf(root).some((path) => {
      const place = vscode.Uri.joinPath(root, path).path;
      return uri.path.startsWith(`${place}/`) || `${place}/`.startsWith(`${uri.path}/`);
    }),
  );
}

/** Whether `uri` is a persona file of any project of the workspace: told by its path, without reading. */
export function isPersonaDocument(uri: vscode.Uri): boolean {
  const end = uri.path.lastIndexOf("/");
  if (!isPersonaFile(uri.path.slice(end + 1)) || !vscode.workspace.getWorkspaceFolder(uri)) return false;
  return foldersOf(uri).some((folder) => uri.path.slice(0, end).endsWith(`/${folder}`));
}

/** A file that cannot be read is an entry all the same, with the problem. */
export async function readPersonaFile(
  uri: vscode.Uri,
): Promise<{ readonly text: string | undefined; readonly entry: PersonaEntry }> {
  const text = await readText(uri);
  const entry = personaEntryOf({ layer: "workspace", uri: uri.toString(), text: text ?? "" });
  if (text !== undefined) return { text, entry };
  const problem = {
    code: "persona.unreadable",
    severity: "error" as const,
    message: message("The file cannot be read: it is missing, no UTF-8 text or too large."),
    range: rangeOf(0, 0, 0),
  };
  return { text, entry: { ...entry, persona: { ...entry.persona, problems: [problem] } } };
}
