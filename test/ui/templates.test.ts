// A person inserts tasks by a lens and from the sidebar, and keeps tasks of their own as a template that is offered at once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import * as workbench from "../support/workbench.ts";
import { launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 10_000 };
const picker = () => workbench.picker(page);
const choice = (text: string) => workbench.choice(page, text);
const line = (text: string) => page.locator(".editor-instance .view-lines .view-line", { hasText: text });
const lens = () => page.locator(".codelens-decoration a", { hasText: "Insert Tasks…" });
const title = () => picker().locator(".quick-input-title").innerText();
const accept = () => picker().locator(".quick-input-action .monaco-button").first().click();
const personaFile = () => join(folder, ".specify/personas/our-team.md");

async function leave(): Promise<void> {
  await page.keyboard.press("Escape");
  await picker().waitFor({ state: "hidden" });
}

/** Selects the lines from the one with `first` to the one with `last`. */
async function select(first: string, last: string): Promise<void> {
  await line(first)
    .first()
    .click({ position: { x: 2, y: 5 } });
  await page.keyboard.press("Home");
  await page.keyboard.down("Shift");
  for (let step = 0; step < 10 && !(await isSelected(last)); step++) {
    const before = await activeLine().innerText();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => activeLine().innerText(), soon).not.toBe(before);
  }
  await page.keyboard.press("End");
  await page.keyboard.up("Shift");
}

/** Its number, beside it. */
const activeLine = () => page.locator(".editor-instance .line-numbers.active-line-number").first();

async function isSelected(text: string): Promise<boolean> {
  const selected = await activeLine().boundingBox();
  const wanted = await line(text).first().boundingBox();
  return selected !== null && wanted !== null && Math.abs(selected.y - wanted.y) < 4;
}

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: "specs/003-user-login/tasks.md",
    settings: { "[markdown]": { "editor.wordWrap": "off" } },
    viewport: { width: 1280, height: 900 },
  }));
  await line("# Tasks").first().click();
});

it("has a lens above each phase", async () => {
  await lens().first().waitFor();
  const phases = await line("## Phase").count();
  expect(phases).toBeGreaterThan(1);
  await expect.poll(() => lens().count(), soon).toBe(phases);
  await screenshot(page, "insert-lens");
});

it("inserts into the phase of the lens, without asking for one", async () => {
  await lens().nth(1).click();
  await choice("Access rule").waitFor();
  await choice("Access rule").locator(".label-name").first().click();
  await expect.poll(title, soon).toMatch(/T033 – T0\d\d/);
  await accept();
  await line("T033").first().waitFor();
  expect(await line("T033").first().innerText()).not.toContain("[US");
  const topOf = async (text: string) => (await line(text).first().boundingBox())?.y ?? 0;
  expect((await topOf("T009")) < (await topOf("T033"))).toBe(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  for (let step = 0; step < 3 && (await line("T033").count()) > 0; step++) await page.keyboard.press("Control+Z");
  await expect.poll(() => line("T033").count(), soon).toBe(0);
});

it("goes away with its setting, and comes back", async () => {
  const setLenses = (isOn: boolean) => {
    mkdirSync(join(folder, ".vscode"), { recursive: true });
    writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "personaGuide.codeLens.enabled": isOn }));
  };
  setLenses(false);
  await expect.poll(() => lens().count(), soon).toBe(0);
  setLenses(true);
  await expect.poll(() => lens().count(), soon).toBeGreaterThan(0);
});

it("offers one persona's templates from its row in the sidebar, and from that of its tasks phase", async () => {
  await workbench.openSidebar(page, "Security");
  await workbench.row(page, "Security").click();
  for (const row of ["Security", "Tasks"]) {
    const open = () => workbench.row(page, row).click({ button: "right" });
    await workbench.chooseInMenu(page, open, "Insert Tasks…", choice("Threat model"));
    expect(await choice("Threat model").innerText()).toContain("Security");
    expect(await choice("REST endpoint").count()).toBe(0);
    await leave();
  }
});

