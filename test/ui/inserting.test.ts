// A person inserts a template's tasks into the open tasks.md, fills a placeholder in, and takes it all back at once.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import * as workbench from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 10_000 };
const picker = () => workbench.picker(page);
const choice = (text: string) => workbench.choice(page, text);
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text });

/** Ticks a row of a list that takes several, and accepts. */
async function tick(text: string): Promise<void> {
  await choice(text).locator(".label-name").first().click();
  await expect.poll(() => picker().locator(".quick-input-count").innerText(), soon).toContain("1 ");
  await picker().locator(".quick-input-action .monaco-button").first().click();
}

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: "specs/003-user-login/tasks.md",
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 900 },
  }));
  await line("# Tasks").first().click();
});

it("offers the templates by persona, with how many tasks each has", async () => {
  await workbench.runCommand(page, "Persona Guide: Insert Tasks");
  await choice("REST endpoint").waitFor();
  expect(await choice("REST endpoint").innerText()).toMatch(/tasks:\s\d/);
  await screenshot(page, "insert-templates");
});

it("offers the phases of this file", async () => {
  await tick("Database migration");
  await choice("User Story 2").waitFor();
  expect(await picker().locator(".monaco-list-row").first().innerText()).toContain("at the cursor");
});

it("inserts the tasks with the next ids, the story's label and tab stops", async () => {
  await choice("User Story 2").click();
  await line("T033").first().waitFor();
  expect((await line("T033").first().innerText()).replace(/\u00a0/g, " ")).toMatch(/^- \[ \] T033 (?:\[P\] )?\[US2\] /);
  await page.keyboard.type("the loans table");
  await expect.poll(() => line("the loans table").count(), soon).toBeGreaterThan(0);
  await screenshot(page, "insert-light");
});

it("takes all of it back: the file is as it was", async () => {
  const before = readFileSync(join(folder, "specs/003-user-login/tasks.md"), "utf8");
  for (let step = 0; step < 6 && (await line("T033").count()) > 0; step++) await page.keyboard.press("Control+Z");
  await expect.poll(() => line("T033").count(), soon).toBe(0);
  await page.keyboard.press("Control+S");
  expect(readFileSync(join(folder, "specs/003-user-login/tasks.md"), "utf8")).toBe(before);
});

it("chooses a feature and a role by the palette, and the status bar says which and why", async () => {
  await workbench.runCommand(page, "Persona Guide: Choose Feature");
  await choice("002-loan-requests").click();
  const item = page.locator('.statusbar-item[id="persona-guide.persona-guide.personaGuide.currentFeature"]');
  await expect.poll(() => item.innerText(), soon).toMatch(/002-loan-requests · Tasks 0\/\d+$/);
  expect(await item.locator("a").getAttribute("aria-label")).toContain("You pinned it");
  await workbench.runCommand(page, "Persona Guide: Choose Roles");
  await choice("Backend Developer").waitFor();
  await page.keyboard.press("Enter");
});

it("toggles items from a list without the sidebar", async () => {
  await workbench.runCommand(page, "Persona Guide: Toggle Item");
  await choice("API Implementation Tasks").waitFor();
  await tick("API Implementation Tasks");
  const file = join(folder, "specs/002-loan-requests/personas/backend-developer.md");
  await expect.poll(() => existsSync(file) && readFileSync(file, "utf8").match(/\[x\]/g)?.length, soon).toBe(1);
});
