// A person ticks in the sidebar, with the mouse and with the keyboard, and finds the ticks in Markdown.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { box, choice, notifications, openFile, openSidebar, picker, row, runCommand } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

let page: Page;
let file: string;

const isTicked = (text: string) => box(page, text).getAttribute("aria-checked");
const unchecked = "- [ ] All input";
const soon = { timeout: 10_000 };
const text = () => readFileSync(file, "utf8");

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

it("shows the persona, its phases with counts, and opens the current phase", async () => {
  expect(await row(page, "Backend Developer").innerText()).toMatch(/0\/\d\d/);
  expect(await row(page, "Implement").innerText()).toContain("current");
  expect(await row(page, "Plan").getAttribute("aria-expanded")).toBe("false");
  expect(existsSync(file)).toBe(false);
});

it("writes the file with one item ticked at the first click", async () => {
  await box(page, "Each endpoint matches").click();
  await expect.poll(() => existsSync(file) && text().match(/- \[x\]/g)?.length, soon).toBe(1);
  expect(text()).toMatch(/- \[x\] Each endpoint matches/);
  await screenshot(page, "tick-light");
});

it("changes one character at the second click, and gives it back at the third", async () => {
  const before = text();
  await box(page, "Every failure goes").click();
  await expect.poll(() => text(), soon).not.toBe(before);
  const after = text();
  expect([...after].filter((character, index) => character !== before[index])).toEqual(["x"]);
  await box(page, "Every failure goes").click();
  await expect.poll(() => text(), soon).toBe(before);
});

it("keeps the focus on the checkbox, so that Space ticks and unticks", async () => {
  const before = text();
  await box(page, "All input is checked").focus();
  await page.keyboard.press("Space");
  await expect.poll(() => text(), soon).not.toBe(before);
  await page.waitForTimeout(3_000); // somebody reads on between the two
  await page.keyboard.press("Space");
  await expect.poll(() => text(), soon).toBe(before);
});

it("draws the counts again when ticking pauses", async () => {
  for (const count of ["2/5", "1/5"]) {
    await box(page, "All input is checked").click();
    await expect.poll(() => row(page, "API Implementation").innerText(), soon).toContain(count);
  }
});

it("ticks a responsibility's items by its own box, and shows it checked", async () => {
  await box(page, "Performance Optimization").click();
  await expect
    .poll(() => text().split("### Performance Optimization")[1]?.split("##")[0]?.match(/\[x\]/g)?.length, soon)
    .toBe(5);
  await expect.poll(() => isTicked("Slow queries have"), soon).toBe("true");
  await expect.poll(() => row(page, "Backend Developer").innerText(), soon).toMatch(/6\/\d\d/);
});

it("shows a tick that was made outside at once", async () => {
  writeFileSync(file, text().replace("- [ ] Every failure goes", "- [x] Every failure goes"));
  await expect.poll(() => isTicked("Every failure goes"), soon).toBe("true");
});

it("offers to tick again what another program's save has swallowed", async () => {
  // A click that meets a redraw is lost, which is told.
  await page.waitForTimeout(500);
  const before = text();
  const ticks = () => text().match(/- \[x\] /g)?.length ?? 0;
  const count = ticks();
  await box(page, "All input is checked").click();
  await expect.poll(() => ticks(), soon).toBe(count + 1);
  // A change that somebody takes back is not missed; the others still are.
  await page.waitForTimeout(500);
  await box(page, "Every failure goes").click();
  await expect.poll(() => ticks(), soon).toBe(count);
  await page.waitForTimeout(1_000);
  writeFileSync(file, text().replace("- [ ] Every failure goes", "- [x] Every failure goes"));
  await page.waitForTimeout(1_000);
  expect(await notifications(page).count()).toBe(0);
  // Another program had read the file before, and ticks another item.
  writeFileSync(file, before.replace(/- \[ \] (?!All input is checked)/, "- [x] "));
  await notifications(page).filter({ hasText: "a change of yours is not in it any more" }).waitFor();
  await screenshot(page, "tick-swallowed");
  await page.locator(".notifications-toasts").getByRole("button", { name: "Make It Again" }).click();
  await expect.poll(() => ticks(), soon).toBe(count + 2);
  await expect.poll(() => isTicked("All input is checked"), soon).toBe("true");
  await page.waitForTimeout(500);
  await box(page, "All input is checked").click();
  await expect.poll(() => ticks(), soon).toBe(count + 1);
});

