// A person reads the reference: searches it, follows links and comes back, ticks its checklist and takes topics along.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
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
let reference: FrameLocator;
let folder: string;

const soon = { timeout: 10_000 };
const title = (name: string) => reference.getByRole("heading", { level: 1, name });
const topic = (name: string) => reference.getByRole("heading", { level: 3, name, exact: true });
const search = () => reference.getByRole("combobox", { name: "Search all personas" });
const results = () => reference.getByRole("option");
const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN;

/** Within the upper part of the page, below its bar. */
async function isAtTop(locator: Locator): Promise<void> {
  await expect.poll(() => top(locator), soon).toBeGreaterThan(60);
  await expect.poll(() => top(locator), soon).toBeLessThan(260);
}

async function openTopic(name: string): Promise<void> {
  await runCommand(page, "Persona Guide: Open Reference");
  await picker(page).locator("input").fill(name);
  await choice(page, name).click();
}

/** Clicks the row until the one below it shows: rows move while others unfold. */
async function unfold(name: string, below: string): Promise<void> {
  for (let attempt = 0; attempt < 5 && !(await row(page, below).isVisible()); attempt++) {
    await row(page, name).click();
    await page.waitForTimeout(1_000);
  }
}

beforeAll(async () => {
  // Without a file to open at once: a reload would show that alone.
  const window = await launch({ viewport: { width: 2000, height: 1400 } });
  ({ page, folder } = window);
  // Smooth scrolling ends where the next click interrupts it.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  reference = webview(page, "panel");
  await openSidebar(page, "Backend Developer");
  await openFile(page, "specs/003-user-login/plan.md");
});

it("opens at a topic that is chosen from a list of all of them, and marks it in the outline", async () => {
  await openTopic("Caching");
  await title("Backend Developer").waitFor();
  await isAtTop(topic("Caching"));
  await expect.poll(() => reference.locator("nav [aria-current]").innerText(), soon).toBe("Caching");
  await screenshot(page, "reference-topic");
});

