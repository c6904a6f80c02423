// Shows what is wrong with the workspace's own persona files in the Problems panel, and mends what can be mended for
// certain. Those of the current project are always shown; those of the others once one was looked at or all were asked for.
import * as vscode from "vscode";
import { type PersonaEntry, problemsOf } from "../core/persona/catalog.ts";
import type { Problem } from "../core/problem.ts";
import { activeDocumentUri } from "./activeDocument.ts";
import { toVsDiagnostic, toVsEdit, toVsRange, toVsText } from "./convert.ts";
import { guard } from "./log.ts";
import { isPersonaDocument } from "./personaFiles.ts";
import type { PersonaStore } from "./personaStore.ts";
import { Serial } from "./serial.ts";

export class PersonaProblems implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #personas: PersonaStore;
  readonly #collection = vscode.languages.createDiagnosticCollection("personaGuide.personas");
  readonly #showing = new Serial(() => this.#show());
  readonly #disposables: vscode.Disposable[];
  /** By uri. */
  #problems: ReadonlyMap<string, readonly Problem[]> = new Map();
  #showsAllProjects = false;

  constructor(personas: PersonaStore) {
    this.#personas = personas;
    const look = () => void guard("persona problems", () => this.#look());
    // After activation, which reads no file.
    const first = setTimeout(look, 0);
    this.#disposables = [
      this.#collection,
      { dispose: () => clearTimeout(first) },
      personas.onDidChange(() => void guard("persona problems", () => this.#showing.run())),
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.languages.registerCodeActionsProvider({ language: "markdown" }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ];
  }

  /** Reads all persona files of all projects again. The problems by file; a file without any has an empty list. */
  async validate(): Promise<ReadonlyMap<string, readonly Problem[]>> {
    this.#showsAllProjects = true;
    await this.#personas.refresh();
    await this.#showing.run();
    return this.#problems;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] | undefined {
    const uri = document.uri.toString();
    const found = this.#problems.get(uri)?.filter((problem) => toVsRange(problem.range).intersection(range));
    // While someone types, the fixes of the text before would land elsewhere.
    if (!found || !isSameText(this.#personas.textOf(uri), document.getText())) return undefined;
    return found.flatMap((problem) => actionsOf(problem, document.uri));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** A persona file of another project is open: all projects' problems are shown from now on. */
  async #look(): Promise<void> {
    const uri = activeDocumentUri();
    if (!uri || !isPersonaDocument(uri)) return;
    await this.#personas.load();
    if (this.#showsAllProjects || this.#personas.textOf(uri.toString()) !== undefined) return;
    this.#showsAllProjects = true;
    await this.#showing.run();
  }

  async #show(): Promise<void> {
    const catalogs = this.#showsAllProjects ? await this.#personas.catalogs() : [this.#personas.catalog];
    this.#problems = new Map(catalogs.toReversed().flatMap(problemsIn));
    this.#collection.clear();
    for (const [uri, problems] of this.#problems)
      this.#collection.set(vscode.Uri.parse(uri), problems.map(toVsDiagnostic));
  }
}

function problemsIn(catalog: readonly PersonaEntry[]): readonly (readonly [string, readonly Problem[]])[] {
  return catalog
    .filter(({ layer }) => layer === "workspace")
    .map((entry) => [entry.uri, problemsOf(entry, catalog)] as const);
}

function actionsOf(problem: Problem, uri: vscode.Uri): readonly vscode.CodeAction[] {
  return (problem.fixes ?? []).map(({ title, edits }, index) => {
    const action = new vscode.CodeAction(toVsText(title), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(uri, edits.map(toVsEdit));
    action.diagnostics = [toVsDiagnostic(problem)];
    action.isPreferred = index === 0;
    return action;
  });
}

/** VS Code makes the line ends of a document alike; positions stay the same. */
function isSameText(read: string | undefined, shown: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  return read !== undefined && plain(read) === plain(shown);
}