it("keeps selected tasks as a template of a new persona file, with the paths that stay ticked as placeholders", async () => {
  await select("T005", "T006");
  await workbench.runCommand(page, "Persona Guide: Save Selection as Template");
  await choice("src/shelf/models/account.py").waitFor();
  await choice("src/shelf/models/session.py").locator(".label-name").first().click();
  await screenshot(page, "template-paths");
  await accept();
  await choice("New Persona File…").click();
  await expect.poll(title, soon).toContain("New Persona File");
  await page.keyboard.type("Our Team");
  await page.keyboard.press("Enter");
  await expect.poll(title, soon).toContain("Name");
  await page.keyboard.type("Login models");
  await page.keyboard.press("Enter");
  await expect.poll(() => existsSync(personaFile()), soon).toBe(true);
  expect(readFileSync(personaFile(), "utf8")).toContain(
    [
      "### Login models",
      "",
      "- [ ] [P] Create the Account model in {src/shelf/models/account.py}",
      "- [ ] [P] Create the Session model with its states in src/shelf/models/session.py",
      "",
    ].join("\n"),
  );
  await line("### Login models").waitFor();
  await screenshot(page, "template-saved");
});

it("adds another one to a file that is there, as one edit that can be undone", async () => {
  const before = readFileSync(personaFile(), "utf8");
  await page.locator('.tab[data-resource-name="tasks.md"]').click();
  await line("T004").first().click();
  await workbench.runCommand(page, "Persona Guide: Save Selection as Template");
  await choice("migrations/versions/0003_login.py").waitFor();
  await accept();
  await choice("Our Team").click();
  await expect.poll(title, soon).toContain("Name");
  await page.keyboard.type("login MODELS");
  await picker().locator(".quick-input-message", { hasText: "There is a template" }).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Tables");
  await page.keyboard.press("Enter");
  await expect.poll(() => readFileSync(personaFile(), "utf8"), soon).toContain("### Tables");
  expect(readFileSync(personaFile(), "utf8").startsWith(before.trimEnd())).toBe(true);
  await page.locator(".notification-list-item .monaco-button", { hasText: "Open Persona File" }).click();
  await line("### Tables").waitFor();
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+S");
  await expect.poll(() => readFileSync(personaFile(), "utf8"), soon).toBe(before);
});

/** From the selected line of tasks.md to the box that asks for the template's name. */
async function chooseFile(file: string): Promise<void> {
  await page.locator('.tab[data-resource-name="tasks.md"]').click();
  await line("T004").first().click();
  await workbench.runCommand(page, "Persona Guide: Save Selection as Template");
  await choice("migrations/versions/0003_login.py").waitFor();
  await accept();
  await choice(file).click();
}

const told = (text: string) => page.locator(".notification-list-item", { hasText: text });

it("does not say that it is saved where the persona file has unsaved text, and saves neither", async () => {
  const before = readFileSync(personaFile(), "utf8");
  await page.locator('.tab[data-resource-name="our-team.md"]').click();
  await line("### Login models").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("mine");
  await line("mine").waitFor();
  await chooseFile("Our Team");
  await expect.poll(title, soon).toContain("Name");
  await page.keyboard.type("Unsaved tables");
  await page.keyboard.press("Enter");
  await told("which has unsaved changes").waitFor();
  expect(readFileSync(personaFile(), "utf8")).toBe(before);
  await page.locator('.tab[data-resource-name="our-team.md"]').click();
  await workbench.runCommand(page, "File: Revert File");
  await expect.poll(() => line("mine").count(), soon).toBe(0);
});

it("says that it is not saved where the new persona file is there by then", async () => {
  const file = join(folder, ".specify/personas/crew.md");
  await chooseFile("New Persona File…");
  await expect.poll(title, soon).toContain("New Persona File");
  await page.keyboard.type("Crew");
  await page.keyboard.press("Enter");
  await expect.poll(title, soon).toContain("Name");
  writeFileSync(file, "# Somebody’s\n");
  await page.keyboard.type("Crew tables");
  await page.keyboard.press("Enter");
  await told("“Crew tables” was not saved").waitFor();
  expect(readFileSync(file, "utf8")).toBe("# Somebody’s\n");
  rmSync(file);
});

it("offers that template beside the bundled ones, its tasks being there already", async () => {
  await page.locator('.tab[data-resource-name="tasks.md"]').click();
  await page.locator('.tab.active[data-resource-name="tasks.md"]').waitFor();
  await workbench.runCommand(page, "Persona Guide: Insert Tasks");
  await picker().locator("input.input").fill("Login models");
  await choice("Login models").waitFor();
  expect(await choice("Login models").innerText()).toMatch(/tasks:\s2, already there:\s2/);
  await leave();
});
