// How hovers look. Our own links stand in Markdown strings of their own, the only ones that may run commands; what a
// persona or a document says stands in others, which may not, or escaped.
import * as vscode from "vscode";
import { entriesOf } from "../core/checklist/personaChecklist.ts";
import { type ItemKey, keyId } from "../core/checklist/tick.ts";
import type { HeadingHover, RoleAtHeading } from "../core/guidance/headingHover.ts";
import type { DefinitionHover, Hover } from "../core/guidance/hover.ts";
import type { PlaceInFeature } from "../core/guidance/idLookup.ts";
import { targetOf } from "../core/guidance/sayings.ts";
import { type Saying, sayingsToShow, type Term, type TermItem, type TermTemplate } from "../core/guidance/terms.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { toVsText } from "./convert.ts";
import type { FeatureState } from "./featureStore.ts";
import { commands } from "./ids.ts";
import { plain, untrusted } from "./markdownStrings.ts";
import { personaChecklist } from "./personaChecklists.ts";

/** Where a hover was asked for, and what else is known there. */
export interface Asker {
  /** The directory of the document's feature. */
  readonly feature: vscode.Uri;
  /** Whether that is the current one, whose checklists are known. */
  readonly isCurrent: boolean;
  readonly state: FeatureState;
  readonly personaByKey: (key: string) => PersonaEntry | undefined;
}

/** Sayings, items, places and roles in one hover at the most. */
const most = { sayings: 3, items: 3, places: 5, roles: 9, templates: 2 } as const;

export function hoverContents(hover: Hover, asker: Asker): vscode.MarkdownString[] {
  switch (hover.kind) {
    case "explanation":
      return [plain(toVsText(hover.message))];
    case "unknownId":
      return [plain(vscode.l10n.t("{0} is not defined in this feature’s documents.", hover.id))];
    case "definition":
      return definitionContents(hover, asker.feature);
    case "term":
      return [
        ...sayingsToShow(hover.term).slice(0, most.sayings).flatMap(sayingContents),
        ...actionContents(hover.term, asker),
      ];
  }
}

/** `listed`: items that the hover has named already. */
export function headingContents(
  { message, roles, tasks }: HeadingHover,
  asker: Asker,
  listed: readonly TermItem[],
): vscode.MarkdownString[] {
  const progress = tasks && plain(vscode.l10n.t("Tasks: {0} of {1} done", tasks.done, tasks.total));
  return [
    ...(message ? [plain(toVsText(message))] : []),
    ...(progress ? [progress] : []),
    ...(roles.length > 0 ? [roleContents(roles, asker, listed)] : []),
  ];
}

function roleContents(
  roles: readonly RoleAtHeading[],
  asker: Asker,
  listed: readonly TermItem[],
): vscode.MarkdownString {
  const lines = roles.slice(0, most.roles).map(({ personaName, progress, responsibility }) => {
    const name = responsibility === "" ? personaName : `${personaName} · ${responsibility}`;
    return `- ${plain(name).value}: ${plain(vscode.l10n.t("{0} of {1} done", progress.done, progress.total)).value}`;
  });
  const isAboutAll = roles.every(({ responsibility }) => responsibility === "");
  const idOf = ({ key, personaKey }: TermItem) => `${personaKey} ${keyId(key)}`;
  const known = new Set(listed.map(idOf));
  const open = roles
    .flatMap(({ open: items, personaKey }) => items.map(({ key, text }) => ({ personaKey, key, text })))
    .filter((item) => !known.has(idOf(item)));
  const ticks = isAboutAll ? [] : tickLines(open, asker);
  return trusted([vscode.l10n.t("Responsibilities here:"), "", ...lines, ...ticks].join("\n"), [commands.tickItem]);
}

/** The items about the term that are open, each with a link that ticks it, and the links to matching templates. */
function actionContents(term: Term, asker: Asker): vscode.MarkdownString[] {
  const open = asker.isCurrent ? term.items.filter((item) => isOpen(item, asker)) : [];
  const lines = [...tickLines(open, asker), ...templateLines(term.templates)];
  return lines.length > 0 ? [trusted(lines.join("\n"), [commands.tickItem, commands.insertTasks])] : [];
}

