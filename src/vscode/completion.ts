// Completion in Spec Kit documents. Asks the core at places that one line tells; everywhere else nothing is read.
import * as vscode from "vscode";
import { beginningWith, specCompletionsAt } from "../core/guidance/completion.ts";
import { type CompletionPlace, completionPlaceAt } from "../core/guidance/completionPlace.ts";
import type { SpecCompletion } from "../core/guidance/specCompletion.ts";
import type { SpecDocument } from "../core/guidance/specDocument.ts";
import { beginsTask } from "../core/guidance/taskCompletion.ts";
import { withoutHiddenCharacters } from "../core/text.ts";
import { toVsPromptSnippet, toVsRange, toVsSnippet } from "./convert.ts";
import { readDocumentTemplate } from "./documentTemplates.ts";
import type { FeatureStore } from "./featureStore.ts";
import { readText } from "./files.ts";
import { guard } from "./log.ts";
import { untrusted } from "./markdownStrings.ts";
import type { PersonaStore } from "./personaStore.ts";
import type { PreparedDocuments } from "./preparedDocuments.ts";
import { isCompletionEnabled } from "./settings.ts";
import { isSpecDocument, type Place, placeOf } from "./specDocuments.ts";

/** VS Code asks for nothing while one types Markdown, unless one of these was typed. */
const triggers = [" ", "[", "-", "§", "T"];

export function registerCompletion(
  features: FeatureStore,
  personas: PersonaStore,
  documents: PreparedDocuments,
): vscode.Disposable {
  const source = new CompletionSource(features, personas, documents);
  const provider: vscode.CompletionItemProvider<OfferedItem> = {
    provideCompletionItems: (document, position, token, context) =>
      guard("completion", () => source.items(document, position, token, context)),
    resolveCompletionItem(item) {
      const { about } = item.completion;
      if (about !== undefined) item.documentation = untrusted(about);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider({ language: "markdown" }, provider, ...triggers);
}

const kinds: Readonly<Record<SpecCompletion["kind"], vscode.CompletionItemKind>> = {
  template: vscode.CompletionItemKind.Snippet,
  task: vscode.CompletionItemKind.Text,
  marker: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  section: vscode.CompletionItemKind.Struct,
};

/** Keeps what its documentation is made of until someone looks at it. */
class OfferedItem extends vscode.CompletionItem {
  readonly completion: SpecCompletion;

  constructor(completion: SpecCompletion, index: number) {
    const { filter, insert, kind, label, range, source } = completion;
    super({ label: withoutHiddenCharacters(label), description: withoutHiddenCharacters(source) }, kinds[kind]);
    this.completion = completion;
    this.range = toVsRange(range);
    this.filterText = filter;
    this.sortText = String(index).padStart(4, "0");
    this.insertText =
      insert.kind === "segments" ? toVsSnippet(insert.segments) : toVsPromptSnippet(insert.pieces).appendTabstop(0);
    this.keepWhitespace = true;
  }
}

class CompletionSource {
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #documents: PreparedDocuments;

  constructor(features: FeatureStore, personas: PersonaStore, documents: PreparedDocuments) {
    this.#features = features;
    this.#personas = personas;
    this.#documents = documents;
  }

  async items(
    document: vscode.TextDocument,
    { character, line }: vscode.Position,
    token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): Promise<vscode.CompletionList<OfferedItem> | undefined> {
    if (!isSpecDocument(document.uri, this.#features.state) || !isCompletionEnabled(document.uri)) return undefined;
    const wanted = completionPlaceAt(document.uri.path, document.lineAt(line).text, line, character);
    if (!wanted) return undefined;
    await this.#personas.load();
    const isTyped = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    const personas = this.#personas.active;
    // A space inside of a sentence asks as well; then the document is read only where a task goes on as it began.
    if (isTyped && wanted.kind === "task" && wanted.text !== "" && !beginsTask(wanted.text, personas)) return undefined;
    const place = placeOf(document.uri, this.#features.state);
    const prepared = place && this.#documents.ofEditor(document, place.path);
    if (!prepared || token.isCancellationRequested) return undefined;
    const [siblings, template] = await Promise.all([
      needsSiblings(wanted) ? this.#siblings(place) : [],
      wanted.kind === "heading" ? readDocumentTemplate(document.uri, place.path, this.#features.state) : [],
    ]);
    if (token.isCancellationRequested) return undefined;
    const found = specCompletionsAt(prepared, wanted, { siblings, personas, template });
    const offered = isTyped ? beginningWith(found, wanted.text) : found;
    return new vscode.CompletionList(offered.map((each, index) => new OfferedItem(each, index)));
  }

  /** The documents of the feature that define ids. Those of the current one were read already. */
  async #siblings({ feature, isFeature, path: own }: Place): Promise<readonly SpecDocument[]> {
    if (!isFeature) return [];
    const { directory, texts } = this.#features.state;
    const known = feature.path === directory?.path ? texts : undefined;
    const checklists = [...(known?.keys() ?? [])].filter((path) => path.startsWith("checklists/"));
    const wanted = ["spec.md", "tasks.md", ...checklists].filter((path) => path !== own);
    const found = await Promise.all(
      wanted.map(async (path) => {
        const uri = vscode.Uri.joinPath(feature, path);
        const text = known?.get(path) ?? (await readText(uri));
        return text === undefined ? undefined : this.#documents.ofText(uri, path, text);
      }),
    );
    return found.flatMap((each) => each ?? []);
  }
}

function needsSiblings({ kind }: CompletionPlace): boolean {
  return kind === "marker" || kind === "reference";
}
