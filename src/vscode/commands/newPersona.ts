// New Persona…: a commented skeleton in the project's own folder.
import * as vscode from "vscode";
import { skeletonOf } from "../../core/authoring/skeleton.ts";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import { isPersonaId, personaIdOf } from "../../core/persona/naming.ts";
import { phases } from "../../core/speckit/phases.ts";
import { hiddenCharacter } from "../../core/text.ts";
import { toVsText } from "../convert.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { personaFileUri } from "../personaFiles.ts";
import { chooseRoot } from "./chooseRoot.ts";
import { createAndShow } from "./createFile.ts";
import type { Stores } from "./stores.ts";

type Catalog = readonly PersonaEntry[];

export function registerNewPersona({ features, personas }: Stores): vscode.Disposable {
  return registerCommand(commands.newPersona, async () => {
    await personas.load();
    const root = await chooseRoot(features.state);
    if (!root) return;
    await personas.include(root);
    const catalog = personas.catalogAround(root);
    const name = (await askName(catalog))?.trim();
    const id = name && (personaIdOf(name) || (await askId(catalog)));
    if (!name || !id) return;
    const chosen = await choosePhases();
    if (!chosen || chosen.length === 0) return;
    await createAndShow(personaFileUri(root, id), skeletonOf({ id, name, phases: chosen }));
  });
}

function askName(catalog: Catalog): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("New Persona: Name"),
    prompt: vscode.l10n.t("What people call the role"),
    placeHolder: vscode.l10n.t("Data Engineer"),
    validateInput: (name) =>
      /[<>#*`\n]/.test(name) || hiddenCharacter.test(name)
        ? vscode.l10n.t("Letters, digits and plain punctuation only.")
        : takenBy(catalog, personaIdOf(name)),
  });
}

/** For a name of which no id can be made, as of one in another script. */
function askId(catalog: Catalog): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("New Persona: Id"),
    prompt: vscode.l10n.t("What files and commands call it: small letters, digits and hyphens"),
    placeHolder: "data-engineer",
    validateInput: (id) =>
      isPersonaId(id) ? takenBy(catalog, id) : vscode.l10n.t("Small letters, digits and hyphens, at most 64."),
  });
}

/** A project's own persona is never replaced; a bundled one is, and that is said. */
function takenBy(catalog: Catalog, id: string): string | vscode.InputBoxValidationMessage | undefined {
  const entry = catalog.find(({ key }) => key === id);
  if (!entry) return undefined;
  if (entry.layer === "workspace") return vscode.l10n.t("There is a persona “{0}” already.", id);
  return {
    message: vscode.l10n.t(
      "It will take the place of the bundled “{0}”. Customize Persona… starts from that one.",
      entry.persona.name,
    ),
    severity: vscode.InputBoxValidationSeverity.Warning,
  };
}

async function choosePhases(): Promise<readonly string[] | undefined> {
  const choices = phases.map(({ id, purpose, title }) => ({
    label: toVsText(title),
    detail: toVsText(purpose),
    picked: id === "plan" || id === "tasks",
    id,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("New Persona: Phases"),
    placeHolder: vscode.l10n.t("The phases in which this role has something to say"),
    canPickMany: true,
  });
  return chosen?.map(({ id }) => id);
}
