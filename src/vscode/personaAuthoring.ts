// Completion and hovers for those who write persona files: fields, phases, responsibilities' ids, other personas.
import * as vscode from "vscode";
import { type Completion, completionsAt } from "../core/authoring/completion.ts";
import { type AuthorHover, authorHoverAt } from "../core/authoring/hover.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { withoutHiddenCharacters } from "../core/text.ts";
import { fromVsPosition, toVsRange, toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { guard } from "./log.ts";
import { plain, untrusted } from "./markdownStrings.ts";
import { isPersonaBelow, mayBePersona } from "./personaFiles.ts";
import { allRootsOf } from "./personaRoots.ts";
import type { PersonaStore } from "./personaStore.ts";

/** VS Code asks for nothing while one types Markdown, unless one of these was typed. */
const triggers = ["[", ",", " ", '"', "*"];

const markdown: vscode.DocumentSelector = { language: "markdown" };

/** Larger files are not looked into, in characters. */
const longest = 5_000_000;

export function registerPersonaAuthoring(features: FeatureStore, personas: PersonaStore): vscode.Disposable {
  /** What is asked of a persona file; of any other document nothing. */
  const ask = <T>(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    answer: (text: string, catalog: readonly PersonaEntry[]) => T,
  ) =>
    guard("persona file", async () => {
      if (!mayBePersona(document.uri)) return undefined;
      await personas.load();
      const isPersona = isPersonaBelow(document.uri, allRootsOf(features.state).flat());
      const text = isPersona && !token.isCancellationRequested ? document.getText() : "";
      return text === "" || text.length > longest ? undefined : answer(text, personas.catalogAround(document.uri));
    });
  const completion: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token) =>
      ask(document, token, (text, catalog) =>
        completionsAt(text, fromVsPosition(position), catalog).map(toVsCompletion),
      ),
  };
  const hover: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      ask(document, token, (text, catalog) => {
        const found = authorHoverAt(text, fromVsPosition(position), catalog);
        return found && toVsHover(found);
      }),
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(markdown, completion, ...triggers),
    vscode.languages.registerHoverProvider(markdown, hover),
  );
}

function toVsHover({ example, items = [], message, range }: AuthorHover): vscode.Hover {
  const contents = [
    plain(withoutHiddenCharacters(toVsText(message))),
    ...(example === undefined ? [] : [new vscode.MarkdownString().appendCodeblock(example, "yaml")]),
    ...(items.length === 0 ? [] : [untrusted(items.map((item) => `- ${item}`).join("\n"))]),
  ];
  return new vscode.Hover(contents, toVsRange(range));
}

const kinds: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Field,
  phase: vscode.CompletionItemKind.EnumMember,
  responsibility: vscode.CompletionItemKind.Reference,
  persona: vscode.CompletionItemKind.User,
};

function toVsCompletion({ after, detail, kind, label, newText, range }: Completion, index: number) {
  const item = new vscode.CompletionItem(withoutHiddenCharacters(label), kinds[kind]);
  item.range = toVsRange(range);
  item.insertText =
    after === "" ? newText : new vscode.SnippetString().appendText(newText).appendTabstop(0).appendText(after);
  // What is replaced may begin with asterisks, which the label does not.
  item.filterText = `${newText} ${label}`;
  item.sortText = String(index).padStart(3, "0");
  item.detail = withoutHiddenCharacters(typeof detail === "string" ? detail : toVsText(detail));
  return item;
}
