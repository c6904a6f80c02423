// Where a persona's checklist goes when it is put away.

/** Below a feature's directory. Nothing in it is a checklist any more. */
export const archiveFolder = "personas/archive";

/** The file's name in the archive; with a number behind it while `taken` has it. `date`: `2026-11-25`. */
export function archiveName(personaKey: string, date: string, taken: ReadonlySet<string>): string {
  const base = `${personaKey}-${date}`;
  let name = `${base}.md`;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}.md`;
  return name;
}
