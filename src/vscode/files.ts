// Reads texts and directories through VS Code's file system. Unsaved text counts before what is on disk; a saved document
// does not: VS Code keeps it in memory for a while after its file was deleted or changed.
import * as vscode from "vscode";
import type { Walk } from "../core/speckit/discovery.ts";
import { hasUnsavedText } from "./activeDocument.ts";
import { log } from "./log.ts";

/** Bytes. Larger files are not Spec Kit documents: the largest real one has 81 KB. */
const largest = 10_000_000;

/** `undefined` for a file that is not there, is no UTF-8 text or is too large; the last two are logged. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open && hasUnsavedText(open)) return open.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > largest) {
      log().warn(`${uri.toString()}: ${bytes.length} bytes, more than ${largest}; not read`);
      return undefined;
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!isMissing(error)) log().warn(`${uri.toString()}: not read`, error);
    return undefined;
  }
}

/** The entries of a directory by name; none when it is not there. */
export async function readDirectory(uri: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.sort(([a], [b]) => (a < b ? -1 : 1));
  } catch (error) {
    if (!isMissing(error)) log().warn(`${uri.toString()}: not listed`, error);
    return [];
  }
}

/** `undefined` when nothing is there. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** How many directories are listed at a time. */
const concurrency = 16;

/** Whether a directory is there; a link to one is. */
export async function isDirectory(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch (error) {
    if (!isMissing(error)) log().warn(`${uri.toString()}: not found`, error);
    return false;
  }
}

/**
 * The paths below `root`, with `/`, of the files and directories that are found; directories end in `/`. Links to
 * directories are found but not entered, the root apart: they may lead round in a circle. A walk that is cut is logged.
 */
export async function walk(
  root: vscode.Uri,
  { depth, most, skip, enter, directoriesOnly }: Walk,
): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [""];
  for (let at = 0; at <= depth && level.length > 0; at++) {
    const paths = level;
    level = [];
    for (const { path, entries } of await listAll(root, paths)) {
      for (const [name, type] of entries) {
        const isFolder = (type & vscode.FileType.Directory) !== 0;
        if (skip(name) || (directoriesOnly && !isFolder)) continue;
        if (found.length >= most) {
          log().warn(`${root.toString()}: more than ${most} entries; the rest is not looked at`);
          return found;
        }
        found.push(isFolder ? `${path}${name}/` : `${path}${name}`);
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if (isFolder && !isLink && (enter?.(name) ?? true)) level.push(`${path}${name}/`);
      }
    }
  }
  return found;
}

async function listAll(root: vscode.Uri, paths: readonly string[]) {
  const lists: { readonly path: string; readonly entries: readonly [string, vscode.FileType][] }[] = [];
  for (let at = 0; at < paths.length; at += concurrency) {
    const some = paths.slice(at, at + concurrency);
    lists.push(
      ...(await Promise.all(
        some.map(async (path) => ({ path, entries: await readDirectory(vscode.Uri.joinPath(root, path)) })),
      )),
    );
  }
  return lists;
}

/** Whether `error` says that there is no such file. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError && (error.code === "FileNotFound" || error.code === "FileNotADirectory")
  );
}
