// The tasks.md that tasks go into, and the phase of it that a lens names.
import * as vscode from "vscode";
import type { Markdown } from "../../core/markdown.ts";
import { headingAgain, type Rank, type Target, targetsOf } from "../../core/templates/target.ts";
import { activeDocumentUri } from "../activeDocument.ts";
import type { FeatureState } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { textIn } from "./argument.ts";

/** `given`, else the tasks.md or the untitled Markdown in the active editor, else the current feature's; without one the user is told. */
export async function tasksDocument(
  { directory, texts }: FeatureState,
  given: vscode.Uri | undefined,
): Promise<vscode.TextDocument | undefined> {
  if (given) return vscode.workspace.openTextDocument(given);
  const active = activeDocumentUri();
  if (active && isTasksDocument(active)) return vscode.workspace.openTextDocument(active);
  const untitled = vscode.window.activeTextEditor?.document;
  if (untitled?.isUntitled && untitled.languageId === "markdown") return untitled;
  if (directory && texts.has("tasks.md"))
    return vscode.workspace.openTextDocument(vscode.Uri.joinPath(directory, "tasks.md"));
  const feature = directory && vscode.workspace.asRelativePath(directory);
  const next = vscode.l10n.t("What’s Next?");
  const told = feature
    ? vscode.l10n.t("{0} has no tasks.md to insert into yet.", feature)
    : vscode.l10n.t("There is no tasks.md to insert into. Open one, or choose a feature that has one.");
  void vscode.window.showWarningMessage(told, ...(feature ? [next] : [])).then((answer) => {
    if (answer === next) void vscode.commands.executeCommand(commands.showNext);
  });
  return undefined;
}

function isTasksDocument(uri: vscode.Uri): boolean {
  return /\/tasks\.md$/i.test(uri.path) && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** A phase of a tasks.md, as a lens hands it over. */
export interface PhasePlace {
  readonly uri: vscode.Uri;
  readonly heading: string;
  /** Zero-based, as it was when the lens was drawn. */
  readonly line: number;
  readonly rank: Rank | undefined;
}

export function phaseArgument({ uri, heading, line, rank }: PhasePlace): unknown {
  const ranked = rank && { nth: String(rank.nth), of: String(rank.of) };
  return { uri: uri.toString(), heading, line: String(line), ...ranked };
}

/** `undefined` for what is no such argument: any extension can hand one over. */
export function phasePlaceOf(argument: unknown): PhasePlace | undefined {
  const [uri, heading, line, nth, of] = ["uri", "heading", "line", "nth", "of"].map((key) => textIn(argument, key));
  if (uri === undefined || heading === undefined || line === undefined) return undefined;
  const parsed = vscode.Uri.parse(uri);
  const rank = nth === undefined || of === undefined ? undefined : { nth: Number(nth), of: Number(of) };
  return isTasksDocument(parsed) ? { uri: parsed, heading, line: Number(line), rank } : undefined;
}

/** The phase as it stands in the document now; `undefined` when it is gone or not clear any more. */
export function phaseAt(markdown: Markdown, { heading, line, rank }: PhasePlace): Target | undefined {
  const again = headingAgain(markdown, { text: heading, line }, rank);
  const found = targetsOf(markdown).find((target) => target.heading === again);
  return found && { kind: "phase", heading: found.heading, rank: found.rank };
}
