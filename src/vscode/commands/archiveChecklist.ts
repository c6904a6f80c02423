// Archive Checklist: puts a persona's checklist away, so that the next tick begins a new one.
import * as vscode from "vscode";
import { archiveFolder, archiveName } from "../../core/checklist/archive.ts";
import { applyEdits, withoutByteOrderMark } from "../../core/text.ts";
import { toVsEdit } from "../convert.ts";
import type { FeatureStore } from "../featureStore.ts";
import { readDirectory, statOf } from "../files.ts";
import { commands } from "../ids.ts";
import { tell } from "../log.ts";
import { steadyText } from "../writing/diskText.ts";
import { replaceText } from "../writing/documentEdits.ts";
import { writtenMeanwhile } from "../writing/swap.ts";
import { tickItem } from "../writing/ticks.ts";
import { inTurn } from "../writing/turns.ts";
import { openForWriting, whyNoPlace } from "../writing/writableDocument.ts";
import { type ChosenChecklist, chooseChecklist } from "./chooseChecklist.ts";
import { keptLinks } from "./keptLinks.ts";
import { registerRowCommand } from "./rowCommand.ts";
import type { Stores } from "./stores.ts";

export function registerArchiveChecklist(stores: Stores): vscode.Disposable {
  return registerRowCommand(commands.archiveChecklist, async (argument) => {
    const chosen = await chooseChecklist(stores, argument, vscode.l10n.t("Archive Checklist"));
    if (!chosen) return;
    const archive = vscode.l10n.t("Archive");
    const path = vscode.workspace.asRelativePath(chosen.uri);
    const asked = vscode.l10n.t("Archive the checklist of {0}, {1}?", chosen.entry.persona.name, path);
    const detail = vscode.l10n.t(
      "It moves to {0}/ in the feature, where it counts no more. The next tick begins a new one.",
      archiveFolder,
    );
    if ((await vscode.window.showWarningMessage(asked, { modal: true, detail }, archive)) !== archive) return;
    const refusal = await archiveChecklist(stores.features, chosen);
    if (refusal !== undefined) tell(refusal);
  });
}

/** Why nothing was moved, as a sentence; `undefined` when it was. */
export async function archiveChecklist(
  features: FeatureStore,
  { entry, uri }: ChosenChecklist,
): Promise<string | undefined> {
  const feature = vscode.Uri.joinPath(uri, "..", "..");
  const result = await inTurn(uri, () => move(uri, vscode.Uri.joinPath(feature, archiveFolder), entry.key));
  await features.reread(uri);
  return result;
}

async function move(uri: vscode.Uri, archive: vscode.Uri, personaKey: string): Promise<string | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  const writable = await openForWriting(uri);
  if (typeof writable === "string") return writable;
  if (!writable) return vscode.l10n.t("{0} is not there any more; nothing was changed.", path);
  const { document } = writable;
  const taken = new Set((await readDirectory(archive)).map(([name]) => name));
  const target = vscode.Uri.joinPath(archive, archiveName(personaKey, today(), taken));
  const barrier = await whyNoPlace(target);
  if (barrier !== undefined) return barrier;
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri, target, { overwrite: false });
  // After it: a file that cannot be moved keeps its links.
  const linksIn = (text: string) => keptLinks(text, { from: uri.path, to: target.path });
  const before = document.getText();
  const links = linksIn(before);
  if (links.length > 0) edit.set(target, links.map(toVsEdit));
  if (!(await vscode.workspace.applyEdit(edit))) {
    if (!(await statOf(target))) return vscode.l10n.t("{0} could not be moved; nothing was changed.", path);
    // It was written in the meantime: VS Code moves it then, but leaves the links as they are.
    return tickItem(target, (text) => ({ kind: "edit", edits: linksIn(text ?? "") }));
  }
  const moved = await vscode.workspace.openTextDocument(target);
  // VS Code edits whatever it has moved: written in the meantime, it has its links elsewhere.
  if (!wasDirty && moved.getText() !== applyEdits(before, links)) {
    const written = withoutByteOrderMark((await steadyText(target)) ?? "");
    if (written === "") return writtenMeanwhile(target);
    await replaceText(moved, applyEdits(written, linksIn(written)));
  }
  if (wasDirty || !moved.isDirty || (await moved.save())) return undefined;
  return vscode.l10n.t(
    "{0} could not be saved; the change is in the editor, not on disk.",
    vscode.workspace.asRelativePath(target),
  );
}

/** In the user's own time zone. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
