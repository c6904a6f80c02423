// Types of workspace.mjs for the UI tests.
export const REPOSITORY: string;
export function copyWorkspace(original?: string): string;
export function removeWorkspace(copy: string): void;
