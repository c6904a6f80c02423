// The last step of Insert Tasks…: the phase or story that the tasks go into, or a new one.
import * as vscode from "vscode";
import { firstFrom, type Lines, type Markdown } from "../../core/markdown.ts";
import { type Task, tasksOf } from "../../core/speckit/tasks.ts";
import { type PhaseTarget, type Target, targetAt, targetsOf } from "../../core/templates/target.ts";
import { pick, type Row } from "../pick.ts";

/** The phases of the document, that at the zero-based `line` first. */
function phasesFrom(markdown: Markdown, tasks: readonly Task[], line: number | undefined): readonly PhaseTarget[] {
  const targets = targetsOf(markdown, tasks);
  const here = line === undefined ? undefined : targetAt(targets, line);
  return here ? [here, ...targets.filter((target) => target !== here)] : targets;
}

/** Phases whose lines are shown; more would keep the user waiting. */
const mostPreviews = 40;

/** `preview`: the lines that the tasks become there. "back" to choose other templates. */
export async function chooseTarget(
  markdown: Markdown,
  line: number | undefined,
  preview: (target: Target) => string,
): Promise<Target | "back" | undefined> {
  const { tasks } = tasksOf(markdown);
  const phases = phasesFrom(markdown, tasks, line);
  const newPhase = vscode.l10n.t("New Phase…");
  const rows: readonly Row<Target | "new">[] = [
    ...phases.map(({ heading, section, story, taskCount }, index) => ({
      label: heading.text,
      description: [
        story,
        vscode.l10n.t("tasks: {0}", taskCount),
        index === 0 && line !== undefined ? vscode.l10n.t("at the cursor") : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(" · "),
      detail: [
        endOf(tasks[firstFrom(tasks, section.endLine) - 1], section),
        ...(index < mostPreviews ? [preview({ kind: "phase", heading })] : []),
      ].join(" · "),
      value: { kind: "phase" as const, heading },
    })),
    { label: newPhase, detail: vscode.l10n.t("after the last phase"), icon: "add", value: "new" },
  ];
  const { Back } = vscode.QuickInputButtons;
  const picked = await pick({
    title: vscode.l10n.t("Insert Tasks: Phase"),
    placeholder: vscode.l10n.t("The phase or user story that the tasks go into"),
    rows,
    buttons: [Back],
  });
  if (picked?.by === Back) return "back";
  const [target] = picked?.values ?? [];
  return target === "new" ? askTitle() : target;
}

/** What the tasks come after. */
function endOf(last: Task | undefined, section: Lines): string {
  return last && last.line >= section.line
    ? vscode.l10n.t("after {0}", last.id || last.description)
    : vscode.l10n.t("no tasks yet");
}

async function askTitle(): Promise<Target | undefined> {
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t("New Phase"),
    prompt: vscode.l10n.t("What the phase is called"),
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("The new phase needs a title.") : undefined),
  });
  return title === undefined ? undefined : { kind: "new", title: title.trim() };
}
