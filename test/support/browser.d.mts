// Types of browser.mjs for the UI tests.
import type { Browser, Page } from "playwright-core";
import type { Server, Target } from "./server.mjs";

export function startBrowser(): Promise<Browser>;
export function openWorkbench(
  server: Server,
  browser: Browser,
  options?: Target & {
    extensions?: readonly string[];
    viewport?: { width: number; height: number };
    beforeLoad?: (page: Page) => Promise<void>;
  },
): Promise<Page>;
