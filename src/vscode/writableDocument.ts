// Opens a document that is about to be changed, or says why it must not be: it lies outside the workspace or behind a
// link, is no UTF-8 text, or differs from what is on disk.
import * as vscode from "vscode";
import { statOf } from "./files.ts";

/** How long a document may take to follow its file, in milliseconds. */
const patience = 3_000;
/**
 * How long after another program wrote a file VS Code may not have heard of it, in milliseconds. When it read the file in
 * the middle of that, it has the new text with the old time, and refuses to save until it hears.
 */
const settling = 500;
/** Milliseconds for which another program that has written a file is taken to go on writing it. */
const busyFor = 2_000;

/** When a file was last written, as the file system says. */
interface Written {
  /** By this extension: no need to wait then. */
  readonly own: number;
  readonly foreign: number;
}
const written = new Map<string, Written>();

export interface Writable {
  readonly document: vscode.TextDocument;
  /**
   * The text on disk, with its byte-order mark, where VS Code would save it with other line ends: they are mixed, or lone
   * carriage returns. Absent for a document with unsaved text.
   */
  readonly oddText?: string;
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
  if (!open?.isDirty) return undefined;
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
  const start = Date.now();
  let { mtime } = stat;
  const again = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    ({ mtime } = await vscode.workspace.fs.stat(document.uri));
  };
  for (let isReread = false; Date.now() < start + patience; await again()) {
    const isUtf8 = encodings.some((encoding) => encoding === document.encoding);
    if (document.isDirty && isUtf8) return { document };
    if (document.isDirty)
      return vscode.l10n.t("{0} is open as {1}, not as UTF-8; nothing was changed.", path, document.encoding);
    const onDisk = await textOnDisk(document.uri);
    if (onDisk === undefined) return notText(document.uri);
    const isFollowing = isUtf8 && isSame(document, onDisk);
    if (isFollowing && isSettled(document.uri, mtime))
      return hasOddLineEnds(onDisk) ? { document, oddText: onDisk } : { document };
    const isLate = Date.now() > start + settling * 2;
    if (!isUtf8 || (!isFollowing && isLate && !isReread)) {
      await readAgain(document, onDisk);
      isReread = true;
    }
  }
  return vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path);
}

const encodings = ["utf8", "utf8bom"] as const;

/**
 * VS Code that opened a file while another program wrote it may have the old text with the new time, and never read it
 * again. It does in another encoding: so in the wrong one first, then in the right one.
 */
async function readAgain({ uri }: vscode.TextDocument, onDisk: string): Promise<void> {
  const order = onDisk.startsWith("\uFEFF") ? encodings : encodings.toReversed();
  for (const encoding of order) await vscode.workspace.openTextDocument(uri, { encoding });
}

export function notText(uri: vscode.Uri): string {
  return vscode.l10n.t("{0} is not UTF-8 text; nothing was changed.", vscode.workspace.asRelativePath(uri));
}

/** Milliseconds in which a program that has emptied a file to write it anew has done so. */
const blink = 30;

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

/** With its byte-order mark; `undefined` for bytes that are no UTF-8 text: writing them back would lose what was there. */
export async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Notes that this extension has just written the file. */
export async function noteWritten(uri: vscode.Uri): Promise<void> {
  note(uri, { own: (await vscode.workspace.fs.stat(uri)).mtime });
}

/** Notes that another program has just written the file. */
export function noteForeign(uri: vscode.Uri): void {
  note(uri, { foreign: Date.now() });
}

/** Whether another program is writing the file at this time: then VS Code, which takes its time, would write over it. */
export function isBusy(uri: vscode.Uri, { mtime }: vscode.FileStat): boolean {
  if (mtime !== written.get(uri.toString())?.own) note(uri, { foreign: mtime });
  return Math.abs(Date.now() - (written.get(uri.toString())?.foreign ?? 0)) < busyFor;
}

function note(uri: vscode.Uri, when: Partial<Written>): void {
  if (written.size > 100) written.clear();
  written.set(uri.toString(), { own: 0, foreign: 0, ...written.get(uri.toString()), ...when });
}

function isSettled(uri: vscode.Uri, mtime: number): boolean {
  return written.get(uri.toString())?.own === mtime || Math.abs(Date.now() - mtime) > settling;
}

/** VS Code makes odd line ends alike and keeps the byte-order mark out of the text. */
export function isSame(document: vscode.TextDocument, onDisk: string): boolean {
  if (onDisk.startsWith("\uFEFF") !== (document.encoding === "utf8bom")) return false;
  const [text, shown] = [onDisk.replace(/^\uFEFF/, ""), document.getText()];
  return text === shown || (hasOddLineEnds(text) && withPlainLineEnds(text) === withPlainLineEnds(shown));
}

function hasOddLineEnds(text: string): boolean {
  return text.includes("\r") && (/\r(?!\n)/.test(text) || /(?<!\r)\n/.test(text));
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
