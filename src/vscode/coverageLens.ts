// The lenses at the top of spec.md, plan.md and tasks.md: how many items of each persona in play the document seems to speak of.
import * as vscode from "vscode";
import type { CoverageStore } from "./coverageStore.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced } from "./fileChanges.ts";
import { commands } from "./ids.ts";
import { guard } from "./log.ts";
import { isCoverageOn } from "./settings.ts";

/** Of more lenses only the first says what it counts, so that the line fits beside a sidebar. */
const mostInFull = 4;

/** Milliseconds in which VS Code asks for new lenses; it may wait a quarter of a second, and longer where that was slow. */
const longestWait = 2_000;

export function registerCoverageLens(coverage: CoverageStore, features: FeatureStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let shown = "";
  const unasked = new Set<string>();
  // VS Code does not ask any more when its editor loses the focus while it waits: it is told once more then.
  const tellAgain = debounced(() => {
    if (vscode.window.visibleTextEditors.some(({ document }) => unasked.has(document.uri.toString()))) changed.fire();
  }, longestWait);
  const show = () =>
    guard("coverage lens", () => {
      const now = JSON.stringify(coverage.all().map(({ uri }) => lensesOf(uri, coverage)));
      if (now === shown) return;
      shown = now;
      for (const { uri } of coverage.all()) unasked.add(uri.toString());
      changed.fire();
      tellAgain();
    });
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) => {
      unasked.delete(uri.toString());
      return guard("coverage lens", () => lensesOf(uri, coverage));
    },
  };
  return vscode.Disposable.from(
    changed,
    tellAgain,
    coverage.onDidChange(show),
    // An item that was marked as not applicable is not counted.
    features.onDidChange(show),
    vscode.languages.registerCodeLensProvider({ language: "markdown" }, provider),
  );
}

function lensesOf(uri: vscode.Uri, coverage: CoverageStore): vscode.CodeLens[] {
  const found = isCoverageOn("lens", uri) ? coverage.of(uri) : undefined;
  if (!found) return [];
  const isLong = found.personas.length > mostInFull;
  return found.personas.map(({ entry }, index) => {
    const { name, shortName } = entry.persona;
    const count = isLong && index > 0 ? coverage.shareOf(found, entry) : coverage.countOf(found, entry);
    return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      command: commands.showCoverage,
      title: `${shortName} ${count}`,
      tooltip: vscode.l10n.t("{0}: what the document seems to speak of, by its words alone", name),
      arguments: [{ uri: uri.toString(), personaKey: entry.key }],
    });
  });
}
