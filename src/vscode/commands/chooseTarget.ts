// The last step of Insert Tasks…: the phase or story that the tasks go into, or a new one.
import * as vscode from "vscode";
import { firstFrom, type Markdown } from "../../core/markdown.ts";
import { type Task, tasksOf } from "../../core/speckit/tasks.ts";
import type { DocumentTemplate } from "../../core/templates/documentTemplate.ts";
import { type PhaseTarget, type Target, targetAt, targetsOf } from "../../core/templates/target.ts";
import { missingPhases } from "../../core/templates/templatePhases.ts";
import { pick, type Row } from "../pick.ts";

/** Phases whose lines are shown; more would keep the user waiting. */
const mostPreviews = 40;

/**
 * `line`: where the cursor is; the phase there comes first. `template`: that of the project, whose phases are offered as new
 * ones. `preview`: the lines that the tasks become there.
 */
export async function chooseTarget(
  markdown: Markdown,
  line: number | undefined,
  template: DocumentTemplate,
  preview: (target: Target) => string,
): Promise<Target | "back" | undefined> {
  const { tasks } = tasksOf(markdown);
  const targets = targetsOf(markdown, tasks);
  const here = line === undefined ? undefined : targetAt(targets, line);
  const phases = here ? [here, ...targets.filter((target) => target !== here)] : targets;
  const { Back } = vscode.QuickInputButtons;
  const picked = await pick<Target | "new">({
    title: vscode.l10n.t("Insert Tasks: Phase"),
    placeholder: vscode.l10n.t("The phase or user story that the tasks go into"),
    rows: [
      ...phases.map((phase, index) => {
        const target = { kind: "phase" as const, heading: phase.heading, rank: phase.rank };
        return {
          label: phase.heading.text,
          description: [...countsOf(phase), ...(phase === here ? [vscode.l10n.t("at the cursor")] : [])].join(" · "),
          detail: [endOf(phase, tasks), ...(index < mostPreviews ? [preview(target)] : [])].join(" · "),
          value: target,
        };
      }),
      ...(phases.length > 0 ? [] : [withoutPhase(line ?? markdown.lines.length - 1, preview)]),
      ...missingPhases(template, targets).map((title) => ({
        label: title,
        detail: vscode.l10n.t("a new phase after the last one, as the project’s template has it"),
        icon: "add",
        value: { kind: "new" as const, title },
      })),
      {
        label: vscode.l10n.t("New Phase…"),
        detail: vscode.l10n.t("after the last phase"),
        icon: "add",
        value: "new",
      },
    ],
    buttons: [Back],
  });
  if (picked?.by === Back) return "back";
  const [target] = picked?.values ?? [];
  return target === "new" ? askTitle() : target;
}

function countsOf({ story, taskCount }: PhaseTarget): readonly string[] {
  return [...(story === undefined ? [] : [story]), vscode.l10n.t("tasks: {0}", taskCount)];
}

/** What the tasks come after. */
function endOf({ section }: PhaseTarget, tasks: readonly Task[]): string {
  const last = tasks[firstFrom(tasks, section.endLine) - 1];
  return last && last.line >= section.line
    ? vscode.l10n.t("after {0}", last.id || last.description)
    : vscode.l10n.t("no tasks yet");
}

/** For a document that has no phase: after its last task, else at the cursor's heading. */
function withoutPhase(line: number, preview: (target: Target) => string): Row<Target> {
  const target = { kind: "cursor" as const, line, withoutPhase: true as const };
  return { label: vscode.l10n.t("Without a Phase"), detail: preview(target), value: target };
}

async function askTitle(): Promise<Target | undefined> {
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t("New Phase"),
    prompt: vscode.l10n.t("What the phase is called"),
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("The new phase needs a title.") : undefined),
  });
  return title === undefined ? undefined : { kind: "new", title: title.trim() };
}
