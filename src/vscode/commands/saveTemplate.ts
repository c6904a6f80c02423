// Save Selection as Template…: the selected tasks as a template of a persona file of the project, with paths as placeholders.
import * as vscode from "vscode";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { personaIdOf } from "../../core/persona/naming.ts";
import type { TemplateTask } from "../../core/persona/persona.ts";
import { pathsIn, withPlaceholders } from "../../core/templates/paths.ts";
import {
  addTemplate,
  type NewTemplate,
  personaWithTemplate,
  selectedTasks,
} from "../../core/templates/saveTemplate.ts";
import { templatesOf } from "../../core/templates/templates.ts";
import { hiddenCharacter, slug } from "../../core/text.ts";
import { hasUnsavedText } from "../activeDocument.ts";
import { fromVsRange, toVsEdit, toVsText } from "../convert.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { isCursorMoved } from "../movedCursors.ts";
import { parsed } from "../parsedTexts.ts";
import { personaFileUri } from "../personaFiles.ts";
import { allRootsOf, rootsAround } from "../personaRoots.ts";
import { pick } from "../pick.ts";
import { writeEdits } from "../writing/documentEdits.ts";
import { openForWriting } from "../writing/writableDocument.ts";
import { createAndShow } from "./createFile.ts";
import type { Stores } from "./stores.ts";

export function registerSaveTemplate(stores: Stores): vscode.Disposable {
  return registerCommand(commands.saveTemplate, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor && isCursorMoved(editor)) return;
    const selected =
      editor?.document.languageId === "markdown"
        ? selectedTasks(parsed(editor.document.getText()), editor.selections.map(fromVsRange))
        : [];
    if (!editor || selected.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Select the lines of tasks in the text editor of a tasks.md first."),
      );
      return;
    }
    await stores.personas.load();
    const tasks = await choosePlaceholders(selected);
    const file = tasks && (await chooseFile(stores, editor.document.uri));
    const name = file && (await askName(file));
    if (!tasks || !file || !name) return;
    const refusal = await save(stores, file, { name, tasks });
    if (refusal !== undefined) void vscode.window.showWarningMessage(refusal);
  });
}

/** Each ticked path in braces: it says what belongs there, and two paths stay two. */
async function choosePlaceholders(tasks: readonly TemplateTask[]): Promise<readonly TemplateTask[] | undefined> {
  const paths = [...new Set(tasks.flatMap(({ text }) => pathsIn(text)))];
  if (paths.length === 0) return tasks;
  const picked = await pick({
    title: vscode.l10n.t("Save as Template: Placeholders"),
    placeholder: vscode.l10n.t("The ticked paths become placeholders, to be filled in on insertion"),
    rows: paths.map((path) => ({ label: path, description: `{${path}}`, value: path })),
    ticked: paths,
  });
  const chosen = picked && new Set(picked.values);
  return chosen && tasks.map((task) => ({ ...task, text: withPlaceholders(task.text, chosen) }));
}

type TemplateFile =
  | { readonly kind: "own"; readonly entry: PersonaEntry }
  | { readonly kind: "new"; readonly id: string; readonly name: string; readonly uri: vscode.Uri };

/** A persona file of the project that `document` lies in, or of the current one; or a new one, after asking what it is called. */
async function chooseFile({ features, personas }: Stores, document: vscode.Uri): Promise<TemplateFile | undefined> {
  await personas.include(document);
  const catalog = personas.catalogAround(document);
  const [root] = rootsAround(document, allRootsOf(features.state)) ?? allRootsOf(features.state)[0] ?? [];
  const own = catalog.filter(({ layer }) => layer === "workspace");
  const picked = await pick<PersonaEntry | "new">({
    title: vscode.l10n.t("Save as Template: Persona File"),
    placeholder: vscode.l10n.t("The persona that offers the template"),
    rows: [
      ...own.map((entry) => ({
        label: entry.persona.name,
        description: vscode.workspace.asRelativePath(vscode.Uri.parse(entry.uri)),
        detail: templatesNote(entry),
        value: entry,
      })),
      ...(root ? [{ label: vscode.l10n.t("New Persona File…"), icon: "add", value: "new" as const }] : []),
    ],
  });
  const [choice] = picked?.values ?? [];
  if (choice !== "new") return choice && { kind: "own", entry: choice };
  const name = root && (await askPersona(catalog))?.trim();
  if (!root || !name) return undefined;
  const id = personaIdOf(name);
  return { kind: "new", id, name, uri: personaFileUri(root, id) };
}

