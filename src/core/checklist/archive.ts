// Where a persona's checklist goes when it is put away, and how its evidence still leads to its place from there.
import type { TextEdit } from "../text.ts";
import { evidenceTargets } from "./evidence.ts";
import type { ChecklistFile } from "./personaChecklist.ts";

/** Below a feature's directory. Nothing in it is a checklist any more. */
export const archiveFolder = "personas/archive";

/** The file's name in the archive; with a number behind it while `taken` has it. `date`: `2026-11-25`. */
export function archiveName(personaKey: string, date: string, taken: ReadonlySet<string>): string {
  const base = `${personaKey}-${date}`;
  let name = `${base}.md`;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}.md`;
  return name;
}

/** The archive lies one folder deeper than the checklist: links of evidence get one `../` more. */
export function archivedLinks({ items, markdown }: ChecklistFile): readonly TextEdit[] {
  return evidenceTargets(markdown, items).map((start) => ({ range: { start, end: start }, newText: "../" }));
}
