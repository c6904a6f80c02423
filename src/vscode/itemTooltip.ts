// The tooltip of an item of the Feature view: its text whole, and what the ids in it stand for, each a link to its line.
import * as vscode from "vscode";
import type { ChecklistItem } from "../core/checklist/checklist.ts";
import { definitionsIn, specDocumentOf } from "../core/guidance/specDocument.ts";
import type { FeatureState } from "./featureStore.ts";
import { plain } from "./markdownStrings.ts";
import { parsed } from "./parsedTexts.ts";

/** Of a definition's text, in characters. */
const longest = 160;

/** `own`: the document that the item stands in. Reads the feature's documents: only when a mouse rests on a row. */
export function itemTooltip(
  { line, text }: ChecklistItem,
  own: string,
  { directory, texts }: FeatureState,
): vscode.MarkdownString {
  const tooltip = plain(text);
  if (!directory) return tooltip;
  const documents = Array.from(texts, ([path, source]) => specDocumentOf(path, source, parsed));
  for (const { definition, path } of definitionsIn(text, documents)) {
    if (path === own && definition.line === line) continue;
    const target = vscode.Uri.joinPath(directory, path).with({ fragment: `L${definition.line + 1}` });
    const words = definition.text.length > longest ? `${definition.text.slice(0, longest)}…` : definition.text;
    tooltip.appendMarkdown(`\n\n[${plain(definition.id).value}](${target.toString()}): ${plain(words).value}`);
  }
  return tooltip;
}
