// What the Problems panel says of the current feature's documents: warnings of what hides items, and hints about ids,
// each kind with a setting of its own. Looks once the store has read what changed; a newer change stops an older look.
import * as vscode from "vscode";
import { unclosedProblemsIn } from "../core/checklist/unclosed.ts";
import { idProblemsOf } from "../core/guidance/idProblems.ts";
import type { SpecDocument } from "../core/guidance/specDocument.ts";
import type { Problem } from "../core/problem.ts";
import { toVsDiagnostic } from "./convert.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import type { PreparedDocuments } from "./preparedDocuments.ts";
import { type ProblemKind, problemSeverity } from "./settings.ts";

const kinds: ReadonlyMap<string, ProblemKind> = new Map([
  ["ids.unknown", "unknownIds"],
  ["ids.duplicate", "duplicateIds"],
  ["tasks.duplicate-id", "duplicateIds"],
  ["tasks.malformed-box", "malformedBoxes"],
  ["ids.requirement-without-task", "requirementsWithoutTask"],
]);

export function registerDocumentProblems(features: FeatureStore, documents: PreparedDocuments): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("personaGuide.documents");
  /** What was shown last, by uri: a collection that is set again makes the panel draw again. */
  let shown: ReadonlyMap<string, string> = new Map();
  let latest = 0;
  const show = async ({ directory, texts }: FeatureState) => {
    const own = ++latest;
    const now = new Map<string, string>();
    const all = await documents.ofCurrent(() => own !== latest);
    if (!all) return;
    for (const [path, text] of texts) {
      if (!directory) break;
      const uri = vscode.Uri.joinPath(directory, path);
      const ids = all.flatMap((document) => (document.path === path ? idHints(document, all, uri) : []));
      const diagnostics = [...unclosedProblemsIn(path, text, parsed).map(toVsDiagnostic), ...ids];
      const look = JSON.stringify(diagnostics);
      now.set(uri.toString(), look);
      if (shown.get(uri.toString()) !== look) collection.set(uri, diagnostics);
    }
    for (const uri of shown.keys()) if (!now.has(uri)) collection.delete(vscode.Uri.parse(uri));
    shown = now;
  };
  const look = (state: FeatureState) => void guard("document problems", () => show(state));
  return vscode.Disposable.from(
    collection,
    { dispose: () => latest++ },
    features.onDidChange(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("personaGuide.guidance.problems")) look(features.state);
    }),
  );
}

function idHints(document: SpecDocument, all: readonly SpecDocument[], uri: vscode.Uri): readonly vscode.Diagnostic[] {
  const problems: readonly Problem[] = [...document.taskProblems, ...idProblemsOf(document, all)];
  return problems.flatMap((problem) => {
    const kind = kinds.get(problem.code);
    const severity = kind && problemSeverity(kind, uri);
    if (severity === undefined) return [];
    const diagnostic = toVsDiagnostic(problem);
    diagnostic.severity = severity;
    return [diagnostic];
  });
}
