// A team writes its own personas: a new one from the skeleton, with problems, quick fixes and completion, and a bundled
// one made its own.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import * as workbench from "../support/workbench.ts";
import { launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 10_000 };
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text }).first();
const suggestion = (text: string) =>
  page.locator(".suggest-widget.visible .monaco-list-row", { hasText: text }).first();
const own = (id: string) => join(folder, `.specify/personas/${id}.md`);

beforeAll(async () => {
  ({ page, folder } = await launch({ viewport: { width: 1360, height: 1000 } }));
  await workbench.openSidebar(page, "Solution Architect");
});

it("shows the nine roles with their counts", async () => {
  const labels = await page.locator(".customview-tree .monaco-list-row .label-name").allInnerTexts();
  expect(labels.slice(0, 9)).toEqual([
    "Backend Developer",
    "Business Analyst",
    "DevOps",
    "Frontend Developer",
    "Quality Assurance",
    "Security",
    "Solution Architect",
    "Tech Lead",
    "UX",
  ]);
  await screenshot(page, "nine-roles");
});

it("makes a new persona from its name and its phases, and opens it", async () => {
  await workbench.runCommand(page, "Persona Guide: New Persona");
  const input = workbench.picker(page).locator("input.input, .quick-input-filter input").first();
  await input.fill("Security");
  await expect.poll(() => workbench.picker(page).innerText(), soon).toContain("take the place of the bundled");
  await screenshot(page, "new-persona-name");
  await input.fill("Data Engineer");
  await page.keyboard.press("Enter");
  await workbench.choice(page, "Specify").waitFor();
  await screenshot(page, "new-persona-phases");
  await workbench.picker(page).locator(".quick-input-action .monaco-button").first().click();
  await line("id: data-engineer").waitFor();
  await expect.poll(() => existsSync(own("data-engineer")), soon).toBe(true);
  await workbench.row(page, "Data Engineer").waitFor();
  await screenshot(page, "new-persona");
});

it("underlines what is wrong and mends it by the quick fix", async () => {
  await line("contributes_to: [plan, tasks]").click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(", implement");
  const squiggle = page.locator(".squiggly-warning").first();
  await squiggle.waitFor();
  await page.keyboard.press("Escape"); // completions that came late would take the next key
  await page.keyboard.press("Control+.");
  const fix = page.locator(".action-widget .monaco-list-row", { hasText: "Add the section" }).first();
  await fix.waitFor();
  await screenshot(page, "quick-fix");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".squiggly-warning").count(), soon).toBe(0);
  await workbench.row(page, "Data Engineer").locator(".monaco-tl-twistie").click();
  await workbench.row(page, "Implement").waitFor();
});

it("completes a phase and its responsibilities below `phases`", async () => {
  await line("plan: [first-plan-responsibility]").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("im");
  await page.keyboard.press("Control+Space");
  await suggestion("implement").waitFor();
  await page.keyboard.press("Enter");
  await line("implement: []").waitFor();
  await page.keyboard.press("Control+Space");
  await suggestion("first-responsibility").waitFor();
  await screenshot(page, "completion");
  await page.keyboard.press("Enter");
  await line("implement: [first-responsibility]").waitFor();
});

it("offers the other roles as collaborators", async () => {
  await page.keyboard.press("Control+S");
  const saved = () => readFileSync(own("data-engineer"), "utf8").split("\n");
  await expect.poll(saved, soon).toContain("  implement: [first-responsibility]");
  await page.keyboard.press("Control+G");
  await workbench
    .picker(page)
    .locator("input")
    .first()
    .fill(`:${saved().indexOf("## Collaboration with Other Personas") + 1}`);
  await page.keyboard.press("Enter");
  await line("## Collaboration with").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- ");
  await suggestion("Business Analyst").waitFor();
  await screenshot(page, "completion-collaborators");
  await page.keyboard.press("Enter");
  await line("**With BE (Backend Developer)**:").waitFor();
  await page.keyboard.press("Control+S");
});

it("makes a bundled persona the project's own, says so, and shows the difference", async () => {
  await workbench.runCommand(page, "Persona Guide: Customize Persona");
  await workbench.choice(page, "UX").click();
  await expect
    .poll(() => workbench.notifications(page).allInnerTexts(), soon)
    .toEqual([expect.stringContaining("takes the place of the bundled “UX”")]);
  await line("name: UX").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" of our shop");
  await workbench.row(page, "UX of our shop").waitFor();
  await screenshot(page, "customized");
  expect(readFileSync(own("ux"), "utf8")).toBe(readFileSync("personas/ux.md", "utf8"));
  await page.locator(".notifications-toasts .monaco-button", { hasText: "Show Differences" }).click();
  await page.locator(".tab.active", { hasText: "bundled" }).waitFor();
  await page.locator(".monaco-diff-editor .line-insert").first().waitFor();
  await screenshot(page, "differences");
});

it("validates all persona files and shows what it found", async () => {
  await workbench.runCommand(page, "Persona Guide: Validate Personas");
  await expect
    .poll(
      () =>
        workbench
          .notifications(page)
          .allInnerTexts()
          .then((texts) => texts.join()),
      soon,
    )
    .toMatch(/Persona files: 2\. No problems/);
  await workbench.openFile(page, ".specify/personas/data-engineer.md");
  await line("## Collaboration with").click();
  await page.keyboard.press("Control+Home");
  await line("id: data-engineer").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("id: Data Engineer");
  await workbench.runCommand(page, "Persona Guide: Validate Personas");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "kebab-case" }).first().waitFor();
  await screenshot(page, "validated");
});
