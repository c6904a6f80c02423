// Move Checklists: brings the personas' checklists of all features to the folder that the settings choose, as one undo step.
// Offered when that setting changes.
import * as vscode from "vscode";
import { checklistMovesTo, isDirectlyIn } from "../../core/checklist/checklistPath.ts";
import type { FeatureStore } from "../featureStore.ts";
import { readText } from "../files.ts";
import { commands, settings } from "../ids.ts";
import { tellLate } from "../lateRows.ts";
import { guard, registerCommand, tell } from "../log.ts";
import type { FoundProject } from "../projects.ts";
import { checklistFolder } from "../settings.ts";
import { tickItem } from "../writing/ticks.ts";
import { inTurn, noteMoves } from "../writing/turns.ts";
import { whyNoPlace } from "../writing/writableDocument.ts";
import { keptLinks } from "./keptLinks.ts";

export function registerMoveChecklists(features: FeatureStore): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.moveChecklists, async () => {
      const found = await findMoves(features);
      if (found.moves.length > 0) await moveOrTell(features, found);
      else void vscode.window.showInformationMessage(keptOrNone(found));
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      void guard("offer to move checklists", () => offer(features, change));
    }),
  );
}

async function offer(features: FeatureStore, change: vscode.ConfigurationChangeEvent): Promise<void> {
  const setting = `personaGuide.${settings.checklistFolder}`;
  if (!change.affectsConfiguration(setting)) return;
  const isMeant = (project: FoundProject) => change.affectsConfiguration(setting, project.uri);
  const found = await findMoves(features, isMeant);
  const first = found.moves[0];
  if (!first) {
    if (found.kept.length > 0) void vscode.window.showWarningMessage(keptOrNone(found));
    return;
  }
  const asked =
    folderOf(first.to) === "checklists"
      ? vscode.l10n.t(
          "Move the personas’ checklists that exist ({0}) to checklists/ too? From then on /speckit.implement counts their items, and asks before it goes on while some are open.",
          found.moves.length,
        )
      : vscode.l10n.t(
          "Move the personas’ checklists that exist ({0}) to personas/ too? From then on /speckit.implement does not count their items.",
          found.moves.length,
        );
  const move = vscode.l10n.t("Move");
  const answer = await vscode.window.showInformationMessage(asked, move, vscode.l10n.t("Leave Them"));
  if (answer !== move) return;
  // Much may have changed before the answer, the setting too.
  const now = await findMoves(features, isMeant);
  const isAsAsked = now.moves.length > 0 && now.moves.every(({ to }) => folderOf(to) === folderOf(first.to));
  if (isAsAsked) await moveOrTell(features, now);
  else tellLate();
}

interface FoundMoves {
  readonly moves: readonly { readonly from: vscode.Uri; readonly to: vscode.Uri }[];
  /** Checklists that stay where they are: as `ChecklistMoves` has it, or a link is in the way. */
  readonly kept: readonly vscode.Uri[];
}

export async function findMoves(
  features: FeatureStore,
  isMeant: (project: FoundProject) => boolean = () => true,
): Promise<FoundMoves> {
  const { projects } = await features.refresh();
  const moves: { from: vscode.Uri; to: vscode.Uri }[] = [];
  const kept: vscode.Uri[] = [];
  for (const project of projects.filter(isMeant)) {
    for (const { directory, documents } of project.features) {
      const uriOf = (path: string) => vscode.Uri.joinPath(project.uri, directory, path);
      const found = checklistMovesTo(checklistFolder(project.uri), await checklistsIn(documents, uriOf));
      kept.push(...found.kept.map(uriOf));
      for (const { from, to } of found.moves) {
        if (await hasLink(uriOf(from), uriOf(to))) kept.push(uriOf(from));
        else moves.push({ from: uriOf(from), to: uriOf(to) });
      }
    }
  }
  return { moves, kept };
}

async function checklistsIn(documents: readonly string[], uriOf: (path: string) => vscode.Uri) {
  const paths = documents.filter((path) => isDirectlyIn("personas", path) || isDirectlyIn("checklists", path));
  return new Map(await Promise.all(paths.map(async (path) => [path, (await readText(uriOf(path))) ?? ""] as const)));
}

async function hasLink(...places: readonly vscode.Uri[]): Promise<boolean> {
  return (await Promise.all(places.map(whyNoPlace))).some((barrier) => barrier !== undefined);
}

async function moveOrTell(features: FeatureStore, found: FoundMoves): Promise<void> {
  const refusal = await moveChecklists(features, found);
  if (refusal !== undefined) tell(refusal);
  else if (found.kept.length > 0) void vscode.window.showWarningMessage(keptOrNone(found));
}

/** Why nothing was moved, as a sentence; `undefined` when all were. Unsaved text moves along. */
export async function moveChecklists(
  features: Pick<FeatureStore, "refresh">,
  { moves }: FoundMoves,
): Promise<string | undefined> {
  const edit = new vscode.WorkspaceEdit();
  for (const { from, to } of moves) edit.renameFile(from, to, { overwrite: false });
  const apply = async () => {
    const isMoved = await vscode.workspace.applyEdit(edit);
    await features.refresh();
    // Not before it: until then boxes that are clicked are those of the old places.
    if (isMoved) noteMoves(moves);
    return isMoved;
  };
  // After the ticks that are on their way to any of the files, and before later ones.
  const isMoved = await moves.reduce(
    (rest, { from }) =>
      () =>
        inTurn(from, rest),
    apply,
  )();
  return isMoved ? keepLinks(moves) : vscode.l10n.t("The checklists could not be moved.");
}

/** Evidence leads to the same places as before: the two folders lie side by side, so that only links within one change. */
async function keepLinks(moves: FoundMoves["moves"]): Promise<string | undefined> {
  const places = new Map(moves.map(({ from, to }) => [from.path, to.path]));
  const goesTo = (path: string) => places.get(path) ?? path;
  const refusals = await Promise.all(
    moves.map(({ from, to }) =>
      tickItem(to, (text = "") => ({
        kind: "edit",
        edits: keptLinks(text, { from: from.path, to: to.path, goesTo }),
      })),
    ),
  );
  return refusals.find((refusal) => refusal !== undefined);
}

function keptOrNone({ kept }: FoundMoves): string {
  if (kept.length === 0)
    return vscode.l10n.t("The personas’ checklists are all in the folder that the settings choose.");
  const paths = kept.map((uri) => vscode.workspace.asRelativePath(uri)).join(", ");
  return vscode.l10n.t(
    "Left where they are, since their place is taken, name and front matter do not name the same persona, or a symbolic link is in the way: {0}",
    paths,
  );
}

function folderOf(uri: vscode.Uri): string {
  return uri.path.split("/").at(-2) ?? "";
}
