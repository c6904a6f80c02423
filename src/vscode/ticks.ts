// Writes ticks: one after the other for each file, as edits that can be undone. Decides nothing: the core says what
// changes, this says where it goes and whether it arrived.
import * as vscode from "vscode";
import { checklistFileOf } from "../core/checklist/personaChecklist.ts";
import { tickOf } from "../core/checklist/personaTick.ts";
import type { ItemKey } from "../core/checklist/tick.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { toVsEdit, toVsText } from "./convert.ts";
import { log } from "./log.ts";

export interface TickTarget {
  /** The checklist's file; it need not exist. */
  readonly uri: vscode.Uri;
  readonly featureName: string;
  readonly entry: PersonaEntry;
}

/** The document may change between reading and writing; then it is read again, this often. */
const attempts = 3;

const queues = new Map<string, Promise<unknown>>();

/** Why nothing was written, as a sentence for the user; `undefined` when the file says what was asked for. */
export function tickItems(target: TickTarget, keys: readonly ItemKey[], done: boolean): Promise<string | undefined> {
  const key = target.uri.toString();
  const before = queues.get(key) ?? Promise.resolve();
  const result = before.then(() => write(target, keys, done));
  const settled = result.catch(() => undefined);
  queues.set(key, settled);
  void settled.then(() => {
    if (queues.get(key) === settled) queues.delete(key);
  });
  return result;
}

async function write(target: TickTarget, keys: readonly ItemKey[], done: boolean): Promise<string | undefined> {
  const { entry, featureName, uri } = target;
  const path = vscode.workspace.asRelativePath(uri);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const document = await openDocument(uri);
    if (document && (await isDamaged(document)))
      return vscode.l10n.t("{0} is not UTF-8 text; nothing was changed.", path);
    const file = document && checklistFileOf(document.getText());
    const tick = tickOf({ persona: entry.persona, personaKey: entry.key, featureName, file, keys, done });
    if (tick.kind === "refused") return toVsText(tick.message);
    if (tick.kind === "edit" && tick.edits.length === 0) return undefined;
    const wasDirty = document?.isDirty ?? false;
    const edit = new vscode.WorkspaceEdit();
    if (tick.kind === "create")
      edit.createFile(uri, { contents: new TextEncoder().encode(tick.text), overwrite: false });
    else edit.set(uri, tick.edits.map(toVsEdit));
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    if (tick.kind === "create" || wasDirty || !document || (await document.save())) return undefined;
    return vscode.l10n.t("{0} could not be saved; the change is in the editor, not on disk.", path);
  }
  return vscode.l10n.t("{0} could not be written; nothing was changed.", path);
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (
      error instanceof vscode.FileSystemError &&
      (error.code === "FileNotFound" || error.code === "FileNotADirectory")
    )
      return undefined;
    throw error;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  if (text.includes("\r\n") && /[^\r]\n/.test(text))
    log().warn(`${uri.toString()}: mixed line ends; saving makes them all alike`);
  return document;
}

/** Whether the text holds replacement characters that the file does not: then writing it would lose what was there. */
async function isDamaged(document: vscode.TextDocument): Promise<boolean> {
  if (document.isDirty || !document.getText().includes("\uFFFD")) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(document.uri));
    return false;
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
}
