// Finds the Spec Kit template that counts for a document of a project.
import { join } from "node:path";
import {
  type DocumentTemplate,
  documentTemplateOf,
  registryName,
  templateFolders,
  templatePaths,
} from "../core/templates/documentTemplate.ts";
import { entriesIn, kindOf, readText } from "./files.ts";

/** `path`: of the document, as far as it tells what kind of document it is. A template that can't be read is told. */
export function readDocumentTemplate(
  root: string | undefined,
  path: string,
): { readonly template: DocumentTemplate; readonly unreadable: readonly string[] } {
  if (root === undefined) return { template: documentTemplateOf(path, undefined), unreadable: [] };
  const below = (name: string) => join(root, ".specify", name);
  const troubles: string[] = [];
  const textAt = (name: string) => {
    if (kindOf(below(name)).kind !== "file") return undefined;
    const read = readText(below(name));
    if (read.kind === "text") return read.text;
    troubles.push(read.message);
    return undefined;
  };
  const folders = templateFolders.map((name) => ({
    name,
    subfolders: foldersIn(below(name)),
    registry: textAt(`${name}/${registryName}`),
  }));
  const text = templatePaths(path, folders).reduce<string | undefined>(
    (found, name) => found ?? textAt(name),
    undefined,
  );
  return { template: documentTemplateOf(path, text), unreadable: troubles };
}

function foldersIn(folder: string): readonly string[] {
  const list = entriesIn(folder);
  return list.kind === "entries" ? list.entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])) : [];
}
