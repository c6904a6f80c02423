// The main job's views in every kind of theme: pictures to look at, and the reference without accessibility faults.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { box, choice, hoverWord, openSidebar, row, runCommand, webview } from "../support/workbench.ts";
import { enableOnly, launch, screenshot } from "./vscode.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly help: string }[];
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
  const frame = await (await reference.locator("html").elementHandle())?.ownerFrame();
  expect(await reference.locator("body").getAttribute("class")).toContain(bodyClass);
  await frame?.evaluate(axe);
  const result = (await frame?.evaluate("axe.run(document)")) as AxeResult | undefined;
  expect(result?.violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await screenshot(page, `reference-${name}`);
  await stop();
});
