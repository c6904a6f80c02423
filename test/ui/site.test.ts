// A person reads the references as a static site, opened from a folder, also one with a persona that means harm.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBrowser } from "../support/browser.mjs";
import { hostilePersona } from "../support/hostilePersona.ts";
import { screenshot } from "./vscode.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "persona-guide-site-"));
const address = (path: string) => pathToFileURL(join(folder, "out", path)).href;
const foreign: string[] = [];
let browser: Browser;

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })).newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(address(""))) foreign.push(request.url());
  });
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.goto(address(path));
  return page;
}

beforeAll(async () => {
  mkdirSync(join(folder, ".specify/personas"), { recursive: true });
  writeFileSync(join(folder, ".specify/personas/hostile.md"), hostilePersona());
  writeFileSync(
    join(folder, ".specify/personas/huge.md"),
    hostilePersona(5_000_000).replace("id: hostile", "id: huge"),
  );
  execFileSync(process.execPath, ["dist/cli.js", "reference", folder, "--out", join(folder, "out")]);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("leads from the list of all personas to a page, and along its links", async () => {
  const page = await open("index.html");
  await page.getByRole("link", { name: "Backend Developer" }).click();
  await page.getByRole("heading", { level: 1, name: "Backend Developer" }).waitFor();
  await screenshot(page, "site-page");
  await page.getByRole("link", { name: "Tech Lead" }).click();
  await page.getByRole("heading", { level: 1, name: "Tech Lead" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Backend Developer" }).waitFor();
  await page.getByRole("link", { name: "All personas" }).click();
  await page.getByRole("heading", { level: 1, name: "All personas" }).waitFor();
});

it("has a search that works from a folder, and gives each result an address", async () => {
  const page = await open("index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("idempotency keys");
  await page.getByRole("option", { name: "Idempotency keys" }).first().waitFor();
  await page.keyboard.press("Enter");
  const part = page.locator(".arrived", { hasText: "Idempotency keys" });
  await part.waitFor();
  expect(page.url()).toMatch(/personas\/backend-developer\.html#topic-api-design\.idempotency-keys$/);
  await page.reload();
  await part.waitFor();
});

it("stays where it is when the search takes the focus", async () => {
  const page = await open("personas/backend-developer.html");
  await page.locator("nav").getByRole("link", { name: "Caching" }).click();
  await page.waitForTimeout(1_000); // the scrolling comes to rest
  const before = await page.evaluate(() => scrollY);
  await page.getByRole("combobox").focus();
  await page.waitForTimeout(300);
  expect([await page.evaluate(() => scrollY), before > 1_000]).toEqual([before, true]);
});

it.each([
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 300, height: 800 } }],
] as const)("is without accessibility faults and fits: %s", async (name, options) => {
  for (const path of ["index.html", "personas/security.html"]) {
    const page = await open(path, { ...options, bypassCSP: true });
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run(document).then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))",
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, `site-${name}`);
  }
});

it("runs nothing, asks for nothing and keeps its shape for a persona that means harm", async () => {
  const page = await open("personas/hostile.html", { viewport: { width: 800, height: 900 } });
  await page.waitForTimeout(500);
  for (const link of await page.locator("main a, nav a").all()) await link.click({ timeout: 2_000 });
  expect(await page.evaluate(() => Reflect.get(globalThis, "ran"))).toBeUndefined();
  expect(page.url()).toContain("personas/hostile.html");
  expect(await page.locator("main :is(script, img, iframe, style, form, object, link, meta)").count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.keyboard.press("/");
  await page.keyboard.type("zebra proto");
  await page.getByRole("option").first().waitFor();
  await screenshot(page, "site-hostile");
  expect(foreign).toEqual([]);
});

it("shows what is visible of a persona of 5 MB first", async () => {
  const start = Date.now();
  const page = await open("personas/huge.html");
  await page.getByText("This persona is very long").waitFor();
  expect(Date.now() - start).toBeLessThan(5_000);
  expect(await page.locator("main.long").count()).toBe(1);
});
