// Insert Tasks…: choose templates, choose the phase, and get task lines in tasks.md, as one undo step. The palette, the
// editor's menu, a lens at a phase and a persona's row all lead here.
import * as vscode from "vscode";
import { markdownOf } from "../../core/markdown.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import type { Template, TemplateTask } from "../../core/persona/persona.ts";
import { tasksOf } from "../../core/speckit/tasks.ts";
import { type Insertion, insertion } from "../../core/templates/insertion.ts";
import { previewOf } from "../../core/templates/preview.ts";
import type { Target } from "../../core/templates/target.ts";
import { templatesOf } from "../../core/templates/templates.ts";
import { visibleEditorOf } from "../activeDocument.ts";
import { toVsText } from "../convert.ts";
import { commands } from "../ids.ts";
import { insertTasksInto, rangeOfIds, tellInserted } from "../insertedTasks.ts";
import { registerCommand } from "../log.ts";
import { textIn } from "./argument.ts";
import { chooseTarget } from "./chooseTarget.ts";
import { chooseTasks } from "./chooseTasks.ts";
import { chooseTemplates, missingIn, type Offer, offersOf } from "./chooseTemplates.ts";
import type { Stores } from "./stores.ts";
import { type PhasePlace, phaseAt, phasePlaceOf, tasksDocument } from "./tasksDocument.ts";

export function registerInsertTasks(stores: Stores): vscode.Disposable {
  return registerCommand(commands.insertTasks, (argument) => insertTasks(stores, argument));
}

interface Chosen {
  readonly tasks: readonly TemplateTask[];
  readonly target: Target;
}

/**
 * `argument`: a row of the Personas view, whose persona's templates alone are offered, a phase as a lens names it, or a
 * template as a hover's link does.
 */
async function insertTasks(stores: Stores, argument: unknown): Promise<void> {
  const { features, personas, tree } = stores;
  await personas.load();
  const only = argument === undefined ? undefined : tree.nodeOf(argument)?.entry;
  const place = phasePlaceOf(argument);
  const document = await tasksDocument(features.state, place?.uri);
  if (!document) return;
  const chosen = await choose(only ? [only] : personas.active, document, place, templateNamed(stores, argument));
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

/** Asks in up to three steps, for the phase alone where the template is given; "back" leads to the first one. */
async function choose(
  entries: readonly PersonaEntry[],
  document: vscode.TextDocument,
  place: PhasePlace | undefined,
  named: Template | undefined,
): Promise<Chosen | undefined> {
  const markdown = markdownOf(document.getText());
  const { tasks: present } = tasksOf(markdown);
  const offers = offersOf(entries, present);
  if (offers.length === 0) return nothing(vscode.l10n.t("The chosen roles have no task templates."));
  const shown = (tasks: readonly TemplateTask[], target: Target, show: (made: Insertion) => string) => {
    const made = insertion(markdown, tasks, target);
    return made.kind === "none" ? toVsText(made.message) : show(made);
  };
  const given = place && phaseAt(markdown, place);
  const line = visibleEditorOf(document.uri)?.selection.active.line;
  const likely = given ?? { kind: "cursor" as const, line: line ?? 0 };
  let ticked: readonly Offer[] = offers.filter(({ template }) => template === named);
  for (let isGiven = ticked.length > 0; ; isGiven = false) {
    const chosen = isGiven
      ? { offers: ticked, single: false }
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
    const target = given ?? (await chooseTarget(markdown, line, (each) => shown(tasks, each, previewOf)));
    if (target !== "back") return target && { tasks, target };
  }
}

function titleOf({ ids }: Insertion): string {
  return vscode.l10n.t("Insert Tasks: {0} ({1})", rangeOfIds(ids), ids.length);
}

function nothing(why: string): undefined {
  void vscode.window.showInformationMessage(why);
}
