// A tick that leaves the editor's text with more than a person meant, or without their knowing, is told; nothing else is.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { notifications, openSidebar, row, runCommand } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let file: string;
let before: string;

const soon = { timeout: 10_000 };
const editor = () => page.locator(".monaco-editor .view-lines").first();
/** The editor draws no plain spaces. */
const shown = async () => (await editor().innerText()).replaceAll("\u00a0", " ");
const text = () => readFileSync(file, "utf8");

beforeAll(async () => {
  const window = await launch({
    file: "specs/003-user-login/tasks.md",
    prepare: enableOnly("backend-developer"),
    extensions: ["test/support/editing-agent"],
  });
  page = window.page;
  file = join(window.folder, "specs/003-user-login/tasks.md");
  before = text();
  await openSidebar(page, "tasks.md");
});

/** Also for a second try: the file is as it was, and the task has a row. */
beforeEach(async () => {
  if (await page.locator(".tab.dirty").count()) await runCommand(page, "File: Revert File");
  await page.waitForTimeout(1_000); // VS Code reads what the test before has written
  if (text() !== before) writeFileSync(file, before);
  await editor().click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.waitForTimeout(1_000); // VS Code reads the file
  for (const [inner, outer] of [
    ["Phase 3", "tasks.md"],
    ["T015", "Phase 3"],
  ] as const)
    if (!(await row(page, inner).isVisible())) await row(page, outer).locator(".monaco-tl-twistie").click();
  await row(page, "T015").waitFor();
});

it("tells of an undo that also takes back what another program wrote in the moment of the tick", async () => {
  const clicked = row(page, "T015").locator(".custom-view-tree-node-item-checkbox").click();
  while (text() === before) await setImmediate();
  writeFileSync(file, text().replace("\n", "\nOf another program\n"));
  await clicked;
  await expect.poll(shown, soon).toContain("Of another program");
  await editor().click();
  await page.keyboard.press("ControlOrMeta+Z");
  await notifications(page).filter({ hasText: "also took back what another program wrote" }).waitFor();
  await screenshot(page, "undo-shared");
  await page.keyboard.press("ControlOrMeta+Y");
  await page.keyboard.press("ControlOrMeta+Home");
  await expect.poll(shown, soon).toContain("Of another program");
});

it("does not tell of it where the other program has taken both back, and letters are undone", async () => {
  await runCommand(page, "Notifications: Clear All Notifications");
  await expect.poll(shown, soon).not.toContain("Of another program");
  await editor().click();
  await page.keyboard.type("zz");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(shown, soon).not.toContain("zz");
  await page.waitForTimeout(500);
  expect(await notifications(page).filter({ hasText: "also took back" }).count()).toBe(0);
});

/** The message of a tick that is lost is pressed. */
async function makeAgain(): Promise<void> {
  const told = page.locator(".notification-toast", { hasText: "has taken a change of yours out" });
  await told.waitFor();
  await screenshot(page, "tick-taken-out");
  await told.getByRole("button", { name: "Make It Again" }).click();
}

it.each([
  ["puts in", async () => undefined],
  ["takes all out and puts in", () => page.keyboard.press("Delete")],
])(
  "tells of an edit that %s a text of before the tick, once it is saved, and makes the tick again",
  async (_, take) => {
    await editor().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+C");
    await row(page, "T015").locator(".custom-view-tree-node-item-checkbox").click();
    await expect.poll(text, soon).toContain("[X] T015");
    await page.waitForTimeout(1_000); // VS Code reads the file
    await editor().click();
    await page.keyboard.press("ControlOrMeta+A");
    await take();
    await page.keyboard.press("ControlOrMeta+V");
    await expect.poll(shown, soon).toContain("FR-012 is open"); // it is asked for the clipboard first
    await page.locator(".tab.dirty").waitFor();
    await page.keyboard.press("ControlOrMeta+S");
    await expect.poll(text, soon).toBe(before);
    await makeAgain();
    await expect.poll(text, soon).toBe(before.replace("[ ] T015", "[X] T015"));
  },
);

