// Types of server.mjs for the UI tests.
export interface Server {
  readonly origin: string;
  readonly authority: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  settings?: Readonly<Record<string, unknown>>;
  trust?: "trusted" | "restricted" | "asking";
  dataFolder?: string;
  args?: readonly string[];
}

/** A folder, a .code-workspace file, or neither for an empty window; `file`, seen from the folder, is opened in it. */
export interface Target {
  folder?: string | undefined;
  workspace?: string | undefined;
  file?: string | undefined;
}

export function newDataFolder(): string;
export function installExtension(dataFolder: string, vsix: string): void;
export function startServer(options?: ServerOptions): Promise<Server>;
