// A person reads a plan: a hover on a term ticks an item and offers a template, one on an id says who refers to it, one on
// a heading says who has a say; and ids lead to where they are defined.
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { hoverWord, notifications, openFile, picker, runCommand } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 15_000 };
const current = () => page.locator('.statusbar-item[id$="personaGuide.currentFeature"]');

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: "specs/003-user-login/plan.md",
    viewport: { width: 1280, height: 1500 },
  }));
});

it("ticks an open item from the hover on a term, with all nine roles", async () => {
  const hover = await hoverWord(page, "Counters for rate limiting", "limiting", "Tick");
  expect(hover).toMatch(/Open\sitems:\s\d/);
  await screenshot(page, "hover-term");
  await page.locator(".monaco-hover:not(.hidden) a", { hasText: "Tick" }).first().click();
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  await expect.poll(() => readIfThere(file).match(/- \[x\]/g)?.length, soon).toBe(1);
});

it("offers the tasks of the template that fits the term, and asks for their phase", async () => {
  await hoverWord(page, "Counters for rate limiting", "limiting", "Insert tasks: External service call");
  await page.locator(".monaco-hover:not(.hidden) a", { hasText: "Insert tasks" }).first().click();
  await expect.poll(() => picker(page).innerText(), soon).toContain("External service call");
  await page.keyboard.press("Enter");
  await expect.poll(() => picker(page).innerText(), soon).toContain("Phase");
  await page.keyboard.press("Escape");
});

it("tells of an item whose role is gone since the hover was shown", async () => {
  const before = await current().innerText();
  await hoverWord(page, "Counters for rate limiting", "limiting", "Tick");
  try {
    enableOnly("ux")(folder);
    await expect.poll(() => current().innerText(), soon).not.toBe(before);
    await clickLate();
  } finally {
    rmSync(join(folder, ".specify/config.json"));
  }
  await expect.poll(() => current().innerText(), soon).toBe(before);
});

it("ticks nothing in another feature that has become the current one since the hover was shown", async () => {
  const feature = join(folder, "specs/003-user-login");
  const away = join(folder, "specs-away");
  const before = await current().innerText();
  await hoverWord(page, "Counters for rate limiting", "limiting", "Tick");
  try {
    renameSync(feature, away);
    await expect.poll(() => current().innerText(), soon).toContain("002-loan-requests");
    await clickLate();
    expect(existsSync(join(folder, "specs/002-loan-requests/personas"))).toBe(false);
  } finally {
    renameSync(away, feature);
  }
  await expect.poll(() => current().innerText(), soon).toBe(before);
});

it("says which roles have a say in a section, and what is open", async () => {
  const title = await hoverWord(page, "# Implementation Plan", "Implementation", "Responsibilities here");
  expect(title).toMatch(/Backend Developer: 1 of \d+ done/);
  await screenshot(page, "hover-title");
  await goTo(page, "118");
  const section = await hoverWord(page, "## Rate limiting", "limiting", "Responsibilities here");
  expect(section).toMatch(/Backend Developer · API Design: 1 of 1 done/);
  await screenshot(page, "hover-heading");
});

it("says what an id stands for, its state and who refers to it", async () => {
  await runCommand(page, "View: Close All Editors");
  await openFile(page, "specs/003-user-login/tasks.md");
  const hover = await hoverWord(page, "depends on T008", "T008", "Task");
  expect(hover).toMatch(/Task\s·\sdone/);
  expect(hover).toMatch(/Referred to by:/);
  await screenshot(page, "hover-id");
  expect(await hoverWord(page, "## Phase 2: Foundational", "Foundational", "No story begins")).toMatch(/6 of 6/);
});

it("goes from an id to its definition", async () => {
  await runCommand(page, "View: Close All Editors");
  await openFile(page, "specs/003-user-login/plan.md");
  const lines = readFileSync(join(folder, "specs/003-user-login/plan.md"), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes("FR-012"));
  await goTo(page, `${line + 1}:${(lines[line] ?? "").indexOf("FR-012") + 3}`);
  await page.keyboard.press("F12");
  await page.locator('.tab.active[data-resource-name="spec.md"]').waitFor();
  await screenshot(page, "id-definition");
});

/** Clicks the link of the hover on show, whose item is gone by now. */
async function clickLate(): Promise<void> {
  await page.locator(".monaco-hover:not(.hidden) a", { hasText: "Tick" }).first().click();
  await notifications(page).filter({ hasText: "not in the current feature’s checklists any more" }).waitFor();
  await runCommand(page, "Notifications: Clear All Notifications");
}

/** A line, or line and column as `40:12`. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press("Control+G");
  await picker(page).locator("input").fill(`:${place}`);
  await page.keyboard.press("Enter");
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
