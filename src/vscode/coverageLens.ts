// The lenses at the top of spec.md, plan.md and tasks.md: how many items of each persona in play the document seems to speak of.
import * as vscode from "vscode";
import type { CoverageStore, DocumentCoverage } from "./coverageStore.ts";
import { commands } from "./ids.ts";
import { guard } from "./log.ts";
import { isCoverageOn } from "./settings.ts";

export function registerCoverageLens(coverage: CoverageStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) =>
      guard("coverage lens", () => {
        const found = isCoverageOn("lens", uri) ? coverage.of(uri) : undefined;
        return found && lensesOf(found, coverage);
      }),
  };
  return vscode.Disposable.from(
    changed,
    coverage.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("personaGuide.coverage")) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider({ language: "markdown" }, provider),
  );
}

function lensesOf(found: DocumentCoverage, coverage: CoverageStore): vscode.CodeLens[] {
  return found.personas.map(({ entry }) => {
    const { name, shortName } = entry.persona;
    return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      command: commands.showCoverage,
      title: `${shortName} ${coverage.countOf(found, entry)}`,
      tooltip: vscode.l10n.t("{0}: what the document seems to speak of, by its words alone", name),
      arguments: [{ uri: found.uri.toString(), personaKey: entry.key }],
    });
  });
}
