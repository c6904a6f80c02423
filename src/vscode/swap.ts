// Writes a file only where it still has the text that it is known to have. Where there is Node, in one go, and no byte that
// stays the same: of another program's write in that moment nothing is written over. Elsewhere through VS Code's file system.
import * as vscode from "vscode";
import { textOnDisk } from "./writableDocument.ts";

/** What is used of Node's module. */
interface NodeFiles {
  openSync(path: string, flags: "r+"): number;
  readFileSync(file: number): Uint8Array;
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  ftruncateSync(file: number, length: number): void;
  closeSync(file: number): void;
}

/** Whether the file had the text `known` and has `made` now; both with their byte-order mark. */
export async function swapText(uri: vscode.Uri, known: string, made: string): Promise<boolean> {
  const [before, after] = [known, made].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array];
  const files = uri.scheme === "file" ? nodeFiles() : undefined;
  if (files) return swapBytes(files, uri.fsPath, before, after);
  if ((await textOnDisk(uri).catch(() => undefined)) !== known) return false;
  await vscode.workspace.fs.writeFile(uri, after);
  return true;
}

function swapBytes(files: NodeFiles, path: string, before: Uint8Array, after: Uint8Array): boolean {
  const file = files.openSync(path, "r+");
  try {
    const now = files.readFileSync(file);
    if (now.length !== before.length || now.some((byte, at) => byte !== before[at])) return false;
    const start = after.findIndex((byte, at) => byte !== before[at]);
    let end = after.length;
    if (after.length === before.length) while (end > start && after[end - 1] === before[end - 1]) end--;
    if (start >= 0) files.writeSync(file, after, start, end - start, start);
    if (after.length < before.length) files.ftruncateSync(file, after.length);
    return true;
  } finally {
    files.closeSync(file);
  }
}

/** Absent in a browser. */
function nodeFiles(): NodeFiles | undefined {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: "node:fs"): NodeFiles } };
  return process?.getBuiltinModule?.("node:fs");
}
