// Writes ticks: one after the other for each file, as edits that can be undone. Decides nothing: the core says what
// changes, this says where it goes and whether it arrived.
import * as vscode from "vscode";
import type { Tick } from "../core/checklist/tick.ts";
import { toVsEdit, toVsText } from "./convert.ts";
import { isMissing } from "./files.ts";
import { guard, log, tell } from "./log.ts";

/** Says what changes, given the text; `undefined` where there is no file yet. */
type MakeTick = (text: string | undefined) => Tick;

/** The document may change between reading and writing; then it is read again, this often. */
const attempts = 3;
/** How long a document may take to follow its file, in milliseconds. */
const patience = 3_000;

const queues = new Map<string, Promise<unknown>>();

/** Why nothing was written, as a sentence for the user; `undefined` when the file says what was asked for. */
export function tickItems(uri: vscode.Uri, make: MakeTick): Promise<string | undefined> {
  return inTurn(uri, () => write(uri, make));
}

/** Runs `change` once everything that was asked for the file before has ended. */
export function inTurn<T>(uri: vscode.Uri, change: () => Promise<T>): Promise<T> {
  const key = uri.toString();
  const before = queues.get(key) ?? Promise.resolve();
  const result = before.then(change);
  const settled = result.catch(() => undefined);
  queues.set(key, settled);
  void settled.then(() => {
    if (queues.get(key) === settled) queues.delete(key);
  });
  return result;
}

/** For a click: whether the file says now what was asked for; the user is told when it does not. */
export async function tickOrTell(uri: vscode.Uri, make: MakeTick): Promise<boolean> {
  const refusal = await guard("tick", async () => (await tickItems(uri, make)) ?? "");
  if (refusal !== "") tell(refusal ?? vscode.l10n.t("The tick could not be written."));
  return refusal === "";
}

async function write(uri: vscode.Uri, make: MakeTick): Promise<string | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const document = await openForWriting(uri);
    if (typeof document === "string") return document;
    const tick = make(document?.getText());
    if (tick.kind === "refused") return toVsText(tick.message);
    if (tick.kind === "edit" && tick.edits.length === 0) return undefined;
    const edit = new vscode.WorkspaceEdit();
    if (tick.kind === "create")
      edit.createFile(uri, { contents: new TextEncoder().encode(tick.text), overwrite: false });
    else edit.set(uri, tick.edits.map(toVsEdit));
    const result = await applyAndSave(edit, document);
    if (result !== "refused") return result;
  }
  return vscode.l10n.t("{0} could not be written; nothing was changed.", path);
}

/**
 * Applies an edit of `document`, and saves it unless it had unsaved text before. "refused" when the document changed in
 * the meantime and nothing was applied; else a sentence when it could not be saved.
 */
export async function applyAndSave(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument | undefined,
): Promise<string | undefined> {
  const wasDirty = document?.isDirty ?? true;
  if (!(await vscode.workspace.applyEdit(edit))) return "refused";
  if (!document || wasDirty || (await document.save())) return undefined;
  const path = vscode.workspace.asRelativePath(document.uri);
  return vscode.l10n.t("{0} could not be saved; the change is in the editor, not on disk.", path);
}

/** The document once it may be edited; `undefined` when there is no such file; else why it must not be, as a sentence. */
export async function openForWriting(uri: vscode.Uri): Promise<vscode.TextDocument | string | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  if (!vscode.workspace.getWorkspaceFolder(uri))
    return vscode.l10n.t("{0} lies outside the workspace; nothing was changed.", path);
  const document = await openDocument(uri);
  if (document === "link") return vscode.l10n.t("{0} is a symbolic link; nothing was changed.", path);
  return (document && (await whyNotReady(document))) ?? document;
}

/** `undefined` when there is no such file; "link" for one that may lead out of the workspace. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | "link" | undefined> {
  const links = await Promise.all([vscode.Uri.joinPath(uri, ".."), uri].map(isLink));
  if (links.includes(undefined)) return undefined;
  if (links.includes(true)) return "link";
  return vscode.workspace.openTextDocument(uri);
}

/** Whether a file or directory is a symbolic link; `undefined` when it is not there. */
export async function isLink(uri: vscode.Uri): Promise<boolean | undefined> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Why `document` must not be edited now, as a sentence; `undefined` when it may be. */
async function whyNotReady(document: vscode.TextDocument): Promise<string | undefined> {
  const path = vscode.workspace.asRelativePath(document.uri);
  const readiness = await readinessOf(document);
  if (readiness === "notText") return vscode.l10n.t("{0} is not UTF-8 text; nothing was changed.", path);
  if (readiness === "changing") return vscode.l10n.t("{0} keeps changing on disk; nothing was changed.", path);
  return undefined;
}

type Readiness = "ready" | "notText" | "changing";

/**
 * Whether the document holds what the file does. VS Code takes a moment to follow a change from outside; an edit made
 * before that could not be saved. Unsaved text is the user's own: then the file does not count.
 */
async function readinessOf(document: vscode.TextDocument): Promise<Readiness> {
  for (const end = Date.now() + patience; !document.isDirty; ) {
    const onDisk = decoded(await vscode.workspace.fs.readFile(document.uri));
    if (onDisk === undefined) return "notText";
    if (isSame(document, onDisk)) {
      if (hasMixedLineEnds(onDisk))
        log().warn(`${document.uri.toString()}: mixed line ends; saving makes them all alike`);
      return "ready";
    }
    if (Date.now() > end) return "changing";
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return "ready";
}

/** The text with its byte-order mark; `undefined` for bytes that are no UTF-8: writing them back would lose what was there. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** VS Code makes mixed line ends alike and keeps the byte-order mark out of the text. */
function isSame(document: vscode.TextDocument, onDisk: string): boolean {
  if (onDisk.startsWith("\uFEFF") !== (document.encoding === "utf8bom")) return false;
  const [text, shown] = [onDisk.replace("\uFEFF", ""), document.getText()];
  return text === shown || (hasMixedLineEnds(text) && text.replace(/\r\n/g, "\n") === shown.replace(/\r\n/g, "\n"));
}

function hasMixedLineEnds(text: string): boolean {
  return text.includes("\r\n") && /(?<!\r)\n/.test(text);
}
