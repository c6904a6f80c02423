// Writes a file only where it still has the text that it is known to have, or where there is none. With Node in one go, and no
// byte that stays the same, so that nothing of another program's is written over; elsewhere through VS Code's file system.
import * as vscode from "vscode";
import { statOf } from "./files.ts";
import { tell } from "./log.ts";
import { textOnDisk } from "./writableDocument.ts";

/** What is used of Node's module. */
interface NodeFiles {
  openSync(path: string, flags: "r+" | "wx"): number;
  mkdirSync(path: string, options: { readonly recursive: true }): void;
  readFileSync(file: number): { equals(bytes: Uint8Array): boolean };
  readSync(file: number, into: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  ftruncateSync(file: number, length: number): void;
  unlinkSync(path: string): void;
  closeSync(file: number): void;
}

/** Whether the file had the text `known` and has `made` now; both with their byte-order mark. */
export async function swapText(uri: vscode.Uri, known: string, made: string): Promise<boolean> {
  const encoder = new TextEncoder();
  const [before, after] = [encoder.encode(known), encoder.encode(made)];
  const files = uri.scheme === "file" ? nodeFiles() : undefined;
  if (files) {
    const isDone = swapBytes(files, uri.fsPath, before, after);
    if (isDone === undefined) tell(writtenMeanwhile(uri));
    return isDone !== false;
  }
  if ((await textOnDisk(uri).catch(() => undefined)) !== known) return false;
  await vscode.workspace.fs.writeFile(uri, after);
  return true;
}

/** Milliseconds for which a program that writes a file anew may take it away. */
const absence = 50;

/** Makes a file with its directories. False where there is one, or comes one in a moment. */
export async function createText(uri: vscode.Uri, text: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, absence));
  if (await statOf(uri)) return false;
  const bytes = new TextEncoder().encode(text);
  const files = uri.scheme === "file" ? nodeFiles() : undefined;
  if (!files) {
    await vscode.workspace.fs.writeFile(uri, bytes);
    return true;
  }
  files.mkdirSync(vscode.Uri.joinPath(uri, "..").fsPath, { recursive: true });
  const file = files.openSync(uri.fsPath, "wx");
  try {
    writeBytes(files, file, bytes, 0, bytes.length);
  } catch (error) {
    files.unlinkSync(uri.fsPath);
    throw error;
  } finally {
    files.closeSync(file);
  }
  return true;
}

/** `undefined` when another program has written between the look and the write: then it is not known what the file has. */
function swapBytes(files: NodeFiles, path: string, before: Uint8Array, after: Uint8Array): boolean | undefined {
  const differing = after.findIndex((byte, at) => byte !== before[at]);
  const start = differing < 0 ? after.length : differing;
  let end = after.length;
  if (after.length === before.length) while (end > start && after[end - 1] === before[end - 1]) end--;
  const file = files.openSync(path, "r+");
  try {
    if (!files.readFileSync(file).equals(before)) return false;
    try {
      writeBytes(files, file, after, start, end);
      if (after.length < before.length) files.ftruncateSync(file, after.length);
    } catch (error) {
      // On a full disk part of it may be written: what was there has its place.
      writeBytes(files, file, before, start, Math.min(end, before.length));
      files.ftruncateSync(file, before.length);
      throw error;
    }
    const now = new Uint8Array(after.length + 1);
    const length = files.readSync(file, now, 0, now.length, 0);
    return length === after.length && after.every((byte, at) => byte === now[at]) ? true : undefined;
  } finally {
    files.closeSync(file);
  }
}

/** One call may write a part only. */
function writeBytes(files: NodeFiles, file: number, bytes: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; ) at += files.writeSync(file, bytes, at, end - at, at);
}

/** What nobody but the user can know then, as a sentence. */
export function writtenMeanwhile(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return vscode.l10n.t(
    "Another program wrote {0} in the moment of a change: please look whether both are in it.",
    path,
  );
}

/** Absent in a browser. */
function nodeFiles(): NodeFiles | undefined {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: "node:fs"): NodeFiles } };
  return process?.getBuiltinModule?.("node:fs");
}