function tickLines(open: readonly TermItem[], { feature, personaByKey }: Asker): readonly string[] {
  if (open.length === 0) return [];
  return [
    "",
    plain(vscode.l10n.t("Open items: {0}", open.length)).value,
    "",
    ...open.slice(0, most.items).map(({ key, personaKey, text }) => {
      const target = { feature: feature.path, persona: personaKey, item: keyId(key) };
      const from = personaByKey(personaKey)?.persona.shortName ?? personaKey;
      return `- ${link(vscode.l10n.t("Tick"), commands.tickItem, target)} ${plain(text).value} · ${plain(from).value}`;
    }),
  ];
}

function templateLines(templates: readonly TermTemplate[]): readonly string[] {
  return templates.slice(0, most.templates).flatMap(({ name, personaKey }) => {
    const label = vscode.l10n.t("Insert tasks: {0}", name.replace(/[[\]`\\]/g, ""));
    return ["", `$(insert) ${link(plain(label).value, commands.insertTasks, { personaKey, template: name })}`];
  });
}

function isOpen({ key, personaKey }: { readonly personaKey: string; readonly key: ItemKey }, asker: Asker): boolean {
  const entry = asker.personaByKey(personaKey);
  if (!entry) return false;
  const { sections } = personaChecklist(asker.state, entry);
  return entriesOf(sections).find((each) => keyId(each.key) === keyId(key))?.state === "open";
}

function sayingContents(saying: Saying): vscode.MarkdownString[] {
  const { markdown, personaName, topic } = saying;
  const source = new vscode.MarkdownString("$(account) ", true).appendText(
    topic === "" ? personaName : `${personaName} · ${topic}`,
  );
  source.isTrusted = { enabledCommands: [commands.openReference] };
  if (topic !== "")
    source.appendMarkdown(
      ` — ${link(vscode.l10n.t("Open reference"), commands.openReference, { ...targetOf(saying) })}`,
    );
  return [source, untrusted(markdown)];
}

function definitionContents(
  { definition: { id, kind, line, state, text }, message, path, references }: DefinitionHover,
  feature: vscode.Uri,
): vscode.MarkdownString[] {
  const names = {
    task: vscode.l10n.t("Task"),
    requirement: vscode.l10n.t("Requirement"),
    criterion: vscode.l10n.t("Success criterion"),
    check: vscode.l10n.t("Checklist item"),
    story: vscode.l10n.t("User story"),
  };
  const states = {
    open: vscode.l10n.t("open"),
    done: vscode.l10n.t("done"),
    other: vscode.l10n.t("neither open nor done"),
  };
  const head = new vscode.MarkdownString().appendMarkdown("**").appendText(id).appendMarkdown("** ");
  head.appendText(
    [names[kind], state ? states[state] : "", vscode.l10n.t("{0}, line {1}", path, line + 1)]
      .filter((part) => part !== "")
      .join(" · "),
  );
  head.appendMarkdown(` — [${vscode.l10n.t("Go to")}](${lineOf(feature, path, line)})`);
  return [
    ...(message ? [plain(toVsText(message))] : []),
    head,
    untrusted(text),
    ...referenceContents(references(), feature),
  ];
}

/** Who refers to it: each line once. */
function referenceContents(places: readonly PlaceInFeature[], feature: vscode.Uri): vscode.MarkdownString[] {
  const lines = [...new Map(places.map((each) => [`${each.path} ${each.range.start.line}`, each])).values()];
  if (lines.length === 0) return [plain(vscode.l10n.t("Nothing else in the feature refers to it."))];
  const links = lines.slice(0, most.places).map(({ path, range: { start } }) => {
    const label = vscode.l10n.t("{0}, line {1}", path, start.line + 1);
    return `[${plain(label).value}](${lineOf(feature, path, start.line)})`;
  });
  const more = lines.length > most.places ? [plain(vscode.l10n.t("{0} more", lines.length - most.places)).value] : [];
  const told = new vscode.MarkdownString(`${plain(vscode.l10n.t("Referred to by:")).value} `);
  return [told.appendMarkdown([...links, ...more].join(" · "))];
}

function lineOf(feature: vscode.Uri, path: string, line: number): string {
  return vscode.Uri.joinPath(feature, path)
    .with({ fragment: `L${line + 1}` })
    .toString();
}

function trusted(markdown: string, enabledCommands: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown, true);
  text.isTrusted = { enabledCommands };
  return text;
}

function link(label: string, command: string, argument: Readonly<Record<string, string>>): string {
  return `[${label}](command:${command}?${encoded([argument])})`;
}

/** A bracket in a topic's name must not end the link. */
function encoded(value: unknown): string {
  return encodeURIComponent(JSON.stringify(value)).replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"));
}
