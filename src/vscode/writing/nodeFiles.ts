// Node's module for files, where there is Node: it looks and writes in one go, which VS Code's file system cannot.
import type * as vscode from "vscode";

/** What is used of it. */
export interface NodeFiles {
  openSync(path: string, flags: "r+" | "wx"): number;
  realpathSync(path: string): string;
  existsSync(path: string): boolean;
  mkdirSync(path: string, options: { readonly recursive: true }): void;
  readFileSync(file: number | string): Uint8Array & { equals(bytes: Uint8Array): boolean };
  readSync(file: number, into: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  ftruncateSync(file: number, length: number): void;
  statSync(path: string): { readonly mode: number };
  fstatSync(file: number): { readonly mtime: Date };
  unlinkSync(path: string): void;
  closeSync(file: number): void;
}

/** Whether the file can be written past VS Code. */
export function isOnDisk(uri: vscode.Uri): boolean {
  return nodeFilesFor(uri) !== undefined;
}

/** `undefined` in a browser, and for a file of another file system. */
export function nodeFilesFor(uri: vscode.Uri): NodeFiles | undefined {
  if (uri.scheme !== "file") return undefined;
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: "node:fs"): NodeFiles } };
  return process?.getBuiltinModule?.("node:fs");
}
