// The first step of Insert Tasks…: templates by persona, each with how many of its tasks the document has and the lines that
// it would give.
import * as vscode from "vscode";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import type { Template, TemplateTask } from "../../core/persona/persona.ts";
import type { Task } from "../../core/speckit/tasks.ts";
import { presentTasks } from "../../core/templates/present.ts";
import { templatesOf } from "../../core/templates/templates.ts";
import { pick, type Row } from "../pick.ts";

/** A template beside the document that it is offered for. */
export interface Offer {
  readonly template: Template;
  readonly persona: string;
  /** Those of its tasks that the document has already. */
  readonly present: readonly TemplateTask[];
}

export function offersOf(entries: readonly PersonaEntry[], tasks: readonly Task[]): readonly Offer[] {
  return entries.flatMap(({ persona }) =>
    templatesOf(persona).map((template) => ({
      template,
      persona: persona.name,
      present: presentTasks(tasks, template.tasks),
    })),
  );
}

/** The tasks of `offers` that the document does not have. */
export function missingIn(offers: readonly Offer[]): readonly TemplateTask[] {
  return offers.flatMap(({ template, present }) => template.tasks.filter((task) => !present.includes(task)));
}

export interface ChosenTemplates {
  /** In the order of the list. */
  readonly offers: readonly Offer[];
  /** Whether the user asked to choose among their tasks. */
  readonly single: boolean;
}

/** `preview`: the lines that tasks become. `sum`: what the title says of all that are ticked. */
export async function chooseTemplates(
  offers: readonly Offer[],
  ticked: readonly Offer[],
  preview: (tasks: readonly TemplateTask[]) => string,
  sum: (tasks: readonly TemplateTask[]) => string,
): Promise<ChosenTemplates | undefined> {
  const single = { iconPath: new vscode.ThemeIcon("list-selection"), tooltip: vscode.l10n.t("Choose Tasks…") };
  const picked = await pick({
    title: vscode.l10n.t("Insert Tasks: Templates"),
    placeholder: vscode.l10n.t("Tick templates; the list button chooses single tasks"),
    rows: offers.flatMap((offer, index): readonly Row<Offer>[] => [
      ...(offer.persona === offers[index - 1]?.persona ? [] : [{ label: offer.persona }]),
      { ...rowOf(offer, preview), button: single },
    ]),
    ticked,
    buttons: [single],
    titleOf: (chosen) => sum(missingIn(offers.filter((offer) => chosen.includes(offer)))),
  });
  if (!picked) return undefined;
  const chosen = new Set([...picked.values, ...(picked.of === undefined ? [] : [picked.of])]);
  return { offers: offers.filter((offer) => chosen.has(offer)), single: picked.by !== "enter" };
}

function rowOf(offer: Offer, preview: (tasks: readonly TemplateTask[]) => string): Row<Offer> {
  const { present, template } = offer;
  const { description, name, tasks } = template;
  const count =
    present.length > 0
      ? vscode.l10n.t("tasks: {0}, already there: {1}", tasks.length, present.length)
      : vscode.l10n.t("tasks: {0}", tasks.length);
  const missing = missingIn([offer]);
  return {
    label: name,
    description: description === undefined ? count : `${count} · ${description}`,
    detail: missing.length > 0 ? preview(missing) : whyNone(tasks),
    value: offer,
  };
}

function whyNone(tasks: readonly TemplateTask[]): string {
  return tasks.length > 0 ? vscode.l10n.t("all of its tasks are there already") : vscode.l10n.t("it has no tasks");
}
