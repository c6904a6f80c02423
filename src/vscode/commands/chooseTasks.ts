// A step of Insert Tasks…: single tasks of the chosen templates. Those that the document has already come unticked.
import * as vscode from "vscode";
import type { TemplateTask } from "../../core/persona/persona.ts";
import { pick } from "../pick.ts";
import type { Offer } from "./chooseTemplates.ts";

/** In the order of the templates; "back" to choose other templates. */
export async function chooseTasks(offers: readonly Offer[]): Promise<readonly TemplateTask[] | "back" | undefined> {
  const rows = offers.flatMap(({ persona, present, template }) => [
    { label: `${persona} · ${template.name}` },
    ...template.tasks.map((task) => ({
      label: task.text,
      ...(present.includes(task) ? { detail: vscode.l10n.t("already there") } : {}),
      value: task,
    })),
  ]);
  const { Back } = vscode.QuickInputButtons;
  const present = new Set(offers.flatMap((offer) => offer.present));
  const tasks = offers.flatMap(({ template }) => template.tasks);
  const picked = await pick({
    title: vscode.l10n.t("Insert Tasks: Tasks"),
    placeholder: vscode.l10n.t("The ticked ones are inserted; what is already there is not ticked"),
    rows,
    ticked: tasks.filter((task) => !present.has(task)),
    buttons: [Back],
  });
  if (picked?.by === Back) return "back";
  const chosen = picked && new Set(picked.values);
  return chosen && tasks.filter((task) => chosen.has(task));
}
