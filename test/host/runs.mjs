// The runs of the tests inside VS Code: each is one VS Code, started fresh, with its own test files and workspace.

/**
 * `tests`: a glob of test files. `workspace`: a folder to copy ("sample" if left out), or "none" for an empty window.
 * `prepare`: changes the copy before VS Code sees it. `trust`: "restricted" for Restricted Mode. `settings`: user settings.
 * @type {{ name: string, tests: string, workspace?: string, prepare?: (folder: string) => void,
 *   trust?: "trusted" | "restricted", settings?: Record<string, unknown> }[]}
 */
export const runs = [{ name: "sample", tests: "test/host/*.test.ts" }];