it.each([
  ["piece by piece", "is on disk", "Let the Agent Read", "Let the Agent Write"],
  ["at once", "is on disk", "Let the Agent Read", "Let the Agent Replace"],
  ["piece by piece", "went into its unsaved text", "Let the Agent Begin", "Let the Agent Write"],
])("tells of an agent that writes the text %s as it was before a tick that %s", async (_, _where, start, write) => {
  await editor().click();
  await page.keyboard.press("ControlOrMeta+A"); // as who copies the text
  await runCommand(page, start);
  await row(page, "T015").locator(".custom-view-tree-node-item-checkbox").click();
  await page.waitForTimeout(1_500); // the tick is in the document
  await runCommand(page, write);
  const written = `${before}Of an agent\n`;
  await expect.poll(text, soon).toBe(written);
  await makeAgain();
  await expect.poll(text, soon).toBe(written.replace("[ ] T015", "[X] T015"));
});

it("tells of another program that had read the file before an item was toggled at the cursor and saved", async () => {
  await runCommand(page, "Notifications: Clear All Notifications"); // those of the tests before
  await page.locator(".view-line", { hasText: "T001" }).first().click();
  await runCommand(page, "Toggle Item at Cursor");
  await page.locator(".tab.dirty").waitFor();
  await page.keyboard.press("ControlOrMeta+S");
  const toggled = before.replace("[X] T001", "[ ] T001");
  await expect.poll(text, soon).toBe(toggled);
  await page.waitForTimeout(1_000);
  const written = `${before}Of another program\n`;
  writeFileSync(file, written);
  const told = page.locator(".notification-toast", { hasText: "a change of yours is not in it any more" });
  await told.waitFor();
  await told.getByRole("button", { name: "Make It Again" }).click();
  await expect.poll(text, soon).toBe(`${toggled}Of another program\n`);
});

it.each([
  ["Undo", ["ControlOrMeta+Z", "ControlOrMeta+S"]],
  ["Revert File", []],
])("says nothing where a person takes back by %s what they toggled at the cursor", async (_, keys) => {
  await runCommand(page, "Notifications: Clear All Notifications");
  await page.locator(".view-line", { hasText: "T001" }).first().click();
  await runCommand(page, "Toggle Item at Cursor");
  await page.locator(".tab.dirty").waitFor();
  for (const key of keys) await page.keyboard.press(key);
  if (keys.length === 0) await runCommand(page, "File: Revert File");
  await page.waitForTimeout(2_000);
  expect(await page.locator(".tab.dirty").count()).toBe(0);
  expect(text()).toBe(before);
  expect(await notifications(page).count()).toBe(0);
});

it("says nothing where a person takes back what another program has written otherwise", async () => {
  await runCommand(page, "Notifications: Clear All Notifications");
  await row(page, "T015").locator(".custom-view-tree-node-item-checkbox").click();
  await expect.poll(text, soon).toContain("[X] T015");
  await page.waitForTimeout(1_000); // VS Code reads the file
  const written = text().replace("[X] T001", "[x] T001").replace("[X] T015", "[x] T015");
  writeFileSync(file, written);
  await page.waitForTimeout(1_500);
  await editor().click();
  await row(page, "T015").click();
  await page.waitForTimeout(1_000);
  await runCommand(page, "Toggle Item at Cursor");
  await page.locator(".tab.dirty").waitFor();
  await page.keyboard.press("ControlOrMeta+S");
  await expect.poll(text, soon).toBe(written.replace("[x] T015", "[ ] T015"));
  await page.waitForTimeout(1_500);
  expect(await notifications(page).count()).toBe(0);
});

it("tells of an agent that writes anew at once what no editor shows", async () => {
  const checklist = join(file, "../checklists/security.md");
  const known = readFileSync(checklist, "utf8");
  await runCommand(page, "Let the Agent Open");
  const tick = row(page, "CHK003").locator(".custom-view-tree-node-item-checkbox");
  for (const outer of ["security.md", "Signing In"])
    if (!(await tick.isVisible())) await row(page, outer).locator(".monaco-tl-twistie").click();
  await tick.click();
  const ticked = known.replace("[ ] CHK003", "[x] CHK003");
  await expect.poll(() => readFileSync(checklist, "utf8"), soon).toBe(ticked);
  await page.waitForTimeout(1_500); // the tick is in the document
  await runCommand(page, "Let the Agent Replace");
  await expect.poll(() => readFileSync(checklist, "utf8"), soon).toBe(`${known}Of an agent\n`);
  await makeAgain();
  await expect.poll(() => readFileSync(checklist, "utf8"), soon).toBe(`${ticked}Of an agent\n`);
  writeFileSync(checklist, known);
});
