// Makes edits in a document and saves it, and looks that nothing of another program's is written over.
import * as vscode from "vscode";
import { applyEdits, editBetween, type TextEdit, withoutByteOrderMark } from "../../core/text.ts";
import { toVsEdit } from "../convert.ts";
import { tell } from "../log.ts";
import { steadyText } from "./diskText.ts";
import { FileWatch } from "./fileWatch.ts";
import type { Lost } from "./lostText.ts";
import { swapText, writtenMeanwhile } from "./swap.ts";
import type { Writable } from "./writableDocument.ts";
import { noteForeign, noteWritten } from "./writeTimes.ts";

/**
 * Makes edits in a document that was just opened for writing, and saves it unless it had unsaved text before. "refused" when
 * it or its file changed in the meantime: then it is as the file. Else a sentence when it could not be saved.
 */
export async function writeEdits(
  { document, oddText }: Writable,
  edits: readonly TextEdit[],
): Promise<string | undefined> {
  const { uri } = document;
  // VS Code would save the whole file with other line ends.
  if (oddText !== undefined) {
    const made = applyEdits(oddText, withLineEndsOf(oddText, edits));
    return (await swapText(uri, oddText, made)) ? undefined : "refused";
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits.map(toVsEdit));
  const result = await FileWatch.during(uri, (watch) => applyAndSave(edit, document, watch));
  if (result === undefined && !document.isDirty) await noteWritten(uri, document.getText());
  return result;
}

/** `edits` as VS Code would write them. */
export function withLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!/^[^\n]*\r\n/.test(text)) return edits;
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, "\r\n") }));
}

/** Documents that could not be saved after an edit, with their version since: nobody else's text is unsaved in them. */
const unsaved = new Map<string, number>();

async function applyAndSave(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  watch: FileWatch,
): Promise<string | undefined> {
  const { uri, isDirty: wasDirty } = document;
  const isOwn = unsaved.get(uri.toString()) === document.version;
  const before = document.getText();
  if (!wasDirty && (await watch.look()) !== before) {
    noteForeign(uri);
    return "refused";
  }
  if (!(await vscode.workspace.applyEdit(edit))) return "refused";
  if (wasDirty && !isOwn) return undefined;
  const made = document.getText();
  const onDisk = await watch.look();
  if (document.getText() !== made) return whenOtherwise(document);
  // Where it is `made`, VS Code's automatic save came first.
  if (!wasDirty && onDisk !== before && onDisk !== made) return follow(document, { before, made }, watch);
  unsaved.delete(uri.toString());
  const end = await save(document, before, watch);
  if (end !== "unsaved") return end;
  const path = vscode.workspace.asRelativePath(uri);
  if (document.isDirty) {
    unsaved.set(uri.toString(), document.version);
    return vscode.l10n.t("{0} could not be saved; the change is in the editor, not on disk.", path);
  }
  if ((await watch.look()) !== before) return "refused";
  // VS Code takes an edit of a document that is read-only for this session, but never saves it.
  await replaceText(document, before);
  return vscode.l10n.t("{0} is read-only; nothing was changed.", path);
}

/**
 * Gives a document that has `made` the text that another program has just written, and says "refused" then. A sentence when
 * it could not be saved: VS Code does not save over a text of another size.
 */
async function follow(document: vscode.TextDocument, texts: Texts, watch: FileWatch): Promise<string | undefined> {
  const { uri } = document;
  noteForeign(uri);
  const onDisk = await wholeText(uri, texts, watch);
  // VS Code's automatic save does not wait.
  const lost = watch.lostBetween(texts.before, texts.made);
  if (lost) return putBack(document, lost, texts);
  if (document.getText() !== texts.made) return whenOtherwise(document);
  if (onDisk !== undefined) {
    await replaceText(document, onDisk);
    const end = document.getText() === onDisk ? await save(document, onDisk, watch) : "refused";
    // The edit is not in it any more, whoever changed it since.
    if (document.getText() !== onDisk || (end !== "unsaved" && !document.isDirty)) return "refused";
  }
  const path = vscode.workspace.asRelativePath(uri);
  return vscode.l10n.t(
    "Another program wrote {0} at the same moment: nothing was changed, its editor is unsaved.",
    path,
  );
}

/** Of a document, before and after an edit. */
interface Texts {
  readonly before: string;
  readonly made: string;
}

/** What the file says: a text of another size than before may be half of one. */
async function wholeText(uri: vscode.Uri, { before }: Texts, watch: FileWatch): Promise<string | undefined> {
  const now = await watch.look();
  if (now !== undefined && bytesIn(now) === bytesIn(before)) return now;
  const steady = await steadyText(uri);
  return steady === undefined ? undefined : withoutByteOrderMark(steady);
}

/**
 * Saves a document whose file had `before`. "refused" when it did not get there, or was written over what another program
 * wrote in that moment: then the file has that again, or the user was told.
 */
async function save(
  document: vscode.TextDocument,
  before: string,
  watch: FileWatch,
): Promise<"refused" | "unsaved" | undefined> {
  const made = document.getText();
  const isSaved = await document.save();
  await watch.look();
  const lost = watch.lostBetween(before, made) ?? watch.lostBetween(before, document.getText());
  if (lost) return putBack(document, lost, { before, made });
  if (watch.hasSeen(made)) return undefined;
  // VS Code also calls it saved when it takes the edit back, as with a tab that had no unsaved text when it was to be closed,
  // and not saved when another save came first.
  const isOtherwise = () => document.getText() !== made;
  for (const end = Date.now() + patience; document.isDirty && !isOtherwise() && Date.now() < end; ) await pause(10);
  if (isOtherwise()) return whenOtherwise(document);
  return isSaved && !document.isDirty ? "refused" : "unsaved";
}

/** Milliseconds within which VS Code has told what became of a document. */
const patience = 1_000;

/** Of an edit whose document has another text by now: somebody typed, which is theirs to save, or VS Code took it back. */
async function whenOtherwise(document: vscode.TextDocument): Promise<"refused" | undefined> {
  // VS Code tells whether a document is dirty after it has told of the text.
  await pause(20);
  return document.isDirty ? undefined : "refused";
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Writes again what VS Code has written over, where nobody but the user can know better: then the user is told. */
async function putBack(
  document: vscode.TextDocument,
  { text, by }: Lost,
  { before, made }: Texts,
): Promise<"refused" | undefined> {
  const { uri } = document;
  noteForeign(uri);
  const isQuiet = document.getText() === made && withoutByteOrderMark(by) === made;
  // A text of another size may be half of one.
  const isWhole = bytesIn(withoutByteOrderMark(text)) === bytesIn(before);
  if (isQuiet && isWhole && (await swapText(uri, by, text))) return "refused";
  tell(writtenMeanwhile(uri));
  return undefined;
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Changes nothing on disk. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [toVsEdit(editBetween(document.getText(), text))]);
  await vscode.workspace.applyEdit(edit);
}