function templatesNote({ persona }: PersonaEntry): string {
  const offered = templatesOf(persona).length;
  return persona.templates.length === 0 && offered > 0
    ? vscode.l10n.t("templates: 1 from then on, in place of the {0} that its responsibilities give", offered)
    : vscode.l10n.t("templates: {0}", persona.templates.length);
}

function askPersona(catalog: readonly PersonaEntry[]): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Save as Template: New Persona File"),
    prompt: vscode.l10n.t("What the team or role is called whose templates these are"),
    value: vscode.l10n.t("Team"),
    validateInput: (name) => {
      const id = personaIdOf(name);
      if (id === "" || /[<>#*`\n]/.test(name) || hiddenCharacter.test(name))
        return vscode.l10n.t("Letters, digits and plain punctuation only.");
      return catalog.some(({ key }) => key === id) ? vscode.l10n.t("There is a persona “{0}” already.", id) : undefined;
    },
  });
}

async function askName(file: TemplateFile): Promise<string | undefined> {
  const taken = new Set(file.kind === "own" ? file.entry.persona.templates.map(({ name }) => slug(name)) : []);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Save as Template: Name"),
    prompt: vscode.l10n.t("What the list of templates calls it"),
    placeHolder: vscode.l10n.t("REST endpoint"),
    validateInput: (text) => {
      if (!/[\p{L}\p{N}]/u.test(text) || hiddenCharacter.test(text)) return vscode.l10n.t("It needs a name.");
      return taken.has(slug(text)) ? vscode.l10n.t("There is a template “{0}” already.", text.trim()) : undefined;
    },
  });
  return name?.trim();
}

/** Why nothing was written, as a sentence. */
async function save({ personas }: Stores, file: TemplateFile, template: NewTemplate): Promise<string | undefined> {
  if (file.kind === "new") {
    const text = personaWithTemplate(file.id, file.name, template);
    if (text === undefined) return vscode.l10n.t("These tasks can’t be written as a template; nothing was changed.");
    if (!(await createAndShow(file.uri, text)))
      return vscode.l10n.t("“{0}” was not saved: choose that persona file in the list.", template.name);
    await offer(personas, file.id);
    return undefined;
  }
  const uri = vscode.Uri.parse(file.entry.uri);
  const path = vscode.workspace.asRelativePath(uri);
  const writable = await openForWriting(uri);
  if (typeof writable === "string") return writable;
  if (!writable) return vscode.l10n.t("{0} is not there any more; nothing was changed.", path);
  const { document } = writable;
  const added = addTemplate(document.getText(), template);
  if (added.kind === "refused") return toVsText(added.message);
  const failure = await writeEdits(writable, [added.edit]);
  if (failure !== undefined)
    return failure === "refused" ? vscode.l10n.t("{0} cannot be changed; nothing was written.", path) : failure;
  await offer(personas, file.entry.key);
  const open = vscode.l10n.t("Open Persona File");
  // Unsaved text is the user's own to save, and the template with it.
  const told = hasUnsavedText(document)
    ? vscode.l10n.t("“{0}” is in {1}, which has unsaved changes; Insert Tasks… offers it.", template.name, path)
    : vscode.l10n.t("“{0}” was saved in {1}; Insert Tasks… offers it.", template.name, path);
  void vscode.window.showInformationMessage(told, open).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(document, { selection: toVsEdit(added.edit).range });
  });
  return undefined;
}

/** Where the user looks as some roles only, also as this one: else what was just saved would not be offered. */
async function offer(personas: Stores["personas"], key: string): Promise<void> {
  const { active, catalog } = personas;
  if (active.length < catalog.length && !active.some((entry) => entry.key === key))
    await personas.chooseRoles([...active.map((entry) => entry.key), key]);
}
