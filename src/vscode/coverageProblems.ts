// Shows in the Problems panel what the documents in the visible editors do not seem to speak of, when that is switched on,
// and offers what one can do about it.
import * as vscode from "vscode";
import { type MissingItem, missingItemsIn } from "../core/guidance/coverageProblems.ts";
import { sayingAbout, targetOf } from "../core/guidance/sayings.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { takesSections } from "../core/templates/section.ts";
import { toVsDiagnostic, toVsRange } from "./convert.ts";
import type { CoverageStore, DocumentCoverage } from "./coverageStore.ts";
import type { FeatureStore } from "./featureStore.ts";
import { commands } from "./ids.ts";
import { guard } from "./log.ts";
import { itemId } from "./personaNodes.ts";
import { isCoverageOn } from "./settings.ts";

type Missing = MissingItem & { readonly entry: PersonaEntry };

interface Shown {
  readonly found: DocumentCoverage;
  readonly missing: readonly Missing[];
}

/** With more of them in one place, the list is offered instead: a menu of forty lines helps nobody. */
const mostAtOnce = 3;

export function registerCoverageProblems(coverage: CoverageStore, features: FeatureStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("personaGuide.coverage");
  /** What the panel lists, by uri: the light bulb asks at each move of the cursor. */
  let shown: ReadonlyMap<string, Shown> = new Map();
  const show = () =>
    guard("coverage problems", () => {
      shown = new Map(visible(coverage).map((found) => [found.uri.toString(), shownOf(found, coverage)]));
      collection.clear();
      for (const { found, missing } of shown.values()) collection.set(found.uri, missing.map(toDiagnostic));
    });
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range) => {
      const { found, missing } = shown.get(document.uri.toString()) ?? {};
      const here = missing?.filter(({ problem }) => toVsRange(problem.range).intersection(range)) ?? [];
      // While someone types, the places are those of the text before.
      if (!found || here.length === 0 || found.text !== document.getText()) return undefined;
      return actionsFor(here, found, coverage.isCurrent(found.place));
    },
  };
  return vscode.Disposable.from(
    collection,
    coverage.onDidChange(show),
    // A tick takes a problem away.
    features.onDidChange(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
    vscode.languages.registerCodeActionsProvider({ language: "markdown" }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function visible(coverage: CoverageStore): readonly DocumentCoverage[] {
  const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
  return coverage.all().filter(({ uri }) => shown.has(uri.toString()) && isCoverageOn("problems", uri));
}

function shownOf(found: DocumentCoverage, coverage: CoverageStore): Shown {
  const missing = found.personas.flatMap(({ entry }) =>
    missingItemsIn(entry, coverage.itemsOf(found, entry), found.markdown).map((each) => ({ ...each, entry })),
  );
  return { found, missing };
}

function toDiagnostic({ problem }: Missing): vscode.Diagnostic {
  const diagnostic = toVsDiagnostic(problem);
  // The panel does not list hints.
  diagnostic.severity = vscode.DiagnosticSeverity.Information;
  return diagnostic;
}

/** `isCurrent`: whether the checklist that would be written is of the document's own feature. */
function actionsFor(here: readonly Missing[], found: DocumentCoverage, isCurrent: boolean): vscode.CodeAction[] {
  const personas = [...new Map(here.map(({ entry }) => [entry.key, entry])).values()];
  const lists = personas.map((entry) =>
    actionOf(
      vscode.l10n.t("Show what was not found: {0}", entry.persona.name),
      commands.showCoverage,
      { uri: found.uri.toString(), personaKey: entry.key },
      here.filter((missing) => missing.entry === entry),
    ),
  );
  if (here.length > mostAtOnce || !isCurrent) return lists;
  return [...here.flatMap((missing) => actionsOf(missing, found)), ...lists];
}

/** What one can do about one item that a document does not speak of. */
function actionsOf(missing: Missing, { place, uri }: DocumentCoverage): readonly vscode.CodeAction[] {
  const { covered, entry } = missing;
  const { shortName } = entry.persona;
  const { title } = covered.group;
  const feature = place.feature.path;
  const section = actionOf(
    vscode.l10n.t("Insert section “{0}” ({1})", title, shortName),
    commands.insertSection,
    { personaKey: entry.key, heading: title, uri: uri.toString() },
    [missing],
  );
  const saying = sayingAbout(entry, covered.item.text);
  return [
    ...(title !== "" && takesSections(uri.path) ? [section] : []),
    actionOf(
      vscode.l10n.t("Insert tasks of {0}…", entry.persona.name),
      commands.insertTasks,
      { personaKey: entry.key, feature },
      [missing],
    ),
    actionOf(
      vscode.l10n.t("Mark not applicable… ({0}: {1})", shortName, covered.item.text),
      commands.markNotApplicable,
      { itemId: itemId(entry, covered.item), feature },
      [missing],
    ),
    ...(saying
      ? [
          actionOf(
            vscode.l10n.t("Open Reference: {0} ({1})", saying.topic, shortName),
            commands.openReference,
            targetOf(saying),
            [missing],
          ),
        ]
      : []),
  ];
}

function actionOf(title: string, command: string, argument: object, mended: readonly Missing[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [argument] };
  action.diagnostics = mended.map(toDiagnostic);
  return action;
}
