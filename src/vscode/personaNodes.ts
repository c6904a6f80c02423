// The nodes of the Personas view: what there is below a persona, and an id for each that no other node has.
import type { Entry, EntryGroup, EntrySection } from "../core/checklist/personaChecklist.ts";
import { keyId } from "../core/checklist/tick.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { Collaboration, PersonaItem, Topic } from "../core/persona/persona.ts";
import type { PersonaChecklist } from "./personaChecklists.ts";

interface Part {
  readonly id: string;
  readonly entry: PersonaEntry;
}

export type PersonaNode = Part & { readonly kind: "persona"; readonly checklist: PersonaChecklist };
export type SectionNode = Part & {
  readonly isCurrent: boolean;
  readonly kind: "section";
  readonly section: EntrySection;
  readonly checklist: PersonaChecklist;
};
export type GroupNode = Part & {
  readonly kind: "group";
  readonly group: EntryGroup;
  readonly checklist: PersonaChecklist;
};
export type ItemNode = Part & {
  readonly kind: "item";
  readonly item: Entry;
  readonly group: EntryGroup;
  readonly checklist: PersonaChecklist;
};
type ListNode = Part & { readonly kind: "focusAndAvoid" | "worksWith" | "reference" };
type AdviceNode = Part & { readonly kind: "focus" | "avoid"; readonly advice: PersonaItem };
type CollaborationNode = Part & { readonly kind: "collaboration"; readonly collaboration: Collaboration };
type TopicNode = Part & { readonly kind: "topic"; readonly topic: Topic; readonly index: number };
export type Node =
  | PersonaNode
  | SectionNode
  | GroupNode
  | ItemNode
  | ListNode
  | AdviceNode
  | CollaborationNode
  | TopicNode;

export function personaNode(entry: PersonaEntry, checklist: PersonaChecklist): PersonaNode {
  return { kind: "persona", id: `${entry.uri}#${entry.key}`, entry, checklist };
}

/** How the tree is looked at. */
export interface View {
  /** Leaves out what is done. */
  readonly openOnly: boolean;
  /** The phase that is marked and opened. */
  readonly phase: string;
}

export function childrenOf(node: Node, view: View): readonly Node[] {
  switch (node.kind) {
    case "persona":
      return [...sectionNodes(node, view), ...(view.openOnly ? [] : listNodes(node))];
    case "section":
      return node.section.groups.flatMap((group) => groupNodes(node, group, view));
    case "group":
      return itemNodes(node, node.group, view);
    case "focusAndAvoid":
      return [
        ...adviceNodes(node, "focus", node.entry.persona.focus),
        ...adviceNodes(node, "avoid", node.entry.persona.avoid),
      ];
    case "worksWith":
      return node.entry.persona.collaboration.map((collaboration, index) => ({
        kind: "collaboration",
        id: `${node.id}/${index}`,
        entry: node.entry,
        collaboration,
      }));
    case "reference":
      return node.entry.persona.topics.map((topic, index) => ({
        kind: "topic",
        id: `${node.id}/${index}`,
        entry: node.entry,
        topic,
        index,
      }));
    default:
      return [];
  }
}

/** Every item below a persona, in the tree's order. */
export function itemsBelow(node: Node, view: View): readonly ItemNode[] {
  if (node.kind === "item") return [node];
  if (node.kind !== "persona" && node.kind !== "section" && node.kind !== "group") return [];
  return childrenOf(node, view).flatMap((child) => itemsBelow(child, view));
}

/** The id of an item's row. */
export function itemId({ key, uri }: PersonaEntry, item: Entry): string {
  return `${uri}#${key}:${keyId(item.key)}`;
}

export function isOpen(entry: Entry): boolean {
  return entry.state !== "done";
}

function sectionNodes({ id, entry, checklist }: PersonaNode, { openOnly, phase }: View): readonly SectionNode[] {
  return checklist.sections
    .filter(({ groups }) => !openOnly || groups.some(({ entries }) => entries.some(isOpen)))
    .map((section) => {
      const isCurrent = section.phase === phase;
      // VS Code remembers by id what is folded: the current phase is opened by being another row.
      const own = `${id}/${section.place}${isCurrent ? "/current" : ""}`;
      return { kind: "section", id: own, entry, section, checklist, isCurrent };
    });
}

/** A group without a title has no row: its items stand in the section. */
function groupNodes(node: SectionNode, group: EntryGroup, view: View): readonly Node[] {
  if (group.title === "") return itemNodes(node, group, view);
  if (view.openOnly && !group.entries.some(isOpen)) return [];
  return [{ kind: "group", id: `${node.id}//${group.place}`, entry: node.entry, group, checklist: node.checklist }];
}

function itemNodes(node: SectionNode | GroupNode, group: EntryGroup, { openOnly }: View): readonly ItemNode[] {
  return group.entries
    .filter((item) => !openOnly || isOpen(item))
    .map((item) => ({
      kind: "item",
      id: itemId(node.entry, item),
      entry: node.entry,
      item,
      group,
      checklist: node.checklist,
    }));
}

function listNodes({ id, entry }: PersonaNode): readonly ListNode[] {
  const { focus, avoid, collaboration, topics } = entry.persona;
  const list = (kind: ListNode["kind"], count: number): readonly ListNode[] =>
    count > 0 ? [{ kind, id: `${id}//${kind}`, entry }] : [];
  return [
    ...list("focusAndAvoid", focus.length + avoid.length),
    ...list("worksWith", collaboration.length),
    ...list("reference", topics.length),
  ];
}

function adviceNodes(
  { id, entry }: ListNode,
  kind: AdviceNode["kind"],
  advice: readonly PersonaItem[],
): readonly AdviceNode[] {
  return advice.map((item, index) => ({ kind, id: `${id}/${kind}/${index}`, entry, advice: item }));
}
