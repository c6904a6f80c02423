// Reads the headings of the Spec Kit template that counts for a document of a project. Remembers nothing.
import * as vscode from "vscode";
import {
  type DocumentTemplate,
  documentTemplateOf,
  registryName,
  templateFolders,
  templatePaths,
} from "../core/templates/documentTemplate.ts";
import type { FeatureState } from "./featureStore.ts";
import { readDirectory, readText } from "./files.ts";

/** `path`: of the document at `uri`, below its feature. */
export async function readDocumentTemplate(
  uri: vscode.Uri,
  path: string,
  { projects }: FeatureState,
): Promise<DocumentTemplate> {
  const around = projects.filter(({ root }) => uri.path.startsWith(`${root}/`));
  const project = around.toSorted((a, b) => b.root.length - a.root.length)[0];
  if (!project) return documentTemplateOf(path, undefined);
  const below = (name: string) => vscode.Uri.joinPath(project.uri, ".specify", name);
  const folders = templateFolders.map(async (name) => {
    const [subfolders, registry] = await Promise.all([
      foldersIn(below(name)),
      readText(below(`${name}/${registryName}`)),
    ]);
    return { name, subfolders, registry };
  });
  for (const candidate of templatePaths(path, await Promise.all(folders))) {
    const text = await readText(below(candidate));
    if (text !== undefined) return documentTemplateOf(path, text);
  }
  return documentTemplateOf(path, undefined);
}

async function foldersIn(uri: vscode.Uri): Promise<readonly string[]> {
  const entries = await readDirectory(uri);
  return entries.flatMap(([name, type]) => ((type & vscode.FileType.Directory) !== 0 ? [name] : []));
}
