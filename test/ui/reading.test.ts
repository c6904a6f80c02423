// A person reads: hovers words of the plan and ids of the tasks, and opens the reference at a heading.
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { hoverWord, openFile, runCommand, webview } from "../support/workbench.ts";
import { launch, screenshot } from "./vscode.ts";

let page: Page;

beforeAll(async () => {
  ({ page } = await launch({ file: "specs/003-user-login/plan.md", viewport: { width: 1280, height: 1500 } }));
});

it("says what the persona says about a term, who says it, and links to the reference", async () => {
  const hover = await hoverWord(page, "The service answers with a JWT", "JWT", "Backend Developer");
  expect(hover).toContain("Open reference");
  expect(hover.split("\n").length).toBeLessThan(20);
  await screenshot(page, "hover-light");
});

it("lists the open items that speak of the term", async () => {
  expect(await hoverWord(page, "Counters for rate limiting", "limiting", "Backend Developer")).toMatch(
    /Open\sitems:\s\d/,
  );
});

it("says nothing about a common word", async () => {
  await expect(hoverWord(page, "Members sign in with", "with")).rejects.toThrow("No hover");
});

it("opens the reference at the part of the topic that the hover shows", async () => {
  await hoverWord(page, "The service answers with a JWT", "JWT", "Open reference");
  await page.locator(".monaco-hover a", { hasText: "Open reference" }).first().click();
  const reference = webview(page, "panel");
  await reference.getByRole("heading", { level: 1, name: "Backend Developer" }).waitFor();
  const part = reference.locator(".arrived", { hasText: "JWT" });
  await expect.poll(async () => (await part.boundingBox())?.y ?? -1).toBeGreaterThan(0);
  await expect.poll(async () => (await part.boundingBox())?.y ?? 9_999).toBeLessThan(500);
  await screenshot(page, "reference-light");
});

it("says what ids stand for and what marks mean", async () => {
  await runCommand(page, "View: Close All Editors");
  await openFile(page, "specs/003-user-login/tasks.md");
  expect(await hoverWord(page, "T002", "P", "Parallel")).toContain("Parallel");
  const story = await hoverWord(page, "T010", "US1", "User story");
  expect(story).toContain("spec.md");
});
