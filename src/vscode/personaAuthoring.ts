// Completion and hovers for those who write persona files: fields, phases, responsibilities' ids, other personas.
import * as vscode from "vscode";
import { type Completion, completionsAt } from "../core/authoring/completion.ts";
import { authorHoverAt } from "../core/authoring/hover.ts";
import { fromVsPosition, toVsRange, toVsText } from "./convert.ts";
import { guard } from "./log.ts";
import { plain, untrusted } from "./markdownStrings.ts";
import { isPersonaDocument } from "./personaFiles.ts";
import type { PersonaStore } from "./personaStore.ts";

/** VS Code asks for nothing while one types Markdown, unless one of these was typed. */
const triggers = ["[", ",", " ", '"', "*"];

const markdown: vscode.DocumentSelector = { language: "markdown" };

export function registerPersonaAuthoring(personas: PersonaStore): vscode.Disposable {
  const completion: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token) =>
      guard("persona completion", async () => {
        if (!isPersonaDocument(document.uri)) return undefined;
        await personas.load();
        if (token.isCancellationRequested) return undefined;
        return completionsAt(document.getText(), fromVsPosition(position), personas.catalog).map(toVsCompletion);
      }),
  };
  const hover: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      guard("persona hover", async () => {
        if (!isPersonaDocument(document.uri)) return undefined;
        await personas.load();
        const found = authorHoverAt(document.getText(), fromVsPosition(position), personas.catalog);
        if (!found || token.isCancellationRequested) return undefined;
        const { example, items = [], message, range } = found;
        return new vscode.Hover(
          [
            plain(toVsText(message)),
            ...(example === undefined ? [] : [new vscode.MarkdownString().appendCodeblock(example, "yaml")]),
            ...(items.length === 0 ? [] : [untrusted(items.map((item) => `- ${item}`).join("\n"))]),
          ],
          toVsRange(range),
        );
      }),
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(markdown, completion, ...triggers),
    vscode.languages.registerHoverProvider(markdown, hover),
  );
}

const kinds: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Field,
  phase: vscode.CompletionItemKind.EnumMember,
  responsibility: vscode.CompletionItemKind.Reference,
  persona: vscode.CompletionItemKind.User,
};

function toVsCompletion({ after, detail, kind, label, newText, range }: Completion, index: number) {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.range = toVsRange(range);
  item.insertText =
    after === "" ? newText : new vscode.SnippetString().appendText(newText).appendTabstop(0).appendText(after);
  // What is replaced may begin with asterisks, which the label does not.
  item.filterText = `${newText} ${label}`;
  item.sortText = String(index).padStart(3, "0");
  item.detail = toVsText(detail);
  return item;
}
