// Insert Checklist Items…: choose a persona's phase or its quality checklist, then its items, and get them as questions in
// a checklist of Spec Kit, as one undo step.
import * as vscode from "vscode";
import { personaKeyOf } from "../../core/checklist/personaChecklist.ts";
import type { Markdown } from "../../core/markdown.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { phaseTitle } from "../../core/speckit/phases.ts";
import {
  checklistPrompts,
  presentQuestions,
  type QuestionGroup,
  qualityPart,
  questionGroupsOf,
  takesChecklistItems,
} from "../../core/templates/checklistItems.ts";
import { toVsText } from "../convert.ts";
import { readDocumentTemplate } from "../documentTemplates.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { parsed } from "../parsedTexts.ts";
import { writePrompts } from "../promptWriting.ts";
import { chooseDocument } from "./chooseDocument.ts";
import { requestOf } from "./insertRequest.ts";
import type { Stores } from "./stores.ts";

export function registerInsertChecklistItems(stores: Stores): vscode.Disposable {
  return registerCommand(commands.insertChecklistItems, (argument) => insertChecklistItems(stores, argument));
}

async function insertChecklistItems(stores: Stores, argument: unknown): Promise<void> {
  const { features, personas } = stores;
  await personas.load();
  const request = requestOf(stores, argument);
  const title = vscode.l10n.t("Insert Checklist Items");
  const document = await chooseDocument(
    features.state,
    {
      title,
      fits: (path, text) => takesChecklistItems(path) && personaKeyOf(text) === undefined,
      none: vscode.l10n.t("There is no checklist to insert into. /speckit.checklist makes one in checklists/."),
    },
    request.uri,
  );
  if (!document) return;
  const { path, uri } = document;
  const markdown = parsed((await vscode.workspace.openTextDocument(uri)).getText());
  const part = await choosePart(request.entry ? [request.entry] : personas.active, markdown, title);
  const groups = part && (await chooseItems(part, markdown, title));
  if (!groups || groups.length === 0) return;
  const template = await readDocumentTemplate(uri, path, features.state);
  await writePrompts(uri, (now, cursorLine) => checklistPrompts(now, { groups, template, cursorLine }));
}

async function choosePart(
  entries: readonly PersonaEntry[],
  markdown: Markdown,
  title: string,
): Promise<readonly QuestionGroup[] | undefined> {
  const choices = entries.flatMap(({ persona }) => {
    const all = questionGroupsOf(persona);
    const there = presentQuestions(markdown, all);
    if (all.length === 0) return [];
    return [
      { label: persona.name, kind: vscode.QuickPickItemKind.Separator },
      ...[...new Set(all.map(({ part }) => part))].map((part) => {
        const groups = all.filter((group) => group.part === part);
        const questions = groups.flatMap((group) => group.questions);
        const present = questions.filter((question) => there.has(question)).length;
        return {
          label: part === qualityPart ? vscode.l10n.t("Quality checklist") : toVsText(phaseTitle(part)),
          description:
            present > 0
              ? vscode.l10n.t("items: {0}, already there: {1}", questions.length, present)
              : vscode.l10n.t("items: {0}", questions.length),
          detail: groups.map((group) => group.title).join(" · "),
          groups,
        };
      }),
    ];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("None of the chosen roles has items."));
    return undefined;
  }
  const choice = await vscode.window.showQuickPick(choices, {
    title,
    matchOnDetail: true,
    placeHolder: vscode.l10n.t("The phase whose items come in, or the quality checklist"),
  });
  return choice && "groups" in choice ? choice.groups : undefined;
}

/** Those that are there are offered too, but not ticked. */
async function chooseItems(
  groups: readonly QuestionGroup[],
  markdown: Markdown,
  title: string,
): Promise<readonly QuestionGroup[] | undefined> {
  const there = presentQuestions(markdown, groups);
  const choices = groups.flatMap((group) => [
    { label: group.title, kind: vscode.QuickPickItemKind.Separator },
    ...group.questions.map((question) => ({
      label: question.question,
      description: there.has(question) ? vscode.l10n.t("already there") : "",
      picked: !there.has(question),
      question,
    })),
  ]);
  const chosen = await vscode.window.showQuickPick(choices, { title, canPickMany: true, matchOnDescription: true });
  if (!chosen) return undefined;
  const wanted = new Set(chosen.flatMap((choice) => ("question" in choice ? [choice.question] : [])));
  return groups
    .map((group) => ({ ...group, questions: group.questions.filter((question) => wanted.has(question)) }))
    .filter(({ questions }) => questions.length > 0);
}
