// What a project looks like at a glance: each feature with its documents, phase and progress. Derived from texts that a
// caller has read; the command line prints it.
import { checklistOf } from "../checklist/checklist.ts";
import { checklistPathOf, isDirectlyIn } from "../checklist/checklistPath.ts";
import { checklistFileOf, type Entry, entriesOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import { type Progress, progressOf } from "../checklist/progress.ts";
import { markdownOf } from "../markdown.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { type CurrentPhase, currentPhaseOf } from "./currentPhase.ts";
import type { Feature } from "./feature.ts";
import { tasksOf } from "./tasks.ts";

export interface FeatureStatus {
  readonly feature: Feature;
  readonly phase: CurrentPhase;
  /** `undefined` without a tasks.md. */
  readonly tasks: Progress | undefined;
  /** Only personas that have a checklist in the feature. */
  readonly personas: readonly { readonly persona: string; readonly file: string; readonly progress: Progress }[];
  /** The other checklists, by file. */
  readonly checklists: readonly { readonly file: string; readonly progress: Progress }[];
}

/** `texts`: path below the feature's directory to text. */
export function featureStatusOf(
  feature: Feature,
  texts: ReadonlyMap<string, string>,
  personas: readonly PersonaEntry[],
): FeatureStatus {
  const tasksText = texts.get("tasks.md");
  const tasks = tasksText === undefined ? undefined : progressOf(tasksOf(markdownOf(tasksText)).tasks);
  const own = new Map(
    personas.flatMap((entry): [string, PersonaEntry][] => {
      const path = checklistPathOf(entry.key, texts);
      return path === undefined ? [] : [[path, entry]];
    }),
  );
  const files = [...texts].filter(([path]) => isDirectlyIn("personas", path) || isDirectlyIn("checklists", path));
  return {
    feature,
    phase: currentPhaseOf(feature.documents, tasks),
    tasks,
    personas: files.flatMap(([file, text]) => {
      const entry = own.get(file);
      return entry ? [{ persona: entry.key, file, progress: progressOf(checklistEntries(entry, text)) }] : [];
    }),
    checklists: files
      .filter(([file]) => file.startsWith("checklists/") && !own.has(file))
      .map(([file, text]) => ({ file, progress: progressOf(checklistOf(markdownOf(text))) })),
  };
}

function checklistEntries({ persona }: PersonaEntry, text: string): readonly Entry[] {
  return entriesOf(personaChecklistOf(persona, checklistFileOf(text)));
}
