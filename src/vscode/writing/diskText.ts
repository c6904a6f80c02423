// What a file says on disk, whatever a document of it says.
import * as vscode from "vscode";
import { nodeFilesFor } from "./nodeFiles.ts";

/** With its byte-order mark; `undefined` for bytes that are no UTF-8 text: writing them back would lose what was there. */
export async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  return textOf(await vscode.workspace.fs.readFile(uri));
}

/** The same in one go; `undefined` also where there is no disk, or no file that may be read. */
export function textOnDiskNow(uri: vscode.Uri): string | undefined {
  try {
    const bytes = nodeFilesFor(uri)?.readFileSync(uri.fsPath);
    return bytes && textOf(bytes);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Milliseconds in which a program that has emptied a file to write it anew has done so. */
const blink = 30;
/** Milliseconds after which a file that keeps changing is given up. */
const patience = 3_000;

/** As `textOnDisk`, but not in the middle of another program's write; `undefined` also when those do not end. */
export async function steadyText(uri: vscode.Uri): Promise<string | undefined> {
  // A program may take the file away for a moment.
  const read = () => textOnDisk(uri).catch(() => undefined);
  let before = await read();
  for (const end = Date.now() + patience; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, blink));
    const now = await read();
    if (now === before) return now;
    before = now;
  }
  return undefined;
}
