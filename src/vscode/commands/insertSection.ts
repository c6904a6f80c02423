// Insert Section…: choose responsibilities of the document's phase, and get them as headings with prompts, as one undo step.
import * as vscode from "vscode";
import type { Markdown } from "../../core/markdown.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import type { Topic } from "../../core/persona/persona.ts";
import { phaseTitle } from "../../core/speckit/phases.ts";
import { headingName } from "../../core/templates/documentTemplate.ts";
import type { Section } from "../../core/templates/newSection.ts";
import { presentSections, sectionPrompts, sectionsFor, takesSections } from "../../core/templates/section.ts";
import { templateOfTopic } from "../../core/templates/topicTemplate.ts";
import { toVsText } from "../convert.ts";
import { readDocumentTemplate } from "../documentTemplates.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { parsed } from "../parsedTexts.ts";
import { writePrompts } from "../promptWriting.ts";
import { chooseDocument } from "./chooseDocument.ts";
import { requestOf } from "./insertRequest.ts";
import type { Stores } from "./stores.ts";

export function registerInsertSection(stores: Stores): vscode.Disposable {
  return registerCommand(commands.insertSection, (argument) => insertSection(stores, argument));
}

async function insertSection(stores: Stores, argument: unknown): Promise<void> {
  await stores.personas.load();
  const request = requestOf(stores, argument);
  const entries = request.entry ? [request.entry] : stores.personas.active;
  await insertSections(stores, request.uri, async (path, uri) => {
    const markdown = parsed((await vscode.workspace.openTextDocument(uri)).getText());
    return sectionNamed(entries, path, request.heading) ?? chooseSections(entries, path, markdown);
  });
}

/** For a topic of the reference: its heading, with what it lists as prompts. */
export async function insertTopicSection(stores: Stores, topic: Topic): Promise<void> {
  const items = templateOfTopic(topic)?.tasks.map(({ text }) => text) ?? [];
  await insertSections(stores, undefined, async () => [{ title: topic.title, phase: "", items }]);
}

/** `choose`: what comes into the document at `path` below its feature. */
async function insertSections(
  { features }: Stores,
  given: vscode.Uri | undefined,
  choose: (path: string, uri: vscode.Uri) => Promise<readonly Section[] | undefined>,
): Promise<void> {
  const question = {
    title: vscode.l10n.t("Insert Section"),
    fits: takesSections,
    none: vscode.l10n.t(
      "There is no spec.md, plan.md, research.md or data-model.md to insert into. Open one, or choose a feature that has one.",
    ),
  };
  const document = await chooseDocument(features.state, question, given);
  if (!document) return;
  const { path, uri } = document;
  const sections = await choose(path, uri);
  if (!sections || sections.length === 0) return;
  const template = await readDocumentTemplate(uri, path, features.state);
  await writePrompts(uri, (now, cursorLine) => sectionPrompts(now, { path, sections, template, cursorLine }));
}

/** The one that the caller names, when a persona has it for this document. */
function sectionNamed(
  entries: readonly PersonaEntry[],
  path: string,
  heading: string | undefined,
): readonly Section[] | undefined {
  if (heading === undefined) return undefined;
  const all = entries.flatMap(({ persona }) => sectionsFor(persona, path));
  const found = all.filter(({ title }) => headingName(title) === headingName(heading));
  return found.length === 0 ? undefined : found;
}

/** Of one persona all that the document lacks are ticked; of several none, as few people want them all. */
async function chooseSections(
  entries: readonly PersonaEntry[],
  path: string,
  markdown: Markdown,
): Promise<readonly Section[] | undefined> {
  const choices = entries.flatMap(({ persona }) => {
    const sections = sectionsFor(persona, path);
    if (sections.length === 0) return [];
    const there = new Set(presentSections(markdown, sections));
    return [
      { label: persona.name, kind: vscode.QuickPickItemKind.Separator },
      ...sections.map((section) => ({
        label: section.title,
        description: [
          toVsText(phaseTitle(section.phase)),
          vscode.l10n.t("items: {0}", section.items.length),
          there.has(section) ? vscode.l10n.t("already there") : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(" · "),
        detail: section.items[0] ?? "",
        picked: entries.length === 1 && !there.has(section),
        section,
      })),
    ];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("None of the chosen roles has responsibilities in the phase of {0}.", path),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Insert Section: {0}", path),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    placeHolder: vscode.l10n.t("Responsibilities that come in as headings, with their items to fill in"),
  });
  return chosen?.flatMap((choice) => ("section" in choice ? [choice.section] : []));
}
