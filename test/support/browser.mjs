// Shows the embedded VS Code in a headless Chromium, with extensions loaded from their source folders.
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "./embedded.mjs";
import { workbenchUrl } from "./server.mjs";

const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const ARGS = [...QUIET, "--no-sandbox", "--disable-component-update", "--disable-sync"]; // no sandbox: root has none

export function startBrowser() {
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }; // they are the caller's
  return chromium.launch({ executablePath: ensureChromium(), args: ARGS, ...signals });
}

/**
 * Opens a window of VS Code and resolves with its page once the workbench has started. `extensions` are the folders of
 * extensions under development; `tests` is the module to run inside the extension host; `beforeLoad` sees the page first.
 */
export async function openWorkbench(server, browser, options = {}) {
  const { extensions = [], tests, beforeLoad, viewport = { width: 1280, height: 800 } } = options;
  const page = await (await browser.newContext({ viewport })).newPage();
  await beforeLoad?.(page);
  const developmentOptions = {
    extensions: extensions.map((folder) => remoteUri(server, folder)),
    ...(tests ? { extensionTestsPath: remoteUri(server, tests) } : {}),
  };
  await patchWebConfig(page, { developmentOptions });
  await page.goto(workbenchUrl(server, options));
  await page.waitForFunction(() => performance.getEntriesByName("code/didStartWorkbench").length > 0, null, {
    timeout: 60_000,
  });
  return page;
}

const remoteUri = (server, path) => ({
  $mid: 1,
  scheme: "vscode-remote",
  authority: server.authority,
  path: resolve(path),
});

/**
 * Adds construction options to the page's own before its scripts read them. The address's payload could name only one
 * extension; and with page.route() Chromium takes the page for a foreign one and refuses its WebSocket to 127.0.0.1.
 */
async function patchWebConfig(page, patch) {
  await page.addInitScript((added) => {
    if (window !== window.top) return;
    document.addEventListener("readystatechange", () => {
      const element = document.getElementById("vscode-workbench-web-configuration");
      if (!element || element.dataset.patched) return;
      element.dataset.patched = "yes";
      const settings = JSON.parse(element.getAttribute("data-settings"));
      element.setAttribute("data-settings", JSON.stringify({ ...settings, ...added }));
    });
  }, patch);
}
