// The nodes of the Feature view: documents, groups and items. What they look like is in featureTree.ts.
import type * as vscode from "vscode";
import type { ItemGroup } from "../core/checklist/documentChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { keyId, type PlacedItem } from "../core/checklist/tick.ts";

export type DocumentNode = {
  readonly kind: "document";
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly groups: readonly ItemGroup[];
};
export type GroupNode = {
  readonly kind: "group";
  readonly id: string;
  readonly document: DocumentNode;
  readonly group: ItemGroup;
};
export type ItemNode = {
  readonly kind: "item";
  readonly id: string;
  readonly document: DocumentNode;
  readonly item: PlacedItem;
  readonly isCounted: boolean;
};
export type Node = DocumentNode | GroupNode | ItemNode;

/** What the rows above the items say: their titles and counts. */
export function headsOf(documents: readonly DocumentNode[]): string {
  return JSON.stringify(
    documents.map(({ groups }) => groups.map(({ counted, title }) => [title, progressOf(counted)])),
  );
}

export function itemsBelow(document: DocumentNode): readonly ItemNode[] {
  return document.groups.flatMap((group) => itemNodes(document, group));
}

export function groupNodes(document: DocumentNode): readonly Node[] {
  return document.groups.flatMap((group, index): readonly Node[] =>
    group.title === ""
      ? itemNodes(document, group)
      : [{ kind: "group", id: `${document.id}#${index}`, document, group }],
  );
}

export function itemNodes(document: DocumentNode, group: ItemGroup): readonly ItemNode[] {
  const counted = new Set(group.counted);
  return group.items.map((item) => ({
    kind: "item",
    id: `${document.id}#${keyId(item.key)}`,
    document,
    item,
    isCounted: counted.has(item),
  }));
}

export function itemsOf(node: DocumentNode | GroupNode): readonly PlacedItem[] {
  return node.kind === "document" ? node.groups.flatMap(({ items }) => items) : node.group.items;
}
