// Finds the Spec Kit template that counts for a document of a project.
import { join } from "node:path";
import {
  type DocumentTemplate,
  documentTemplateOf,
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
  const registry = textAt(below(templateFolders.registry));
  const sources = {
    presets: foldersIn(below(templateFolders.presets)),
    extensions: foldersIn(below(templateFolders.extensions)),
    registry: registry.text,
  };
  const found = templatePaths(path, sources)
    .map(below)
    .find((candidate) => kindOf(candidate).kind === "file");
  const { text, unreadable } = found === undefined ? { text: undefined, unreadable: [] } : textAt(found);
  return { template: documentTemplateOf(path, text), unreadable: [...registry.unreadable, ...unreadable] };
}

function textAt(path: string): { readonly text?: string; readonly unreadable: readonly string[] } {
  if (kindOf(path).kind !== "file") return { unreadable: [] };
  const read = readText(path);
  return read.kind === "text" ? { text: read.text, unreadable: [] } : { unreadable: [read.message] };
}

function foldersIn(folder: string): readonly string[] {
  const list = entriesIn(folder);
  return list.kind === "entries" ? list.entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])) : [];
}
