// Opens a document that is about to be changed, or says why it must not be: it lies outside the workspace or behind a
// link, is no UTF-8 text, or differs from what is on disk.
import * as vscode from "vscode";
import { withoutByteOrderMark } from "../../core/text.ts";
import { hasUnsavedText } from "../activeDocument.ts";
import { statOf } from "../files.ts";
import { textOnDisk } from "./diskText.ts";
import { isOnDisk } from "./nodeFiles.ts";
import { whyReadOnly } from "./readOnly.ts";
import { isSettled, settling } from "./writeTimes.ts";

/** How long a document may take to follow its file, in milliseconds. */
const patience = 3_000;

export interface Writable {
  readonly document: vscode.TextDocument;
  /** The text on disk, with its byte-order mark, where it is to be written past VS Code. */
  readonly onDisk?: string;
}

/** `undefined` when there is no such file; else why it must not be changed, as a sentence. */
export async function openForWriting(uri: vscode.Uri): Promise<Writable | string | undefined> {
  return openAt(await placeOf(uri), uri);
}

/** As `openForWriting`, where the place is known. */
export async function openAt({ barrier, stat }: Place, uri: vscode.Uri): Promise<Writable | string | undefined> {
  if (barrier !== undefined) return barrier;
  if (stat) return whenReady(await vscode.workspace.openTextDocument(uri), stat);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open || !hasUnsavedText(open)) return undefined;
  const path = vscode.workspace.asRelativePath(uri);
  return vscode.l10n.t("{0} was deleted, and its editor has unsaved text; save or close it first.", path);
}

/** Why a file must not be written or made at `uri`, as a sentence; `undefined` when it may. */
export async function whyNoPlace(uri: vscode.Uri): Promise<string | undefined> {
  return (await placeOf(uri)).barrier;
}

export interface Place {
  /** Why nothing must be written there, as a sentence. */
  readonly barrier?: string;
  /** Of what is there. */
  readonly stat?: vscode.FileStat | undefined;
}

/** Asks for all directories on the way at once: a person waits for a tick. */
export async function placeOf(uri: vscode.Uri): Promise<Place> {
  const path = vscode.workspace.asRelativePath(uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return { barrier: vscode.l10n.t("{0} lies outside the workspace; nothing was changed.", path) };
  const names = uri.path.slice(folder.uri.path.replace(/\/$/, "").length + 1).split("/");
  const places = names.map((_, index) => vscode.Uri.joinPath(folder.uri, ...names.slice(0, index + 1)));
  const stats = await Promise.all(places.map(statOf));
  const link = places[stats.findIndex((stat) => stat && (stat.type & vscode.FileType.SymbolicLink) !== 0)];
  if (!link) return { stat: stats.at(-1) };
  const linked = vscode.workspace.asRelativePath(link);
  return { barrier: vscode.l10n.t("{0} is a symbolic link; nothing was changed.", linked) };
}

/**
 * Waits until the document holds what the file does: VS Code takes a moment to follow a change from outside, and could not
 * save an edit made before that. Unsaved text is the user's own: then the file does not count. Else a sentence.
 */
async function whenReady(document: vscode.TextDocument, stat: vscode.FileStat): Promise<Writable | string> {
  const path = vscode.workspace.asRelativePath(document.uri);
  const lock = whyReadOnly(document);
  if (lock !== undefined) return lock;
  const start = Date.now();
  let { mtime } = stat;
  const again = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    ({ mtime } = await vscode.workspace.fs.stat(document.uri));
  };
  for (let isReread = false; Date.now() < start + patience; await again()) {
    const isUtf8 = isInUtf8(document);
    const isUnsaved = hasUnsavedText(document);
    if (isUnsaved && isUtf8) return { document };
    if (isUnsaved)
      return vscode.l10n.t("{0} is open as {1}, not as UTF-8; nothing was changed.", path, document.encoding);
    const onDisk = await textOnDisk(document.uri);
    if (onDisk === undefined) return notText(document.uri);
    const isFollowing = isUtf8 && isSame(document, onDisk);
    // VS Code would save mixed line ends, and lone carriage returns, as others.
    if (isFollowing && isSettled(document.uri, mtime))
      return isOnDisk(document.uri) || hasOddLineEnds(onDisk) ? { document, onDisk } : { document };
    const isLate = Date.now() > start + settling * 2;
    if (!isUtf8 || (!isFollowing && isLate && !isReread)) {
      await readAgain(document, onDisk);
      isReread = true;
    }
  }
  return vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path);
}

const encodings = ["utf8", "utf8bom"] as const;

/** Else the document's text is not that of the file as it is read here. */
export function isInUtf8(document: vscode.TextDocument): boolean {
  return encodings.some((encoding) => encoding === document.encoding);
}

/**
 * VS Code that opened a file while another program wrote it may have the old text with the new time, and never read it
 * again. It does in another encoding: so in the wrong one first, then in the right one.
 */
export async function readAgain({ uri }: vscode.TextDocument, onDisk: string): Promise<void> {
  const order = onDisk.startsWith("\uFEFF") ? encodings : encodings.toReversed();
  const reading = (async () => {
    for (const encoding of order) await vscode.workspace.openTextDocument(uri, { encoding });
  })();
  // A save meanwhile would be one in the wrong encoding.
  const saves = vscode.workspace.onWillSaveTextDocument((event) => {
    if (event.document.uri.toString() === uri.toString()) event.waitUntil(reading);
  });
  await reading.finally(() => saves.dispose());
}

export function notText(uri: vscode.Uri): string {
  return vscode.l10n.t("{0} is not UTF-8 text; nothing was changed.", vscode.workspace.asRelativePath(uri));
}

/** VS Code makes odd line ends alike and keeps the byte-order mark out of the text. */
export function isSame(document: vscode.TextDocument, onDisk: string): boolean {
  if (onDisk.startsWith("\uFEFF") !== (document.encoding === "utf8bom")) return false;
  const [text, shown] = [withoutByteOrderMark(onDisk), document.getText()];
  return text === shown || (hasOddLineEnds(text) && withPlainLineEnds(text) === withPlainLineEnds(shown));
}

function hasOddLineEnds(text: string): boolean {
  return text.includes("\r") && (/\r(?!\n)/.test(text) || /(?<!\r)\n/.test(text));
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
