// Finds and reads persona files: the bundled ones in one file of the extension, a project's own in its folders.
import * as vscode from "vscode";
import { message } from "../core/message.ts";
import { type PersonaEntry, personaEntryOf } from "../core/persona/catalog.ts";
import { rangeOf } from "../core/text.ts";
import { readDirectory, readText } from "./files.ts";
import { personaFolders } from "./settings.ts";

/** Of the read-only documents that show bundled personas. */
export const bundledScheme = "persona-guide";

/** Where a project keeps personas of its own, below its root. */
const folders = [".specify/personas", ".specify/memory/personas", "memory/personas"];
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
  const places = roots.flatMap((root) =>
    [...folders, ...personaFolders(root)].map((path) => vscode.Uri.joinPath(root, path)),
  );
  const lists = await Promise.all(places.map(async (place) => ({ place, entries: await readDirectory(place) })));
  const files = lists.flatMap(({ place, entries }) =>
    entries
      .filter(([name, type]) => isPersonaFile(name) && (type & vscode.FileType.Directory) === 0)
      .map(([name]) => vscode.Uri.joinPath(place, name)),
  );
  return [...new Map(files.map((uri) => [uri.toString(), uri])).values()].slice(0, mostFiles);
}

/** Whether a change at `uri` can change what `findPersonaFiles(roots)` finds. */
export function mayHoldPersonas(uri: vscode.Uri, roots: readonly vscode.Uri[]): boolean {
  return roots.some((root) =>
    [...folders, ...personaFolders(root)].some((path) => {
      const place = vscode.Uri.joinPath(root, path).path;
      return uri.path.startsWith(`${place}/`) || `${place}/`.startsWith(`${uri.path}/`);
    }),
  );
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

function isPersonaFile(name: string): boolean {
  return /\.md$/i.test(name) && !/^readme\.md$/i.test(name);
}
