// A person sees above plan.md what each role finds in it, goes through the list, and comes to the places that it names.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import {
  box,
  choice,
  notifications,
  openFile,
  openSidebar,
  picker,
  row,
  runCommand,
  webview,
} from "../support/workbench.ts";
import { launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;
let file: string;

const soon = { timeout: 10_000 };
const lens = (title: string) => page.locator(".codelens-decoration a", { hasText: title });
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text }).first();

beforeAll(async () => {
  const window = await launch({
    file: "specs/003-user-login/plan.md",
    settings: { "personaGuide.coverage.problems": true },
    viewport: { width: 1400, height: 1000 },
  });
  ({ page, folder } = window);
  file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  await openSidebar(page, "Backend Developer");
});

it("stands above the plan, for every role that asks something of a plan", async () => {
  await lens("BE ").waitFor();
  expect(await lens("BE ").innerText()).toMatch(/^BE \d+\/24 addressed$/);
  // The others do not say again what they count.
  expect(await lens("addressed").count()).toBe(1);
  expect(await page.locator(".codelens-decoration a", { hasText: /^[A-Z]\S* \d+\/\d+( addressed)?$/ }).count()).toBe(8);
  await screenshot(page, "coverage-lens");
});

it("lists what was not found and what was, and the text follows the list", async () => {
  await lens("BE ").click();
  await choice(page, "Each frequent query").waitFor();
  await screenshot(page, "coverage-list");
  expect(await picker(page).innerText()).toMatch(/Backend Developer: \d+\/24 addressed in plan.md/);
  await picker(page).locator("input").last().fill("pagination");
  await choice(page, "Every list names its kind of pagination").waitFor();
  await line("Pagination: sessions come in pages").waitFor();
  await screenshot(page, "coverage-filtered");
  await page.keyboard.press("Escape");
  await line("Implementation Plan: User Login").waitFor();
});

it("leads to the passage by Enter", async () => {
  await lens("BE ").click();
  await picker(page).locator("input").last().fill("pagination");
  await choice(page, "Every list names its kind of pagination").waitFor();
  await page.keyboard.press("Enter");
  await line("Pagination: sessions come in pages").waitFor();
  await expect.poll(() => page.locator("#status\\.editor\\.selection").innerText(), soon).toMatch(/selected/);
  await screenshot(page, "coverage-passage");
});

it("marks in the sidebar what seems to be addressed, aloud too, and leaves the keyboard on the box", async () => {
  await row(page, "Backend Developer").click();
  await row(page, "Plan").click();
  const dot = ".codicon-circle-small-filled";
  const item = row(page, "Every list names its kind of pagination");
  await item.scrollIntoViewIfNeeded();
  await expect.poll(() => item.innerText(), soon).toMatch(/plan\.md, line \d+/);
  expect(await item.getAttribute("aria-label")).toMatch(/not checked, seems to be addressed in plan\.md, line \d+/);
  expect(await item.locator(dot).count()).toBe(1);
  expect(await row(page, "Every call to another system").locator(dot).count()).toBe(0);
  await screenshot(page, "coverage-tree");
  expect(existsSync(file)).toBe(false);
  await box(page, "Every list names its kind of pagination").focus();
  // The dot goes with the tick, but not at once: that would take the keyboard off the box.
  for (const mark of ["x", " ", "x"]) {
    await page.keyboard.press("Space");
    await expect
      .poll(() => (existsSync(file) ? readFileSync(file, "utf8") : ""), soon)
      .toContain(`- [${mark}] Every list names`);
  }
  await expect.poll(() => item.locator(dot).count(), soon).toBe(0);
});

it("offers among the problems what can be done about what is missing", async () => {
  await page.keyboard.press("Control+Shift+M");
  const problem = page
    .locator(".markers-panel .monaco-list-row", { hasText: "nothing here seems to speak of" })
    .first();
  await problem.waitFor();
  await screenshot(page, "coverage-problems");
});

it("marks an item as not applicable from the list, and counts it no more", async () => {
  // In the palette it is that of the row selected in the sidebar.
  await runCommand(page, "Persona Guide: Show Coverage");
  const item = choice(page, "Each frequent query");
  await item.hover();
  await screenshot(page, "coverage-buttons");
  await item.locator(".codicon-circle-slash").click();
  await picker(page).getByText("Not Applicable: Reason").waitFor();
  await picker(page).locator("input").last().fill("one small table");
  await page.keyboard.press("Enter");
  await expect.poll(() => readFileSync(file, "utf8"), soon).toContain("(N/A: one small table)");
  await line("Pagination: sessions come in pages").click();
  await page.keyboard.press("Control+Home");
  await expect.poll(() => lens("BE ").innerText(), soon).toMatch(/^BE \d+\/23 addressed$/);
});

it("leads from an item of the list to what the reference says about it", async () => {
  await runCommand(page, "Persona Guide: Show Coverage");
  await picker(page).locator("input").last().fill("pagination");
  const item = choice(page, "Every list names its kind of pagination");
  await item.hover();
  await item.locator(".codicon-book").click();
  const part = webview(page, "panel")
    .locator("strong", { hasText: /pagination/i })
    .first();
  await expect.poll(() => part.isVisible(), soon).toBe(true);
  await screenshot(page, "coverage-reference");
});

it("does nothing to a feature that has become the current one while the list was open, and says so", async () => {
  const config = join(folder, ".specify/feature.json");
  const own = readFileSync(config, "utf8");
  const becomes = async (text: string, name: string) => {
    writeFileSync(config, text);
    await expect.poll(() => page.locator('.pane-header[aria-label^="Personas"]').innerText(), soon).toContain(name);
  };
  await runCommand(page, "View: Close All Editors");
  try {
    for (const button of [".codicon-insert", ".codicon-circle-slash"]) {
      await runCommand(page, "Persona Guide: Show Coverage");
      const item = picker(page)
        .locator(".monaco-list-row", { has: page.locator(button) })
        .first();
      await item.hover();
      await becomes(own.replace("003-user-login", "002-loan-requests"), "002-loan-requests");
      await item.locator(button).click();
      await notifications(page).filter({ hasText: "Another feature or folder became the current one" }).waitFor(soon);
      await picker(page).waitFor({ state: "hidden" });
      await runCommand(page, "Notifications: Clear All Notifications");
      await becomes(own, "003-user-login");
    }
  } finally {
    writeFileSync(config, own);
    await openFile(page, "specs/003-user-login/plan.md");
  }
});

it("counts again although the editor loses the focus before VS Code asks", async () => {
  const one = "Every list has pagination with cursors.";
  const none = "What this document says is nothing of the kind.";
  // VS Code forgets to ask when the focus goes in the quarter of a second after a change of what was found.
  for (const [rest, text, count] of [
    [400, one, 1],
    [500, none, 0],
    [600, one, 1],
    [700, none, 0],
  ] as const) {
    await page.locator(".editor-instance .view-lines").first().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
    await page.waitForTimeout(rest);
    await row(page, "Backend Developer").click();
    await expect.poll(() => lens("BE ").allInnerTexts(), soon).toEqual([`BE ${count}/23 addressed`]);
  }
});
