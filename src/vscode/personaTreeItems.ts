// How a node of the Personas view looks and sounds: label, description, icon, checkbox, command. No reading here.
import * as vscode from "vscode";
import { otherTitle } from "../core/checklist/personaChecklist.ts";
import { type Progress, progressOf } from "../core/checklist/progress.ts";
import { phaseById, phaseTitle } from "../core/speckit/phases.ts";
import { withoutHiddenCharacters } from "../core/text.ts";
import { boxOf } from "./checkboxes.ts";
import { toVsText } from "./convert.ts";
import type { EvidenceDocuments } from "./evidenceDocuments.ts";
import { commands } from "./ids.ts";
import { evidenceLines, noteOf, notesOf } from "./itemNotes.ts";
import { sectionProgress } from "./personaChecklists.ts";
import type { GroupNode, ItemNode, Node, PersonaNode, SectionNode } from "./personaNodes.ts";

const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export interface Look {
  readonly hasFeature: boolean;
  /** Whether persona nodes are opened at first. */
  readonly expandPersonas: boolean;
  /** Whether a box is drawn as ticked of which the file says `isDone`. */
  readonly isTicked: (id: string, isDone: boolean) => boolean;
  readonly evidence: EvidenceDocuments;
  /** Where the feature's documents seem to speak of an item; "" where they do not. */
  readonly addressedAt: (node: ItemNode) => string;
}

export function treeItemOf(node: Node, look: Look): vscode.TreeItem {
  const item = draw(node, look);
  // A click on a box that is still drawn of one feature must not be taken for one on another's.
  item.id = node.kind === "item" || node.kind === "group" ? `${node.id}@${node.checklist.uri}` : node.id;
  if (typeof item.label === "string") item.label = withoutHiddenCharacters(item.label);
  if (typeof item.description === "string") item.description = withoutHiddenCharacters(item.description);
  return item;
}

function draw(node: Node, look: Look): vscode.TreeItem {
  switch (node.kind) {
    case "persona":
      return personaItem(node, look);
    case "section":
      return sectionItem(node, look);
    case "group":
      return groupItem(node, look);
    case "item":
      return itemItem(node, look);
    case "focusAndAvoid":
      return plain(vscode.l10n.t("Focus and avoid"), "compass", Collapsed);
    case "worksWith":
      return plain(vscode.l10n.t("Works with"), "organization", Collapsed);
    case "reference":
      return plain(vscode.l10n.t("Reference"), "book", Collapsed);
    case "focus":
    case "avoid": {
      const item = plain(node.advice.text, node.kind === "focus" ? "check" : "circle-slash", None);
      const said =
        node.kind === "focus"
          ? vscode.l10n.t("Focus on: {0}", node.advice.text)
          : vscode.l10n.t("Avoid: {0}", node.advice.text);
      item.tooltip = said;
      item.accessibilityInformation = { label: said };
      return item;
    }
    case "collaboration": {
      const { with: name, shortName, text } = node.collaboration;
      const item = plain(shortName ? `${name} (${shortName})` : name, "arrow-right", None);
      item.description = text;
      item.command = { command: commands.revealPersona, title: "", arguments: [shortName ?? name, name] };
      return item;
    }
    case "topic": {
      const item = plain(node.topic.title, node.topic.level === 2 ? "book" : "symbol-string", None);
      item.command = {
        command: commands.openReference,
        title: "",
        arguments: [{ personaKey: node.entry.key, heading: node.topic.title }],
      };
      return item;
    }
  }
}

function personaItem({ entry, checklist }: PersonaNode, look: Look): vscode.TreeItem {
  const { persona, layer, overrides } = entry;
  const item = plain(persona.name, "account", look.expandPersonas ? Expanded : Collapsed);
  const errors = persona.problems.filter(({ severity }) => severity === "error");
  const progress = sectionProgress(checklist.sections);
  item.description = errors.length > 0 ? vscode.l10n.t("problems") : counted(progress, look);
  if (errors.length > 0)
    item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  item.contextValue = `persona ${layer}${overrides ? " overriding" : ""} ${checklist.exists ? "started" : "untouched"}`;
  const origin = overrides
    ? vscode.l10n.t("This project’s, in place of the bundled one")
    : layer === "workspace"
      ? vscode.l10n.t("This project’s")
      : "";
  item.tooltip = [withoutHiddenCharacters(persona.role), origin].filter((line) => line !== "").join("\n");
  const troubles = errors.length > 0 ? `, ${vscode.l10n.t("problems")}` : "";
  item.accessibilityInformation = { label: `${persona.name}, ${spoken(progress)}${troubles}` };
  return item;
}

