// Writes a text only where the file still has the one that it is known to have, or where there is none: with Node in one go,
// elsewhere through VS Code's file system.
import * as vscode from "vscode";
import { swapBytes, writeBytes } from "../../core/swapBytes.ts";
import { type TextEdit, withoutByteOrderMark } from "../../core/text.ts";
import { statOf } from "../files.ts";
import { guard, tell } from "../log.ts";
import { textOnDisk } from "./diskText.ts";
import { nodeFilesFor } from "./nodeFiles.ts";
import { noteOwn, noteWritten } from "./writeTimes.ts";

/** Whether the file had the text `known` and has `made` now; both with their byte-order mark. */
async function swapText(uri: vscode.Uri, known: string, made: string): Promise<boolean> {
  const encoder = new TextEncoder();
  const files = nodeFilesFor(uri);
  if (files) {
    const swapped = swapBytes(files, uri.fsPath, encoder.encode(known), encoder.encode(made));
    if (swapped.kind === "mixed") tell(writtenMeanwhile(uri));
    if (swapped.kind === "done") noteOwn(uri, swapped.mtime);
    return swapped.kind !== "changed";
  }
  if ((await textOnDisk(uri).catch(() => undefined)) !== known) return false;
  await vscode.workspace.fs.writeFile(uri, encoder.encode(made));
  await noteWritten(uri, withoutByteOrderMark(made));
  return true;
}

/** As `swapText`: "refused" when the file has another text by now, a sentence when it cannot be written. */
export async function swapOrTell(uri: vscode.Uri, known: string, made: string): Promise<string | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  const end = await guard<string>("write", async () => {
    if (isBehindLink(uri)) return vscode.l10n.t("{0} is behind a symbolic link; nothing was changed.", path);
    return (await swapText(uri, known, made)) ? "" : "refused";
  });
  if (end !== undefined) return end || undefined;
  return vscode.l10n.t("{0} could not be written; nothing was changed.", path);
}

/** Whether a link has come between the workspace folder and what is in it since somebody looked: that may lead anywhere. */
function isBehindLink(uri: vscode.Uri): boolean {
  const files = nodeFilesFor(uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!files || !folder) return false;
  return files.realpathSync(uri.fsPath) !== files.realpathSync(folder.fsPath) + uri.fsPath.slice(folder.fsPath.length);
}

/** `edits` as VS Code would write them. */
export function withLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!/^[^\n]*\r\n/.test(text)) return edits;
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, "\r\n") }));
}

/** Milliseconds for which a program that writes a file anew may take it away. */
const absence = 50;

/**
 * Makes a file, and the directory that it is in. "there" where there is one, or comes one in a moment, or a link has come on
 * the way; "gone" where not even the directory above its own is there, as when somebody has given that another name.
 */
export async function createText(uri: vscode.Uri, text: string): Promise<"made" | "there" | "gone"> {
  await new Promise((resolve) => setTimeout(resolve, absence));
  if (await statOf(uri)) return "there";
  const bytes = new TextEncoder().encode(text);
  const directory = vscode.Uri.joinPath(uri, "..");
  const above = vscode.Uri.joinPath(directory, "..");
  const files = nodeFilesFor(uri);
  if (!files) {
    if (!(await statOf(above))) return "gone";
    await vscode.workspace.fs.writeFile(uri, bytes);
    await noteWritten(uri, text);
    return "made";
  }
  if (!files.existsSync(above.fsPath)) return "gone";
  if (isBehindLink(above)) return "there";
  files.mkdirSync(directory.fsPath, { recursive: true });
  if (isBehindLink(directory)) return "there";
  const file = files.openSync(uri.fsPath, "wx");
  try {
    writeBytes(files, file, bytes, 0, bytes.length);
    noteOwn(uri, files.fstatSync(file).mtime.getTime());
  } catch (error) {
    files.unlinkSync(uri.fsPath);
    throw error;
  } finally {
    files.closeSync(file);
  }
  return "made";
}

/** What nobody but the user can know then, as a sentence. */
export function writtenMeanwhile(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return vscode.l10n.t(
    "Another program wrote {0} in the moment of a change: please look whether both are in it.",
    path,
  );
}
