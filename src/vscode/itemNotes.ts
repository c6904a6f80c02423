// What an item's row says besides its text, behind it and in its tooltip. All of it is plain text: nothing of it is Markdown.
import * as vscode from "vscode";
import type { Evidence } from "../core/checklist/evidence.ts";
import type { EvidenceDocuments } from "./evidenceDocuments.ts";
import type { ItemNode } from "./personaNodes.ts";

type Item = Pick<ItemNode, "checklist" | "item">;

/** A mark that is neither open nor done, why the item does not apply, its evidence, and whether it stands in the file alone. */
export function noteOf(node: Item, evidence: EvidenceDocuments): string {
  const { checklist, item } = node;
  const shown = evidenceNote(checklist.uri, item.evidence ?? [], evidence);
  return [...notesOf(node), shown].filter((note) => note !== "").join(" · ");
}

/** The same without the evidence, one by one. */
export function notesOf({ item }: Item): readonly string[] {
  const { mark, notApplicable, personaLine, state } = item;
  const notes = [
    state === "other" ? `[${mark}]` : "",
    notApplicable === undefined
      ? ""
      : notApplicable === ""
        ? vscode.l10n.t("N/A")
        : vscode.l10n.t("N/A: {0}", notApplicable),
    personaLine === undefined ? vscode.l10n.t("only in this file") : "",
  ];
  return notes.filter((note) => note !== "");
}

/** One line for each piece of evidence: where it is, its first words, and why it does not stand. */
export function evidenceLines({ checklist, item }: Item, documents: EvidenceDocuments): readonly string[] {
  return (item.evidence ?? []).map((evidence) => {
    const staleness = checklist.uri && documents.stalenessOf(checklist.uri, evidence);
    const why =
      staleness === "gone"
        ? vscode.l10n.t("stale: the file is gone")
        : staleness === "changed"
          ? vscode.l10n.t("stale: the place is gone")
          : "";
    const quote = evidence.quote === "" ? "" : `“${evidence.quote}”`;
    const parts = [evidence.label, quote, why].filter((part) => part !== "");
    return vscode.l10n.t("Evidence: {0}", parts.join(" · "));
  });
}

/** All that the row and its tooltip show, as one string: a row that looks otherwise is drawn again. */
export function lookOf(node: Item, documents: EvidenceDocuments): string {
  return [node.item.text, noteOf(node, documents), ...evidenceLines(node, documents)].join("\n");
}

function evidenceNote(
  checklist: vscode.Uri | undefined,
  all: readonly Evidence[],
  documents: EvidenceDocuments,
): string {
  const [first] = all;
  if (!first || !checklist) return "";
  const stale = all.filter((evidence) => documents.stalenessOf(checklist, evidence) !== undefined).length;
  const named = all.length === 1 ? first.label : vscode.l10n.t("evidence: {0}", all.length);
  if (stale === 0) return named;
  return all.length === 1 ? vscode.l10n.t("{0} (stale)", named) : vscode.l10n.t("{0} ({1} stale)", named, stale);
}
