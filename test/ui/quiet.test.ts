// What only looks never writes; and a window that is reloaded in the middle of a tick leaves a whole file.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { box, hoverWord, openFile, openSidebar, reload, runCommand } from "../support/workbench.ts";
import { enableOnly, launch } from "./vscode.ts";

let page: Page;
let folder: string;

const soon = { timeout: 15_000 };

/** Every file of the project with its text and the time of its last change. */
function project(): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    files.map((name) => [name, `${statSync(join(folder, name)).mtimeMs} ${readFileSync(join(folder, name), "utf8")}`]),
  );
}

beforeAll(async () => {
  ({ page, folder } = await launch({
    file: "specs/003-user-login/plan.md",
    prepare: enableOnly("backend-developer"),
    viewport: { width: 1280, height: 1400 },
  }));
  await openSidebar(page, "Each endpoint matches");
});

it("writes nothing when rows are opened, items filtered, words hovered and the window reloaded", async () => {
  const before = project();
  const folded = page.locator('.customview-tree .monaco-list-row[aria-expanded="false"] .monaco-tl-twistie');
  for (let step = 0; step < 12 && (await folded.count()) > 0; step++) await folded.first().click();
  await runCommand(page, "Show Open Items Only");
  await page.locator('.action-label[aria-label="Show All Items"]').first().waitFor({ state: "attached" });
  await runCommand(page, "Show All Items");
  await openFile(page, "specs/003-user-login/plan.md");
  await hoverWord(page, "The service answers with a JWT", "JWT", "Open reference");
  await page.mouse.move(5, 5);
  await reload(page, "Each endpoint matches");
  expect(project()).toEqual(before);
});

it("leaves a whole file when the window is reloaded in the middle of a tick", async () => {
  const file = join(folder, "specs/003-user-login/personas/backend-developer.md");
  await box(page, "Each endpoint matches").click();
  await expect.poll(() => project().has("specs/003-user-login/personas/backend-developer.md"), soon).toBe(true);
  await expect.poll(() => readFileSync(file, "utf8").match(/- \[x\]/g)?.length, soon).toBe(1);
  const before = readFileSync(file, "utf8");
  for (const name of ["Each protected endpoint", "All input is checked"]) {
    await box(page, name).click();
    await reload(page, "Each endpoint matches");
    const after = readFileSync(file, "utf8");
    expect(after.replaceAll("- [x]", "- [ ]")).toBe(before.replaceAll("- [x]", "- [ ]"));
    expect(after.match(/- \[x\]/g)?.length).toBeGreaterThanOrEqual(1);
  }
});