it("finds words of all personas while they are typed, and goes to the part that speaks of them", async () => {
  await reference.locator("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("/");
  await page.keyboard.type("n+1 quer");
  await expect.poll(() => results().count(), soon).toBeGreaterThan(0);
  expect(await reference.locator("#results mark").first().innerText()).toBe("N+1");
  await screenshot(page, "reference-search");
  await page.keyboard.press("ArrowDown");
  expect(await search().getAttribute("aria-activedescendant")).toBe("result-0");
  await page.keyboard.press("Enter");
  const part = reference.locator(".arrived");
  expect(await part.innerText()).toContain("N+1 queries");
  await isAtTop(part);
  await screenshot(page, "reference-found");
});

it("says when nothing is found, and leads to the other personas", async () => {
  await search().fill("qqqqq");
  await reference.getByText("Nothing was found for “qqqqq”.").first().waitFor();
  await screenshot(page, "reference-nothing");
  await reference.getByRole("button", { name: "Tech Lead" }).click();
  await title("Tech Lead").waitFor();
});

it("goes back and forward, to the place where the reader was", async () => {
  await reference.getByRole("button", { name: "Go back" }).click();
  await title("Backend Developer").waitFor();
  await isAtTop(reference.locator(".arrived", { hasText: "N+1 queries" }));
  await page.keyboard.press("Alt+ArrowRight");
  await title("Tech Lead").waitFor();
  await page.keyboard.press("Alt+ArrowLeft");
  await title("Backend Developer").waitFor();
});

it("opens a result of another persona, and a collaborator by its link", async () => {
  await search().fill("contrast ratio");
  await results().first().click();
  await title("Frontend Developer").waitFor();
  await reference.locator(".arrived").waitFor();
  await reference.getByRole("link", { name: "Backend Developer" }).click();
  await title("Backend Developer").waitFor();
});

it("ticks an item of the checklist, as the tree does, both ways", async () => {
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  const item = "All endpoints follow one convention";
  const own = reference.getByRole("checkbox", { name: item });
  expect(await own.isChecked()).toBe(false);
  await own.check();
  await expect.poll(() => existsSync(file) && readFileSync(file, "utf8"), soon).toContain(`- [x] ${item}`);
  await expect.poll(() => reference.getByText("1 of 12 done").count(), soon).toBe(1);
  await unfold("Backend Developer", "Quality checklist");
  await unfold("Quality checklist", item);
  await expect.poll(() => box(page, item).getAttribute("aria-checked"), soon).toBe("true");
  await box(page, item).click();
  await expect.poll(() => readFileSync(file, "utf8"), soon).toContain(`- [ ] ${item}`);
  await expect.poll(() => own.isChecked(), soon).toBe(false);
  await screenshot(page, "reference-checklist");
});

it("tells of a box that is clicked while its page is drawn again, and ticks nothing", async () => {
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  const before = readFileSync(file, "utf8");
  const more = before.replace("## Quality checklist\n", "$&\n- [ ] One more\n");
  // VS Code loads the new page behind the old one, which takes clicks until then.
  await reference.owner().evaluate((frame: HTMLIFrameElement) => {
    const own = frame.contentDocument?.querySelector<HTMLInputElement>("[data-item]");
    const frames = frame.parentElement;
    if (!own || !frames) throw new Error("no page with boxes");
    const click = () => frames.querySelector("#pending-frame") && own.click();
    new MutationObserver(click).observe(frames, { childList: true });
  });
  writeFileSync(file, more);
  await notifications(page).filter({ hasText: "please click that box again" }).waitFor(soon);
  await reference.getByRole("checkbox", { name: "One more" }).waitFor();
  expect(await reference.getByRole("checkbox", { checked: true }).count()).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(more);
});

it("tells of a box whose item is gone, and ticks nothing", async () => {
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  const before = readFileSync(file, "utf8");
  const own = reference.locator("[data-item]").first();
  await own.evaluate((box) => box.setAttribute("data-item", "no such item"));
  await own.click();
  await notifications(page).filter({ hasText: "not in the current feature’s checklists any more" }).waitFor(soon);
  await expect.poll(() => own.isChecked(), soon).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(before);
});

it("copies code and topics", async () => {
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const code = reference.locator(".code", { hasText: "outbox.add" });
  await code.scrollIntoViewIfNeeded();
  await expect.poll(() => code.locator("[class^=hljs-]").count(), soon).toBeGreaterThan(3);
  await code.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => reference.locator(".copy", { hasText: "Copied" }).count(), soon).toBe(1);
  await expect.poll(clipboard, soon).toContain("with db.transaction():\n    member");
  await screenshot(page, "reference-code");
  await topic("Caching").hover();
  await reference.getByRole("group", { name: "Actions for “Caching”" }).getByLabel("Copy as Markdown").click();
  await expect.poll(clipboard, soon).toMatch(/^### Caching\n/);
});

it("opens the persona's file at the topic", async () => {
  await reference
    .getByRole("group", { name: "Actions for “Caching”" })
    .getByLabel("Open Persona File at This Line")
    .click();
  await page.locator(".view-line", { hasText: "### Caching" }).first().waitFor();
});

it("is there again after a reload, at the same place", async () => {
  await openTopic("Caching");
  await isAtTop(topic("Caching"));
  await page.waitForTimeout(500); // the place is kept when the scrolling rests
  await runCommand(page, "Developer: Reload Window"); // as a person does it: the browser's own way drops what VS Code keeps last
  await title("Backend Developer").waitFor({ state: "detached" });
  await title("Backend Developer").waitFor();
  await isAtTop(topic("Caching"));
});

it("is found in by the editor's own find box", async () => {
  await reference.locator("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Control+F");
  await page.locator(".webview-find-widget.visible, .simple-find-part.visible").first().waitFor();
  await screenshot(page, "reference-find");
});

it("puts the points of a topic into tasks.md", async () => {
  await openTopic("Caching");
  await reference.getByRole("group", { name: "Actions for “Caching”" }).getByLabel("Insert as Tasks…").click();
  await picker(page).getByText("Insert Tasks: Tasks").waitFor();
  await screenshot(page, "reference-insert");
  await page.keyboard.press("Enter");
  await picker(page).getByText("Insert Tasks: Phase").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".view-line", { hasText: /T\d{3}\s\*\*Cache-aside/ }).waitFor();
  await title("Backend Developer").waitFor(); // it stays beside
  await screenshot(page, "reference-inserted");
});
