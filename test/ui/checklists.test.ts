// A person does to an item what is more than a tick, from the context menu, and finds it in Markdown and in the row.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { box, chooseInMenu, openSidebar, picker, row, runCommand } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let file: string;

const soon = { timeout: 10_000 };
const text = () => (existsSync(file) ? readFileSync(file, "utf8") : "");

const choose = (of: string, label: string, result: Locator) =>
  chooseInMenu(page, () => row(page, of).click({ button: "right" }), label, result);

beforeAll(async () => {
  const window = await launch({
    file: "specs/003-user-login/plan.md",
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 1400 },
  });
  page = window.page;
  file = join(window.folder, "specs/003-user-login/personas/backend-developer.md");
  await openSidebar(page, "API Implementation");
});

it("marks an item as not applicable with a reason, and its box takes that back", async () => {
  await choose("Each endpoint matches", "Mark Not Applicable", picker(page));
  await picker(page).locator("input").last().fill("no API");
  await page.keyboard.press("Enter");
  await expect.poll(text, soon).toMatch(/- \[x\] ~~Each endpoint matches .*~~ \(N\/A: no API\)/);
  await expect.poll(() => row(page, "Each endpoint matches").innerText(), soon).toContain("N/A: no API");
  expect(await box(page, "Each endpoint matches").getAttribute("aria-checked")).toBe("true");
  expect(await row(page, "Each endpoint matches").locator(".codicon-circle-slash").count()).toBe(1);
  await box(page, "Each endpoint matches").click();
  await expect.poll(text, soon).toMatch(/- \[ \] Each endpoint matches [^~]*\n/);
  await expect.poll(() => row(page, "Each endpoint matches").innerText(), soon).not.toContain("N/A");
});

it("asks for a reason and writes nothing without one", async () => {
  const before = text();
  await choose("Every failure goes", "Mark Not Applicable", picker(page));
  await picker(page).locator("input").last().fill(" ");
  await page.keyboard.press("Enter");
  await expect.poll(() => picker(page).innerText(), soon).toContain("A reason is needed");
  await page.keyboard.press("Escape");
  expect(text()).toBe(before);
});

it("links the selected words below an item and shows the link in its row", async () => {
  await page.locator(".editor-instance .view-line", { hasText: "Implementation Plan" }).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await choose("Every failure goes", "Add Evidence", row(page, "plan.md#L1"));
  const line = '  - Evidence: [plan.md#L1](../plan.md#L1): "Implementation Plan: User Login"';
  await expect.poll(text, soon).toContain(`\n${line}\n`);
  await expect.poll(() => row(page, "Every failure goes").innerText(), soon).toContain("plan.md#L1");
  await screenshot(page, "evidence");
});

it("says what the other folder means where it is chosen, and moves the checklist there when asked to", async () => {
  await runCommand(page, "Preferences: Open Workspace Settings");
  await page.keyboard.insertText("personaGuide.checklists.folder");
  const setting = page.locator(".setting-item-contents", { hasText: "Folder" }).first();
  await expect.poll(() => setting.innerText(), soon).toContain("/speckit.implement counts");
  await setting.locator("select").selectOption({ label: "checklists" });
  await page.locator(".notification-list-item", { hasText: "/speckit.implement counts" }).waitFor();
  await screenshot(page, "checklists-folder");
  await page.keyboard.press("Escape");
  const before = text();
  await page.locator(".notification-list-item .monaco-button", { hasText: "Move" }).click();
  const moved = join(file, "../../checklists/backend-developer.md");
  await expect.poll(() => existsSync(moved) && readFileSync(moved, "utf8"), soon).toBe(before);
  expect(existsSync(file)).toBe(false);
  await expect.poll(() => row(page, "Every failure goes").innerText(), soon).toContain("plan.md#L1");
  file = moved;
  await runCommand(page, "View: Close All Editors");
});

it("puts a checklist away once that is confirmed", async () => {
  const dialog = page.locator(".monaco-dialog-box");
  await choose("Backend Developer", "Archive Checklist", dialog);
  await dialog.locator(".monaco-button", { hasText: "Cancel" }).click();
  expect(existsSync(file)).toBe(true);
  await choose("Backend Developer", "Archive Checklist", dialog);
  await dialog.locator(".monaco-button", { hasText: "Archive" }).click();
  await expect.poll(() => existsSync(file), soon).toBe(false);
  expect(readdirSync(join(file, "../../personas/archive"))).toEqual([
    expect.stringMatching(/^backend-developer-[\d-]{10}\.md$/),
  ]);
  await expect.poll(() => row(page, "Every failure goes").innerText(), soon).not.toContain("plan.md");
});

it("lists in the Feature view boxes that do not count too, and checklists whose persona is not here", async () => {
  const tasks = join(file, "../../tasks.md");
  const known = `${readFileSync(tasks, "utf8")}\n## Definition of Done\n\n- [ ] It runs\n`;
  writeFileSync(tasks, known);
  writeFileSync(join(file, "../butler.md"), "---\npersona: butler\n---\n\n- [ ] The table is laid\n");
  await expect.poll(() => row(page, "butler.md").allInnerTexts(), soon).toEqual([expect.stringContaining("0/1")]);
  await row(page, "tasks.md").locator(".monaco-tl-twistie").click();
  await row(page, "Definition of Done").locator(".monaco-tl-twistie").click();
  await expect.poll(() => row(page, "It runs").innerText(), soon).toContain("not counted");
  await expect
    .poll(() => row(page, "It runs").getAttribute("aria-label"), soon)
    .toContain("It runs, not checked, not counted");
  await row(page, "It runs").locator(".custom-view-tree-node-item-checkbox").click();
  await expect.poll(() => readFileSync(tasks, "utf8"), soon).toBe(known.replace("[ ] It runs", "[X] It runs"));
  await screenshot(page, "not-counted");
});
