// A person inserts templates' tasks into the open tasks.md, fills the placeholders in, and takes it all back at once.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import * as workbench from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 10_000 };
const tasksFile = "specs/003-user-login/tasks.md";
const picker = () => workbench.picker(page);
const choice = (text: string) => workbench.choice(page, text);
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text });
const count = () => picker().locator(".quick-input-count").innerText();
const accept = () => picker().locator(".quick-input-action .monaco-button").first().click();
const title = () => picker().locator(".quick-input-title").innerText();
const textOf = async (text: string) => (await line(text).first().innerText()).replace(/\u00a0/g, " ");

/** Ticks a row of a list that takes several. */
async function tick(text: string, total: number): Promise<void> {
  await choice(text).locator(".label-name").first().click();
  await expect.poll(count, soon).toContain(`${total} `);
}

async function undoAll(gone: string): Promise<void> {
  await page.keyboard.press("Escape");
  for (let step = 0; step < 12 && (await line(gone).count()) > 0; step++) await page.keyboard.press("Control+Z");
  await expect.poll(() => line(gone).count(), soon).toBe(0);
}

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: tasksFile,
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 900 },
  }));
  await line("# Tasks").first().click();
});

it("offers the templates by persona, each with its count and the lines that it gives", async () => {
  await workbench.runCommand(page, "Persona Guide: Insert Tasks");
  await choice("REST endpoint").waitFor();
  expect(await choice("REST endpoint").innerText()).toMatch(/tasks:\s7, already there:\s1 · Use when/);
  expect(await choice("Database migration").innerText()).toMatch(/T033 \[?/);
});

it("says in the title which ids the ticked templates get", async () => {
  await tick("Database migration", 1);
  await expect.poll(title, soon).toBe("Insert Tasks: T033 – T039 (7)");
  await tick("REST endpoint", 2);
  await expect.poll(title, soon).toBe("Insert Tasks: T033 – T045 (13)");
  await screenshot(page, "insert-picker");
  await tick("Database migration", 1);
});

it("offers tasks that are there already unticked, to be taken all the same", async () => {
  await accept();
  await expect.poll(title, soon).toBe("Insert Tasks: Tasks");
  await expect.poll(count, soon).toContain("6 ");
  expect(await choice("already there").innerText()).toContain("Write the integration test");
  await tick("Describe {METHOD /path}", 5);
  await tick("already there", 6);
  await screenshot(page, "insert-tasks");
  await accept();
});

it("offers the phases of this file, with the lines that the tasks become there, and the way back", async () => {
  await choice("User Story 2").waitFor();
  expect(await picker().locator(".monaco-list-row").first().innerText()).toContain("at the cursor");
  expect(await choice("User Story 2").innerText()).toMatch(/after T023 · T033 \[P\] \[US2\] Write the contract test/);
  await screenshot(page, "insert-phase");
  await picker().locator(".quick-input-titlebar .codicon-quick-input-back").click();
  await choice("REST endpoint").waitFor();
  await expect.poll(count, soon).toContain("1 ");
});

it("leads to single tasks by the button of a row", async () => {
  await tick("REST endpoint", 0);
  await choice("Database migration").hover();
  await choice("Database migration").locator('.action-label[aria-label*="Choose Tasks"]').click();
  await expect.poll(title, soon).toBe("Insert Tasks: Tasks");
  await expect.poll(count, soon).toContain("7 ");
  await picker().locator(".quick-input-titlebar .codicon-quick-input-back").click();
  await expect.poll(count, soon).toContain("1 ");
  await tick("Database migration", 0);
  await tick("REST endpoint", 1);
  await accept();
  await expect.poll(title, soon).toBe("Insert Tasks: Tasks");
  await tick("Describe {METHOD /path}", 5);
  await tick("already there", 6);
  await accept();
});

it("inserts the tasks with the next ids and the story's label, and offers the feature's endpoints", async () => {
  await choice("User Story 2").waitFor();
  await choice("User Story 2").click();
  await line("T033").first().waitFor();
  expect(await textOf("T033")).toMatch(/^- \[ \] T033 \[P\] \[US2\] Write the contract test for \{METHOD \/path\} in /);
  const suggestion = page.locator(".suggest-widget .monaco-list-row", { hasText: "POST /v1/auth/sign-out" }).first();
  await suggestion.waitFor();
  await screenshot(page, "insert-light");
  await suggestion.click();
});

it("fills the same placeholder everywhere at once, and goes on to the next", async () => {
  await expect.poll(() => line("for POST /v1/auth/sign-out").count(), soon).toBeGreaterThan(0);
  await expect.poll(() => line("{METHOD").count(), soon).toBe(0);
  expect(await line("POST /v1/auth/sign-out").count()).toBeGreaterThanOrEqual(2);
  // Choosing goes on to the next tab stop.
  await page.locator(".suggest-widget .monaco-list-row", { hasText: "tests/contract/" }).first().waitFor();
  await page.keyboard.type("tests/contract/test_sign_out.py");
  await expect.poll(() => line("contract/test_sign_out.py").count(), soon).toBe(1);
  await screenshot(page, "insert-filled");
});

it("takes all of it back: the file is as it was", async () => {
  const before = readFileSync(join(folder, tasksFile), "utf8");
  await undoAll("T033");
  await page.keyboard.press("Control+S");
  expect(readFileSync(join(folder, tasksFile), "utf8")).toBe(before);
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
  await tick("API Implementation Tasks", 1);
  await accept();
  const file = join(folder, "specs/002-loan-requests/personas/backend-developer.md");
  await expect.poll(() => existsSync(file) && readFileSync(file, "utf8").match(/\[x\]/g)?.length, soon).toBe(1);
});
