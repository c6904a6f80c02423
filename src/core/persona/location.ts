// Where a project keeps personas of its own.

/** Below a project's root or a workspace folder, in the order in which they are read. */
export const personaFolders = [".specify/personas", ".specify/memory/personas", "memory/personas"] as const;

/** Whether a file of such a folder is a persona by its name: README.md is none. */
export function isPersonaFile(name: string): boolean {
  return /\.md$/i.test(name) && !/^readme\.md$/i.test(name);
}
