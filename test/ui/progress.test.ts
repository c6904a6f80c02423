// A person asks what comes next and how far things are: the list, the report beside the sidebar, and its way to the clipboard.
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

const report = () => webview(page, "panel", "vscode.markdown-language-features");

beforeAll(async () => {
  ({ page } = await launch({
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
