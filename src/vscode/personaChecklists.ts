// The checklist of a persona in the current feature: where its file is and what it says. Derived from the stores when asked.
import * as vscode from "vscode";
import { checklistPathIn, isOwn } from "../core/checklist/checklistPath.ts";
import type { PersonaInFeature } from "../core/checklist/openItems.ts";
import {
  type ChecklistFile,
  checklistFileOf,
  type EntrySection,
  personaChecklistOf,
} from "../core/checklist/personaChecklist.ts";
import { type Progress, progressOf } from "../core/checklist/progress.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { FeatureState } from "./featureStore.ts";
import { parsed } from "./parsedTexts.ts";
import { checklistFolder } from "./settings.ts";

export interface PersonaChecklist {
  /** Where the file is, or would be; `undefined` without a feature. */
  readonly uri: vscode.Uri | undefined;
  readonly exists: boolean;
  readonly sections: readonly EntrySection[];
}

/** Files as last read, by uri, kept while the text stays the same. */
const read = new Map<string, { readonly text: string; readonly file: ChecklistFile }>();

export function personaChecklist({ directory, texts }: FeatureState, { key, persona }: PersonaEntry): PersonaChecklist {
  if (!directory) return { uri: undefined, exists: false, sections: personaChecklistOf(persona) };
  const path = checklistPathIn(checklistFolder(directory), key, texts);
  const uri = vscode.Uri.joinPath(directory, path);
  const text = texts.get(path);
  // One of which only the beginning is there has no items, and may become Spec Kit's own.
  const file = text !== undefined && isOwn(key, path, text) ? readFile(uri.toString(), text) : undefined;
  return { uri, exists: file !== undefined, sections: personaChecklistOf(persona, file) };
}

/** `personas` with their checklists in the current feature, for what the core derives from them. */
export function personasInFeature(state: FeatureState, personas: readonly PersonaEntry[]): readonly PersonaInFeature[] {
  return personas.map((entry) => {
    const { uri, exists, sections } = personaChecklist(state, entry);
    const file = uri && exists ? vscode.workspace.asRelativePath(uri) : undefined;
    return { key: entry.key, name: entry.persona.name, sections, file };
  });
}

export function sectionProgress(sections: readonly EntrySection[]): Progress {
  return progressOf(sections.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries)));
}

function readFile(key: string, text: string): ChecklistFile {
  const known = read.get(key);
  if (known?.text === text) return known.file;
  const file = checklistFileOf(text, parsed);
  if (read.size > 100) read.clear();
  read.set(key, { text, file });
  return file;
}
