// Shows what is wrong with the workspace's own persona files in the Problems panel, and mends what can be mended for
// certain. Those of the current project are always shown; those of another once one of them was open or all were asked for.
import * as vscode from "vscode";
import { type PersonaEntry, problemsOf } from "../core/persona/catalog.ts";
import type { Problem } from "../core/problem.ts";
import { activeDocumentUri } from "./activeDocument.ts";
import { toVsDiagnostic, toVsRange, toVsText } from "./convert.ts";
import { guard, tell } from "./log.ts";
import { OfferedAction } from "./offeredAction.ts";
import { mayBePersona } from "./personaFiles.ts";
import type { PersonaStore } from "./personaStore.ts";
import { editIn } from "./writing/editorEdits.ts";

/** The problems of a file, as they were found in `text`. */
interface Found {
  readonly text: string;
  readonly problems: readonly Problem[];
}

export class PersonaProblems implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #personas: PersonaStore;
  readonly #collection = vscode.languages.createDiagnosticCollection("personaGuide.personas");
  readonly #disposables: vscode.Disposable[];
  /** By uri. */
  #found: ReadonlyMap<string, Found> = new Map();

  constructor(personas: PersonaStore) {
    this.#personas = personas;
    const look = () => void guard("persona problems", () => this.#look());
    // After activation, which reads no file.
    const first = setTimeout(look, 0);
    this.#disposables = [
      this.#collection,
      { dispose: () => clearTimeout(first) },
      personas.onDidChange(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.languages.registerCodeActionsProvider({ language: "markdown" }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ];
  }

  /** Reads all persona files of all projects again. The problems of each; a file without any has an empty list. */
  async validate(): Promise<readonly (readonly Problem[])[]> {
    await this.#personas.include("all");
    await this.#personas.refresh();
    return Array.from(this.#found.values(), ({ problems }) => problems);
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] | undefined {
    const found = this.#found.get(document.uri.toString());
    const here = found?.problems.filter((problem) => problem.fixes && toVsRange(problem.range).intersection(range));
    // While someone types, the fixes of the text before would land elsewhere.
    if (!found || !here || here.length === 0 || !isSameText(found.text, document.getText())) return undefined;
    return here.flatMap((problem) => actionsOf(problem, document, found.text));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** An open persona file is checked, whichever project it lies in. */
  async #look(): Promise<void> {
    const uri = activeDocumentUri();
    if (!uri || !mayBePersona(uri)) return;
    await this.#personas.load();
    if (!this.#found.has(uri.toString())) await this.#personas.include(uri);
  }

  #show(): void {
    const before = this.#found;
    // The current project's come last and so count, where a file belongs to several.
    this.#found = new Map(this.#personas.catalogs.toReversed().flatMap(foundIn));
    for (const uri of before.keys()) if (!this.#found.has(uri)) this.#collection.delete(vscode.Uri.parse(uri));
    for (const [uri, { problems }] of this.#found)
      this.#collection.set(vscode.Uri.parse(uri), problems.map(toVsDiagnostic));
  }
}

function foundIn(catalog: readonly PersonaEntry[]): readonly (readonly [string, Found])[] {
  return catalog
    .filter(({ layer }) => layer === "workspace")
    .map((entry) => [entry.uri, { text: entry.text, problems: problemsOf(entry, catalog) }] as const);
}

/** `read`: the text in which the problem was found. */
function actionsOf(problem: Problem, document: vscode.TextDocument, read: string): readonly vscode.CodeAction[] {
  return (problem.fixes?.() ?? []).map(({ title, edits, isGuess }, index) => {
    const editsIn = (text: string) => {
      if (isSameText(read, text)) return edits;
      const path = vscode.workspace.asRelativePath(document.uri);
      tell(vscode.l10n.t("{0} changed in the meantime; nothing was changed.", path));
      return undefined;
    };
    const kind = vscode.CodeActionKind.QuickFix;
    const action = new OfferedAction(toVsText(title), kind, document, (editor) => editIn(editor, editsIn));
    action.diagnostics = [toVsDiagnostic(problem)];
    action.isPreferred = index === 0 && isGuess !== true;
    return action;
  });
}

/** VS Code makes the line ends of a document alike; positions stay the same. */
function isSameText(read: string, shown: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  return plain(read) === plain(shown);
}
