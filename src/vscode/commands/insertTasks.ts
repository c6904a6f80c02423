// Insert Tasks…: choose templates, choose the phase, and get task lines in tasks.md, as one undo step.
import * as vscode from "vscode";
import { type Markdown, markdownOf } from "../../core/markdown.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import type { TemplateTask } from "../../core/persona/persona.ts";
import { tasksOf } from "../../core/speckit/tasks.ts";
import { insertion } from "../../core/templates/insertion.ts";
import { presentTasks } from "../../core/templates/present.ts";
import { plainText } from "../../core/templates/segments.ts";
import { type Target, targetAt, targetsOf } from "../../core/templates/target.ts";
import { templatesOf } from "../../core/templates/templates.ts";
import { statedTotals } from "../../core/templates/totals.ts";
import { activeDocumentUri, visibleEditorOf } from "../activeDocument.ts";
import { toVsRange, toVsSnippet, toVsText } from "../convert.ts";
import type { FeatureState } from "../featureStore.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { applyAndSave, whyNotReady } from "../ticks.ts";
import { textIn } from "./argument.ts";
import type { Stores } from "./stores.ts";

export function registerInsertTasks(stores: Stores): vscode.Disposable {
  return registerCommand(commands.insertTasks, (argument) =>
    insertTasks(stores, argument === undefined ? undefined : entryOf(stores, argument)),
  );
}

/** Of a row, or named by another command. */
function entryOf({ personas, tree }: Stores, argument: unknown): PersonaEntry | undefined {
  return tree.nodeOf(argument)?.entry ?? personas.personaByKey(textIn(argument, "personaKey") ?? "");
}

/** With `only`, just the templates of this persona are offered. */
async function insertTasks({ features, personas }: Stores, only: PersonaEntry | undefined): Promise<void> {
  await personas.load();
  const uri = tasksDocument(features.state);
  if (!uri) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("There is no tasks.md to insert into. Open one, or choose a feature that has one."),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const tasks = await chooseTasks(only ? [only] : personas.active, markdownOf(document.getText()));
  if (!tasks || tasks.length === 0) return;
  const target = await chooseTarget(markdownOf(document.getText()), visibleEditorOf(uri)?.selection.active.line);
  if (!target) return;
  await write(uri, tasks, target);
}

/** The tasks.md in the active editor, else the current feature's. */
function tasksDocument({ directory, texts }: FeatureState): vscode.Uri | undefined {
  const active = activeDocumentUri();
  if (active && /\/tasks\.md$/.test(active.path) && vscode.workspace.getWorkspaceFolder(active)) return active;
  return directory && texts.has("tasks.md") ? vscode.Uri.joinPath(directory, "tasks.md") : undefined;
}

async function chooseTasks(
  entries: readonly PersonaEntry[],
  markdown: Markdown,
): Promise<readonly TemplateTask[] | undefined> {
  const present = tasksOf(markdown).tasks;
  const choices = entries.flatMap(({ persona }) => [
    { label: persona.name, kind: vscode.QuickPickItemKind.Separator, tasks: [] },
    ...templatesOf(persona).map(({ name, description, tasks }) => {
      const there = presentTasks(present, tasks);
      const count =
        there.length > 0
          ? vscode.l10n.t("tasks: {0}, already there: {1}", tasks.length, there.length)
          : vscode.l10n.t("tasks: {0}", tasks.length);
      return {
        label: name,
        description: count,
        detail: description ?? tasks[0]?.text ?? "",
        tasks: tasks.filter((task) => !there.includes(task)),
      };
    }),
  ]);
  const title = vscode.l10n.t("Insert Tasks: Templates");
  const chosen = await vscode.window.showQuickPick(choices, {
    title,
    canPickMany: true,
    matchOnDetail: true,
    placeHolder: vscode.l10n.t("Tasks that are already there are left out"),
  });
  return chosen?.flatMap(({ tasks }) => tasks);
}

/** The phase at the cursor comes first, so that Enter takes it. */
async function chooseTarget(markdown: Markdown, line: number | undefined): Promise<Target | undefined> {
  const targets = targetsOf(markdown);
  const here = line === undefined ? undefined : targetAt(targets, line);
  const ordered = here ? [here, ...targets.filter((target) => target !== here)] : targets;
  const choices = ordered.map(({ heading, story, taskCount }) => ({
    label: heading.text,
    description: [
      story,
      vscode.l10n.t("tasks: {0}", taskCount),
      heading === here?.heading ? vscode.l10n.t("at the cursor") : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(" · "),
    target: { kind: "phase", heading } as Target,
  }));
  const create = { label: `$(add) ${vscode.l10n.t("New Phase…")}`, description: "", target: undefined };
  const choice = await vscode.window.showQuickPick([...choices, create], {
    title: vscode.l10n.t("Insert Tasks: Phase"),
  });
  if (choice !== create) return choice?.target;
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t("New Phase"),
    prompt: vscode.l10n.t("What the phase is called"),
  });
  return title?.trim() ? { kind: "new", title: title.trim() } : undefined;
}

/** As a snippet where the document is in a text editor, so that Tab goes from placeholder to placeholder; else as text. */
async function write(uri: vscode.Uri, tasks: readonly TemplateTask[], target: Target): Promise<void> {
  const shown = visibleEditorOf(uri);
  // The document may have changed, or been closed, while the user was choosing.
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = shown && (await vscode.window.showTextDocument(document, shown.viewColumn));
  const unready = await whyNotReady(document);
  const markdown = markdownOf(document.getText());
  const made = insertion(markdown, tasks, target);
  if (unready !== undefined || made.kind === "none") {
    void vscode.window.showWarningMessage(unready ?? (made.kind === "none" ? toVsText(made.message) : ""));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (editor) {
    const snippet = new vscode.SnippetTextEdit(toVsRange(made.range), toVsSnippet(made.segments));
    snippet.keepWhitespace = true;
    edit.set(uri, [snippet]);
  } else edit.replace(uri, toVsRange(made.range), plainText(made.segments));
  // In an editor it stays unsaved: the placeholders are still to be filled in.
  const result = editor
    ? (await vscode.workspace.applyEdit(edit))
      ? undefined
      : "refused"
    : await applyAndSave(edit, document);
  if (result !== undefined) {
    const path = vscode.workspace.asRelativePath(uri);
    throw new Error(
      result === "refused" ? vscode.l10n.t("{0} changed in the meantime; nothing was inserted.", path) : result,
    );
  }
  const total = statedTotals(markdown)[0];
  if (total) {
    const text = vscode.l10n.t(
      "Line {0} of tasks.md states a total of {1} tasks; it was left as it is.",
      total.line + 1,
      total.total,
    );
    void vscode.window.showInformationMessage(text);
  }
}
