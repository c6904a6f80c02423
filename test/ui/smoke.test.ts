// The first thing a person sees: our icon in the activity bar, and our views behind it.
import { beforeAll, expect, it } from "vitest";
import { launch, screenshot } from "./vscode.ts";

let window: Awaited<ReturnType<typeof launch>>;

beforeAll(async () => {
  window = await launch();
});

it("shows Persona Guide in the activity bar and opens it on a click", async () => {
  const { page } = window;
  const icon = page.locator('.activitybar .action-label[aria-label^="Persona Guide"]');
  await icon.click();
  const title = page.locator(".sidebar .composite.title");
  await title.getByText("Persona Guide", { exact: false }).waitFor();
  expect(await icon.count()).toBe(1);
  await screenshot(page, "activity-bar");
});
