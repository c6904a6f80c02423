// A lens above each phase of a tasks.md of a feature, which inserts tasks there.
import * as vscode from "vscode";
import { type PhaseTarget, targetsOf } from "../core/templates/target.ts";
import { phaseArgument } from "./commands/tasksDocument.ts";
import type { FeatureStore } from "./featureStore.ts";
import { commands, settings } from "./ids.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { isLensEnabled } from "./settings.ts";
import { isSpecDocument } from "./specDocuments.ts";

/** Longer documents get no lenses, in characters. */
const longest = 1_000_000;

export function registerTaskLenses(features: FeatureStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => guard("lenses", () => lensesOf(document, features)),
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ language: "markdown", pattern: "**/tasks.md" }, provider),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`personaGuide.${settings.codeLensEnabled}`)) changed.fire();
    }),
  );
}

function lensesOf(document: vscode.TextDocument, { state }: FeatureStore): vscode.CodeLens[] | undefined {
  const { uri } = document;
  if (!isLensEnabled(uri) || !isSpecDocument(uri, state)) return undefined;
  const text = document.getText();
  if (text.length > longest) return undefined;
  return outermost(targetsOf(parsed(text))).map(({ heading, rank }) => {
    const range = new vscode.Range(heading.line, 0, heading.line, 0);
    const title = vscode.l10n.t("Insert Tasks…");
    return new vscode.CodeLens(range, {
      command: commands.insertTasks,
      title: `$(add) ${title}`,
      arguments: [phaseArgument({ uri, heading: heading.text, line: heading.line, rank })],
    });
  });
}

/** Without the sub-sections of a phase; the title of the whole document takes none of the phases along. */
function outermost(targets: readonly PhaseTarget[]): readonly PhaseTarget[] {
  let end = 0;
  return targets.filter(({ heading, section }) => {
    if (section.line < end) return false;
    if (heading.level > 1) end = section.endLine;
    return true;
  });
}
