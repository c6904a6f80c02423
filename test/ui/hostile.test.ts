// A persona file that means harm, read in the real window: it asks for nothing, runs nothing and leaves the page whole.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { hostilePersona } from "../support/hostilePersona.ts";
import { choice, openSidebar, picker, runCommand, webview } from "../support/workbench.ts";
import { launch, screenshot } from "./vscode.ts";

let page: Page;
let reference: FrameLocator;
const requests: string[] = [];

async function openReference(name: string): Promise<void> {
  await runCommand(page, "Persona Guide: Open Reference");
  await picker(page).locator("input").fill(name);
  await choice(page, name).click();
}

beforeAll(async () => {
  ({ page } = await launch({
    file: "specs/003-user-login/plan.md",
    viewport: { width: 1280, height: 900 },
    prepare(folder) {
      const personas = join(folder, ".specify/personas");
      mkdirSync(personas, { recursive: true });
      writeFileSync(join(personas, "hostile.md"), hostilePersona());
      const huge = hostilePersona(5_000_000).replace("id: hostile", "id: huge");
      writeFileSync(join(personas, "huge.md"), huge.replace(/^name: .*$/m, "name: Huge"));
    },
  }));
  reference = webview(page, "panel");
  // Without smooth scrolling a click hits at once.
  await page.emulateMedia({ reducedMotion: "reduce" });
  page.on("request", (request) => requests.push(request.url()));
  await openSidebar(page, "Hostile");
});

it("runs nothing, asks for nothing and keeps its shape, wherever the reader clicks", async () => {
  await openReference("Hostile");
  await reference.getByRole("heading", { level: 1, name: "Hostile" }).waitFor();
  await screenshot(page, "hostile");
  const tabs = () => page.locator(".tabs-container .tab").count();
  const before = await tabs();
  for (const link of await reference.locator("main a").all()) await link.click();
  await reference.getByRole("combobox").fill("zebra proto");
  await reference.getByRole("option").first().click();
  const frame = await (await reference.locator("html").elementHandle())?.ownerFrame();
  const body = reference.locator("body");
  expect(await frame?.evaluate(() => Reflect.get(globalThis, "ran"))).toBeUndefined();
  expect(await body.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await reference.locator("main :is(script, img, iframe, style, form, object, link, meta)").count()).toBe(0);
  expect(await tabs()).toBe(before);
  expect(page.context().pages()).toHaveLength(1);
  expect(requests.filter((url) => url.includes("invalid"))).toEqual([]);
});

it("shows the beginning of a persona of 5 MB, and the page answers", async () => {
  await openReference("Huge");
  const start = Date.now();
  await reference.getByRole("heading", { level: 1, name: "Huge" }).waitFor();
  await reference.getByText("This persona is very long").waitFor();
  await reference.getByRole("combobox").fill("zebra");
  await reference.getByRole("option").first().waitFor();
  expect(Date.now() - start).toBeLessThan(10_000);
  await screenshot(page, "huge");
});
