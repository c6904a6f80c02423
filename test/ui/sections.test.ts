// A person inserts a section into the open plan.md and fills it in, and completes a task by the list that a box opens.
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import * as workbench from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;

const soon = { timeout: 10_000 };
const choice = (text: string) => workbench.choice(page, text);
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text });
const text = async (has: string) => (await line(has).first().innerText()).replace(/\u00a0/g, " ");

beforeAll(async () => {
  ({ page } = await launch({
    file: "specs/003-user-login/plan.md",
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 900 },
  }));
  await line("# Implementation Plan").first().click();
  // The palette lists the extension's commands once it has started.
  await page.locator('.statusbar-item[id="persona-guide.persona-guide.personaGuide.currentFeature"]').waitFor();
});

it("offers the responsibilities of the phase, those that are missing ticked", async () => {
  await workbench.runCommand(page, "Persona Guide: Insert Section");
  await choice("API Design").waitFor();
  expect(await choice("API Design").innerText()).toMatch(/Plan · items: 6/);
  await expect.poll(() => workbench.picker(page).locator(".quick-input-count").innerText(), soon).toContain("4 ");
  await screenshot(page, "insert-section-picker");
});

it("inserts them with a tab stop for each prompt", async () => {
  await page.keyboard.press("Enter");
  await line("## Backend Architecture").first().waitFor();
  await page.keyboard.type("FastAPI on Python 3.13, as everywhere in Shelf");
  await page.keyboard.press("Tab");
  await page.keyboard.type("api, services, repositories");
  await expect.poll(() => line("- api, services, repositories").count(), soon).toBe(1);
  expect(await text("- FastAPI on")).toBe("- FastAPI on Python 3.13, as everywhere in Shelf");
  await screenshot(page, "insert-section");
});

it("says that they are there when it is asked again", async () => {
  await page.keyboard.press("Escape");
  await workbench.runCommand(page, "Persona Guide: Insert Section");
  await choice("API Design").waitFor();
  expect(await choice("API Design").innerText()).toContain("already there");
  await screenshot(page, "insert-section-again");
  await page.keyboard.press("Escape");
});

it("opens the list of tasks behind a box, though VS Code suggests nothing in Markdown by itself", async () => {
  await workbench.openFile(page, "specs/003-user-login/tasks.md");
  await line("T003").first().click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- [ ] ");
  const list = page.locator(".suggest-widget.visible .monaco-list-row");
  await expect.poll(() => list.count(), soon).toBeGreaterThan(3);
  await screenshot(page, "completion-tasks");
  await page.keyboard.type("Database mig");
  await expect.poll(() => list.first().innerText(), soon).toContain("Database migration");
  await page.keyboard.press("Tab");
  await expect.poll(() => line("T033").count(), soon).toBeGreaterThan(0);
  await screenshot(page, "completion-inserted");
});

it("offers requirements with what they say", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Needs FR-");
  const list = page.locator(".suggest-widget.visible .monaco-list-row");
  await expect.poll(() => list.first().innerText(), soon).toContain("FR-001");
  await screenshot(page, "completion-references");
});

it("inserts the items of a phase as questions of a checklist, with the next ids", async () => {
  await page.keyboard.press("Escape");
  await workbench.openFile(page, "specs/003-user-login/checklists/security.md");
  await workbench.runCommand(page, "Persona Guide: Insert Checklist Items");
  await choice("Quality checklist").click();
  await choice("endpoints follow one convention").waitFor();
  await screenshot(page, "insert-items-picker");
  await page.keyboard.press("Enter");
  await line("CHK015").first().waitFor();
  expect(await text("CHK015")).toMatch(/^- \[ \] CHK015 Is it stated that all endpoints/);
  await page.keyboard.type("FR-001");
  await expect.poll(() => line("Spec §FR-001]").count(), soon).toBeGreaterThan(0);
  await screenshot(page, "insert-items");
});