it("gives every row an accessible name with its state, and every box one without, since a click does not change it", async () => {
  expect(await row(page, "Every failure goes").getAttribute("aria-label")).toMatch(/checked, 4 of 5/);
  expect(await box(page, "Every failure goes").getAttribute("aria-label")).toMatch(/request id, 4 of 5$/);
  expect(await box(page, "Every failure goes").getAttribute("role")).toBe("checkbox");
});

it("shows only open items when asked, and all of them again", async () => {
  await runCommand(page, "Show Open Items Only");
  await expect.poll(() => row(page, "Every failure goes").count(), soon).toBe(0);
  await expect.poll(() => row(page, "All input is checked").count(), soon).toBe(1);
  await runCommand(page, "Show All Items");
  await expect.poll(() => row(page, "Every failure goes").count(), soon).toBe(1);
});

it("shows nothing ticked, and says nothing, when the file is deleted", async () => {
  await runCommand(page, "Notifications: Clear All Notifications");
  rmSync(file);
  await expect.poll(() => isTicked("Every failure goes"), soon).toBe("false");
  expect(await notifications(page).count()).toBe(0);
});

it("shows a mark that is neither open nor done as it is", async () => {
  await box(page, "Every failure goes").click();
  await expect.poll(() => existsSync(file) && text(), soon).toContain("- [x] Every failure goes");
  writeFileSync(file, text().replace("- [x] Every failure goes", "- [~] Every failure goes"));
  await expect.poll(() => row(page, "Every failure goes").innerText(), soon).toContain("[~]");
  expect(await isTicked("Every failure goes")).toBe("false");
});

it("changes each item that is chosen in the list, also one with a mark of its own", async () => {
  const ticks = () => text().match(/- \[x\] /g)?.length ?? 0;
  const count = ticks();
  await runCommand(page, "Persona Guide: Toggle Item");
  for (const item of ["Every failure goes", "All input is checked"])
    await choice(page, item).locator(".label-name").first().click();
  await expect.poll(() => picker(page).locator(".quick-input-count").innerText(), soon).toContain("2 ");
  await screenshot(page, "toggle-list");
  await picker(page).locator(".quick-input-action .monaco-button").first().click();
  await expect.poll(() => ticks(), soon).toBe(count + 2);
  expect(text()).toContain("- [x] Every failure goes");
});

