// The main job's views in every kind of theme: pictures to look at, and the reference without accessibility faults.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FrameLocator } from "playwright-core";
import { expect, it } from "vitest";
import { box, choice, hoverWord, openSidebar, row, runCommand, webview } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

it.each([
  ["light", "Default Light Modern", "vscode-light"],
  ["dark", "Default Dark Modern", "vscode-dark"],
  ["high-contrast", "Default High Contrast", "vscode-high-contrast"],
  ["high-contrast-light", "Default High Contrast Light", "vscode-high-contrast-light"],
])("works and reads well in a %s theme", async (name, theme, bodyClass) => {
  const { page, stop } = await launch({
    file: "specs/003-user-login/plan.md",
    prepare: enableOnly("backend-developer"),
    settings: { "workbench.colorTheme": theme, "editor.minimap.enabled": false },
    viewport: { width: 1360, height: 860 },
  });
  await openSidebar(page, "Each endpoint matches");
  await box(page, "Each endpoint matches").click();
  await box(page, "All input is checked").click();
  await expect.poll(() => row(page, "API Implementation").innerText(), { timeout: 10_000 }).toContain("2/5");
  await hoverWord(page, "The service answers with a JWT", "JWT", "Open reference");
  await screenshot(page, `sidebar-and-hover-${name}`);

  await page.keyboard.press("Escape");
  await runCommand(page, "Persona Guide: Open Reference");
  await choice(page, "Caching").click();
  const reference = webview(page, "panel");
  await reference.getByRole("heading", { level: 1, name: "Backend Developer" }).waitFor();
  expect(await reference.locator("body").getAttribute("class")).toContain(bodyClass);
  expect(await faults(reference)).toEqual([]);
  await screenshot(page, `reference-${name}`);

  await reference.locator("#page-checklist").scrollIntoViewIfNeeded();
  await reference.getByRole("checkbox").first().check();
  await reference.getByText("1 of 12 done").waitFor();
  await screenshot(page, `reference-checklist-${name}`);
  await reference.locator(".code").nth(1).scrollIntoViewIfNeeded();
  await screenshot(page, `reference-code-${name}`);

  await reference.getByRole("combobox").fill("rate limit");
  await reference.getByRole("option").nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  expect(await faults(reference)).toEqual([]);
  await screenshot(page, `reference-search-${name}`);

  // At 200 % zoom a window has half as many pixels.
  await page.setViewportSize({ width: 1000, height: 600 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+B");
  await screenshot(page, `reference-zoomed-${name}`);
  await page.setViewportSize({ width: 660, height: 860 });
  const width = () => reference.locator("html").evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  await expect.poll(async () => (await width())[0]).toBeLessThan(330);
  const [inner = 0, needed = 0] = await width();
  expect(needed).toBeLessThanOrEqual(inner);
  expect(await faults(reference)).toEqual([]);
  await screenshot(page, `reference-narrow-${name}`);
  await stop();
});

/** What axe finds serious in the page. */
async function faults(reference: FrameLocator): Promise<readonly string[]> {
  const frame = await (await reference.locator("html").elementHandle())?.ownerFrame();
  await frame?.evaluate(axe);
  const result = (await frame?.evaluate("axe.run(document)")) as AxeResult | undefined;
  if (!result) throw new Error("axe did not run");
  const serious = result.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
}
