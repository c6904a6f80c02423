// Insert Tasks…: choose templates, choose the phase, and get task lines in tasks.md, as one undo step. The palette, the
// editor's menu, a lens at a phase and a persona's row all lead here.
import * as vscode from "vscode";
import type { Template, TemplateTask } from "../../core/persona/persona.ts";
import { tasksOf } from "../../core/speckit/tasks.ts";
import type { DocumentTemplate } from "../../core/templates/documentTemplate.ts";
import { type Insertion, insertion } from "../../core/templates/insertion.ts";
import { presentTasks } from "../../core/templates/present.ts";
import { previewOf } from "../../core/templates/preview.ts";
import type { Target } from "../../core/templates/target.ts";
import { templatesOf } from "../../core/templates/templates.ts";
import { visibleEditorOf } from "../activeDocument.ts";
import { toVsText } from "../convert.ts";
import { readDocumentTemplate } from "../documentTemplates.ts";
import { commands } from "../ids.ts";
import { insertTasksInto, rangeOfIds, tellInserted } from "../insertedTasks.ts";
import { registerCommand } from "../log.ts";
import { parsed } from "../parsedTexts.ts";
import { textIn } from "./argument.ts";
import { chooseTarget } from "./chooseTarget.ts";
import { chooseTasks } from "./chooseTasks.ts";
import { chooseTemplates, missingIn, type Offer, offersOf } from "./chooseTemplates.ts";
import { isShownFor } from "./shownFeature.ts";
import type { Stores } from "./stores.ts";
import { type PhasePlace, phaseAt, phasePlaceOf, tasksDocument } from "./tasksDocument.ts";

export function registerInsertTasks(stores: Stores): vscode.Disposable {
  return registerCommand(commands.insertTasks, (argument) => insertTasks(stores, argument));
}

/**
 * `argument`: a row of the Personas view, whose persona's templates alone are offered, a phase as a lens names it, or a
 * template as a hover's link does.
 */
async function insertTasks(stores: Stores, argument: unknown): Promise<void> {
  const { features, personas, tree } = stores;
  await personas.load();
  if (!isShownFor(features, argument)) return;
  const row = argument === undefined ? undefined : tree.nodeOf(argument);
  const only = row?.entry ?? personas.personaByKey(textIn(argument, "personaKey") ?? "");
  const place = phasePlaceOf(argument);
  const document = await tasksDocument(features.state, place?.uri);
  if (!document) return;
  const named = templateNamed(stores, argument);
  const offers = offersOf(only ? [only] : personas.active, tasksOf(parsed(document.getText())).tasks);
  const given = offers.filter(({ template }) => template === named);
  const template = await readDocumentTemplate(document.uri, "tasks.md", features.state);
  await insert(document, await choose(document, template, offers, given, place));
}

/** For a template that is shown elsewhere: asks which of its tasks, then for the phase. */
export async function insertTemplate({ features, personas }: Stores, template: Template): Promise<void> {
  await personas.load();
  const document = await tasksDocument(features.state, undefined);
  if (!document) return;
  const present = presentTasks(tasksOf(parsed(document.getText())).tasks, template.tasks);
  const offers = [{ template, persona: "", present }];
  const phases = await readDocumentTemplate(document.uri, "tasks.md", features.state);
  await insert(document, await choose(document, phases, offers, offers, undefined));
}

interface Chosen {
  readonly tasks: readonly TemplateTask[];
  readonly target: Target;
}

async function insert(document: vscode.TextDocument, chosen: Chosen | undefined): Promise<void> {
  if (!chosen) return;
  const made = await insertTasksInto(document.uri, chosen.tasks, chosen.target);
  if (typeof made === "string") void vscode.window.showWarningMessage(made);
  else tellInserted(document, made);
}

function templateNamed({ personas }: Stores, argument: unknown): Template | undefined {
  const [personaKey, name] = [textIn(argument, "personaKey"), textIn(argument, "template")];
  const entry = personas.catalog.find(({ key }) => key === personaKey);
  return entry && templatesOf(entry.persona).find((template) => template.name === name);
}

/** Asks in up to three steps, the first of which is left out for `given` templates; "back" leads to it. */
async function choose(
  document: vscode.TextDocument,
  template: DocumentTemplate,
  offers: readonly Offer[],
  given: readonly Offer[],
  place: PhasePlace | undefined,
): Promise<Chosen | undefined> {
  const markdown = parsed(document.getText());
  if (offers.length === 0) return nothing(vscode.l10n.t("The chosen roles have no task templates."));
  const shown = (tasks: readonly TemplateTask[], target: Target, show: (made: Insertion) => string) => {
    const made = insertion(markdown, tasks, target);
    return made.kind === "none" ? toVsText(made.message) : show(made);
  };
  const phase = place && phaseAt(markdown, place);
  const line = visibleEditorOf(document.uri)?.selection.active.line;
  const likely = phase ?? { kind: "cursor" as const, line: line ?? 0 };
  let ticked = given;
  for (let isGiven = given.length > 0; ; isGiven = false) {
    const chosen = isGiven
      ? { offers: ticked, single: true }
      : await chooseTemplates(
          offers,
          ticked,
          (tasks) => shown(tasks, likely, previewOf),
          (tasks) => shown(tasks, likely, titleOf),
        );
    if (!chosen) return undefined;
    ticked = chosen.offers;
    const asks = ticked.length > 0 && (chosen.single || ticked.some((offer) => offer.present.length > 0));
    const tasks = asks ? await chooseTasks(ticked) : missingIn(ticked);
    if (tasks === "back") continue;
    if (!tasks) return undefined;
    if (tasks.length === 0) return nothing(vscode.l10n.t("No task was ticked; nothing was inserted."));
    const target = phase ?? (await chooseTarget(markdown, line, template, (each) => shown(tasks, each, previewOf)));
    if (target !== "back") return target && { tasks, target };
  }
}

function titleOf({ ids }: Insertion): string {
  return vscode.l10n.t("Insert Tasks: {0} ({1})", rangeOfIds(ids), ids.length);
}

function nothing(why: string): undefined {
  void vscode.window.showInformationMessage(why);
}
