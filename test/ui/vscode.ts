// Starts a VS Code window with the extension on a copy of the sample workspace, for the UI tests of one file.
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openWorkbench, startBrowser } from "../support/browser.mjs";
import { newDataFolder, type ServerOptions, startServer } from "../support/server.mjs";
import { copyWorkspace, REPOSITORY, removeWorkspace } from "../support/workspace.mjs";

interface LaunchOptions extends Pick<ServerOptions, "settings" | "trust"> {
  /** The folder to copy and open; the sample if left out, an empty window if "none". */
  readonly folder?: string;
  /** Changes the copy before VS Code sees it. */
  readonly prepare?: (folder: string) => void;
  /** A file to open at once, its path seen from the folder. */
  readonly file?: string;
  readonly viewport?: { width: number; height: number };
  /** The folders of further extensions, seen from the repository. */
  readonly extensions?: readonly string[];
}

interface Session {
  readonly page: Page;
  /** The copy on disk; "" in an empty window. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** For `prepare`: the project enables this role alone. */
export function enableOnly(role: string): (folder: string) => void {
  const config = JSON.stringify({ personas: { enabled: [role] } });
  return (folder) => writeFileSync(join(folder, ".specify/config.json"), config);
}

/** The windows now open; setup.ts closes them after the file. */
export const sessions = new Set<Session>();

export async function launch(options: LaunchOptions = {}): Promise<Session> {
  const { settings = {}, trust = "trusted", file, viewport = { width: 1280, height: 800 } } = options;
  const folder = options.folder === "none" ? "" : copyWorkspace(options.folder);
  if (folder) options.prepare?.(folder);
  const dataFolder = newDataFolder();
  // Through a link: VS Code takes a theme of a folder below the extension's for the one to try, and its own are below ours.
  const extension = join(dataFolder, "persona-guide");
  symlinkSync(REPOSITORY, extension);
  const server = await startServer({ dataFolder, settings, trust, args: ["--reconnection-grace-time", "10"] });
  const browser = await startBrowser();
  const target = { folder: folder || undefined, file };
  const page = await openWorkbench(server, browser, {
    ...target,
    viewport,
    extensions: [extension, ...(options.extensions ?? []).map((path) => join(REPOSITORY, path))],
  });
  const session: Session = {
    page,
    folder,
    async stop() {
      sessions.delete(session);
      await browser.close();
      await server.stop();
      if (folder) removeWorkspace(folder);
    },
  };
  sessions.add(session);
  return session;
}

/** Saves the window's picture as out/screenshots/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${REPOSITORY}/out/screenshots/${name}.png` });
}
