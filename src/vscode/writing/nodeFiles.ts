// Node's module for files, where there is Node: it looks and writes in one go, which VS Code's file system cannot.
import type * as vscode from "vscode";
import type { OpenFiles } from "../../core/swapBytes.ts";

/** What is used of it. */
export interface NodeFiles extends OpenFiles {
  openSync(path: string, flags: "r+" | "wx"): number;
  realpathSync(path: string): string;
  existsSync(path: string): boolean;
  mkdirSync(path: string, options: { readonly recursive: true }): void;
  readFileSync(file: number | string): Uint8Array & { equals(bytes: Uint8Array): boolean };
  statSync(path: string): { readonly mode: number };
  unlinkSync(path: string): void;
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
