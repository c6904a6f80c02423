// Copies a workspace (by default the sample Spec Kit project) to a temporary folder, so that nobody edits the original.
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
export const SAMPLE = fileURLToPath(new URL("sample", import.meta.url));

/** The copy keeps the folder's name: it is what the window shows. */
export function copyWorkspace(original = SAMPLE) {
  if (!existsSync(original)) throw new Error(`There is no folder ${original}`);
  const copy = join(mkdtempSync(join(tmpdir(), "persona-guide-")), basename(resolve(original)));
  cpSync(original, copy, { recursive: true });
  return copy;
}

export const removeWorkspace = (copy) => rmSync(dirname(copy), { recursive: true, force: true, maxRetries: 5 });
