// A person asks what comes next and how far things are: the list, the report beside the sidebar, and its way to the clipboard;
// and begins the next feature.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import {
  box,
  choice,
  chooseInMenu,
  notifications,
  openSidebar,
  picker,
  runCommand,
  webview,
} from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 10_000 };
const report = () => webview(page, "panel", "vscode.markdown-language-features");

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: "specs/003-user-login/plan.md",
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 1000 },
  }));
  await openSidebar(page, "API Implementation");
});

it("offers the command that comes next and the open items, in the view's menu", async () => {
  const title = page.locator('.pane-header[aria-label^="Personas"]');
  await title.hover();
  const more = title.locator(".codicon-toolbar-more");
  await chooseInMenu(page, () => more.click(), "What’s Next?", choice(page, "/speckit.implement"));
  expect(await picker(page).innerText()).toContain("Each endpoint matches");
  await screenshot(page, "next-light");
  await choice(page, "/speckit.implement").click();
  await notifications(page).filter({ hasText: "/speckit.implement is on the clipboard" }).waitFor();
});

it("tells of an item that is gone when its row is chosen", async () => {
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  const count = () => page.locator('.statusbar-item[id$="personaGuide.currentFeature"]').innerText();
  const before = await count();
  mkdirSync(join(file, ".."), { recursive: true });
  try {
    writeFileSync(file, "---\npersona: backend-developer\n---\n\n## Implement\n\n- [ ] Only in the file\n");
    await expect.poll(count, soon).not.toBe(before);
    await runCommand(page, "What’s Next?");
    await choice(page, "Only in the file").waitFor();
  } finally {
    rmSync(file);
  }
  await expect.poll(count, soon).toBe(before);
  await choice(page, "Only in the file").click();
  await notifications(page).filter({ hasText: "not in the current feature’s checklists any more" }).waitFor();
});

it("shows the report, which follows a tick", async () => {
  await runCommand(page, "Persona Guide: Show Progress");
  await report().getByRole("heading", { name: "Progress: 003-user-login" }).waitFor();
  await report().getByText("Items done: 0 of").waitFor();
  await box(page, "Each endpoint matches").click();
  await report().getByText("Items done: 1 of").waitFor();
  await screenshot(page, "progress-light");
});

it("copies the report by the button in its title", async () => {
  await page.locator('.editor-actions .action-label[aria-label="Copy Progress"]').click();
  await notifications(page).filter({ hasText: "The progress of 003-user-login is on the clipboard" }).waitFor();
});

it("makes a feature directory with the number that is next when its name is given", async () => {
  const specs = join(folder, "specs");
  rmSync(join(specs, "011-ours"), { recursive: true, force: true });
  await runCommand(page, "Persona Guide: Choose Feature");
  await choice(page, "Create Feature Directory").click();
  await picker(page).getByText("What the feature is called").waitFor();
  // Another program is first.
  mkdirSync(join(specs, "010-theirs"), { recursive: true });
  writeFileSync(join(specs, "010-theirs/spec.md"), "# Spec\n");
  const name = picker(page).locator("input").last();
  await name.fill("?!");
  await picker(page).getByText("The name needs a letter or a digit.").waitFor();
  await name.fill("Ours");
  await page.keyboard.press("Enter");
  await page.locator('.tab.active[data-resource-name="spec.md"]').waitFor();
  expect(existsSync(join(specs, "011-ours/spec.md"))).toBe(true);
});