it.each([
  ["unticks nothing that another program has ticked", (open: string) => open.replace(unchecked, "- [x] All input")],
  [
    "ticks nothing that another program has added",
    (open: string) => open.replace(unchecked, `- [ ] New\n${unchecked}`),
  ],
])("%s while a menu was open, and says so", async (_, write) => {
  await runCommand(page, "Notifications: Clear All Notifications");
  const head = "API Implementation";
  const [before = "", section = ""] = text().split(/(?=### API Implementation\n)/);
  const [items = "", ...rest] = section.split(/(?=\n### )/);
  const open = [before, items.replaceAll("- [ ]", "- [x]").replace("- [x] All input", unchecked), ...rest].join("");
  writeFileSync(file, open);
  await expect.poll(() => row(page, head).innerText(), soon).toContain("4/5");
  await page.keyboard.press("Escape");
  await row(page, head).click({ button: "right" });
  const entry = page.locator(".monaco-menu .action-item", { hasText: "Toggle Item" }).first();
  await entry.waitFor(soon);
  writeFileSync(file, write(open));
  await page.waitForTimeout(1_500);
  await entry.click(soon);
  await notifications(page).filter({ hasText: "please choose that again" }).waitFor();
  expect(text()).toBe(write(open));
  writeFileSync(file, open);
  await expect.poll(() => row(page, head).innerText(), soon).toContain("4/5"); // the rows stand still again
});

it("acts on no other row where that of the menu is gone, and says so", async () => {
  await runCommand(page, "Notifications: Clear All Notifications");
  const open = text().replace("- [x] Tests cover a missing token", "- [ ] Tests cover a missing token");
  const done = open.replace("- [ ] Tests cover a missing token", "- [x] Tests cover a missing token");
  writeFileSync(file, open);
  await expect.poll(() => isTicked("Tests cover a missing token"), soon).toBe("false");
  await runCommand(page, "Show Open Items Only");
  try {
    await expect.poll(() => row(page, "Every failure goes").count(), soon).toBe(0);
    await row(page, "Contract tests compare").locator(".label-name").click();
    await row(page, "Tests cover a missing token").click({ button: "right" });
    const entry = page.locator(".monaco-menu .action-item", { hasText: "Toggle Item" }).first();
    await entry.waitFor(soon);
    writeFileSync(file, done);
    await expect.poll(() => row(page, "Tests cover a missing token").count(), soon).toBe(0);
    await entry.click(soon);
    await notifications(page).filter({ hasText: "please choose that again" }).waitFor(soon);
    expect(text()).toBe(done);
  } finally {
    await page.keyboard.press("Escape");
    await runCommand(page, "Show All Items");
  }
});

it("ticks Spec Kit's own tasks in the Feature view", async () => {
  const tasks = join(file, "../../tasks.md");
  const before = readFileSync(tasks, "utf8");
  const feature = page.locator('.pane:has(.pane-header[aria-label^="Feature"]) .monaco-list-row');
  await feature.filter({ hasText: "tasks.md" }).first().locator(".monaco-tl-twistie").click();
  await feature.filter({ hasText: "Phase 3" }).first().locator(".monaco-tl-twistie").click();
  await feature.filter({ hasText: "T015" }).first().locator(".custom-view-tree-node-item-checkbox").click();
  await expect.poll(() => readFileSync(tasks, "utf8"), soon).toBe(before.replace("- [ ] T015", "- [X] T015"));
});

it("shows in the Feature view what the ids of an item stand for, and only open items when asked", async () => {
  const feature = page.locator('.pane:has(.pane-header[aria-label^="Feature"]) .monaco-list-row');
  await feature.filter({ hasText: "security.md" }).first().locator(".monaco-tl-twistie").click();
  await feature.filter({ hasText: "Signing In" }).first().locator(".monaco-tl-twistie").click();
  await feature.filter({ hasText: "CHK001" }).first().hover();
  const link = page.locator(".monaco-hover a", { hasText: "FR-002" });
  await link.waitFor();
  expect(await link.locator("xpath=..").innerText()).toContain("unknown email");
  await page.mouse.move(900, 300);
  await runCommand(page, "Show Open Items Only");
  await expect.poll(() => feature.filter({ hasText: "CHK001" }).count(), soon).toBe(0);
  expect(await feature.filter({ hasText: "CHK003" }).count()).toBe(1);
  await runCommand(page, "Show All Items");
  await expect.poll(() => feature.filter({ hasText: "CHK001" }).count(), soon).toBe(1);
});

it("ticks in the feature that the view shows, after another one became current", async () => {
  await openFile(page, "specs/002-loan-requests/spec.md");
  const title = page.locator('.pane-header[aria-label^="Personas"]');
  await expect.poll(() => title.innerText(), soon).toContain("002-loan-requests");
  await row(page, "Every endpoint of the contract").waitFor();
  expect(await isTicked("Every endpoint of the contract")).toBe("false");
  await box(page, "Every endpoint of the contract").click();
  const other = join(file, "../../../002-loan-requests/personas/backend-developer.md");
  await expect
    .poll(() => existsSync(other) && readFileSync(other, "utf8"), soon)
    .toContain("checklist: 002-loan-requests");
});

it("says so when a collaborator is no persona here", async () => {
  await runCommand(page, "Notifications: Clear All Notifications");
  await row(page, "Tasks").locator(".monaco-tl-twistie").click();
  await row(page, "Works with").locator(".monaco-tl-twistie").click();
  await row(page, "Tech Lead").click();
  await expect.poll(() => notifications(page).allInnerTexts(), soon).toEqual([expect.stringContaining("no persona")]);
});