function sectionItem({ isCurrent, section }: SectionNode, look: Look): vscode.TreeItem {
  const progress = sectionProgress([section]);
  const title = section.phase === undefined ? namedTitle(section.title) : toVsText(phaseTitle(section.phase));
  const item = plain(
    title,
    isCurrent ? "debug-stackframe" : section.phase ? "circle-large-outline" : "checklist",
    isCurrent ? Expanded : Collapsed,
  );
  if (isCurrent) item.iconPath = new vscode.ThemeIcon("debug-stackframe", new vscode.ThemeColor("charts.blue"));
  item.description = isCurrent ? vscode.l10n.t("{0} · current", counted(progress, look)) : counted(progress, look);
  const purpose = phaseById(section.phase ?? "")?.purpose;
  if (purpose) item.tooltip = toVsText(purpose);
  item.contextValue = `phase${isCurrent ? " current" : ""}${section.phase === "tasks" ? " tasks" : ""}`;
  item.accessibilityInformation = {
    label: isCurrent
      ? vscode.l10n.t("{0}, current phase, {1}", title, spoken(progress))
      : `${title}, ${spoken(progress)}`,
  };
  return item;
}

function groupItem({ group }: GroupNode, look: Look): vscode.TreeItem {
  const progress = progressOf(group.entries);
  const item = plain(group.title, undefined, Expanded);
  item.description = counted(progress, look);
  const isDone = progress.done === progress.total && progress.total > 0;
  item.checkboxState = {
    state: isDone ? Checked : Unchecked,
    tooltip: isDone ? vscode.l10n.t("Untick all items") : vscode.l10n.t("Tick all items"),
    accessibilityInformation: { label: `${group.title}, ${spoken(progress)}` },
  };
  item.contextValue = "responsibility";
  item.accessibilityInformation = { label: `${group.title}, ${spoken(progress)}` };
  return item;
}

function itemItem(node: ItemNode, look: Look): vscode.TreeItem {
  const { item: entry, group } = node;
  const item = plain(entry.text, undefined, None);
  const isDone = look.isTicked(node.id, entry.state === "done");
  const state = isDone ? vscode.l10n.t("checked") : vscode.l10n.t("not checked");
  const place = vscode.l10n.t("{0} of {1}", group.entries.indexOf(entry) + 1, group.entries.length);
  const note = noteOf(node, look.evidence);
  const addressed = isDone ? "" : look.addressedAt(node);
  const seems = addressed === "" ? "" : vscode.l10n.t("seems to be addressed in {0}", addressed);
  const said = [note, seems, place].filter((part) => part !== "").join(", ");
  item.checkboxState = boxOf(isDone, `${entry.text}, ${said}`);
  item.accessibilityInformation = { label: `${entry.text}, ${state}, ${said}` };
  item.description = [note, addressed].filter((part) => part !== "").join(" · ");
  // Not in the description alone, which a long text pushes out of sight.
  if (entry.notApplicable !== undefined) item.iconPath = new vscode.ThemeIcon("circle-slash");
  else if (seems !== "")
    item.iconPath = new vscode.ThemeIcon("circle-small-filled", new vscode.ThemeColor("charts.blue"));
  const more = [...notesOf(node), ...evidenceLines(node, look.evidence), seems].filter((line) => line !== "");
  if (more.length > 0) item.tooltip = [entry.text, ...more].map(withoutHiddenCharacters).join("\n");
  item.contextValue = `item${entry.inFile ? " inFile" : ""}${entry.evidence ? " evidence" : ""}`;
  item.command = { command: commands.openItem, title: vscode.l10n.t("Open"), arguments: [node] };
  return item;
}

/** The titles that are this extension's own in the user's language. */
function namedTitle(title: string): string {
  if (title === otherTitle) return vscode.l10n.t("Other items");
  return title === "Quality checklist" ? vscode.l10n.t("Quality checklist") : title;
}

function plain(label: string, icon: string | undefined, collapsible: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible);
  if (icon) item.iconPath = new vscode.ThemeIcon(icon);
  return item;
}

function counted({ done, total }: Progress, { hasFeature }: Look): string {
  return hasFeature ? `${done}/${total}` : `${total}`;
}

function spoken({ done, total }: Progress): string {
  return vscode.l10n.t("{0} of {1} done", done, total);
}
