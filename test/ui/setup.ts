// Around every UI test: a picture of a failed one, and no window left open at the end of a file.
import { afterAll, afterEach } from "vitest";
import { screenshot, sessions } from "./vscode.ts";

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const name = `failed-${task.name.replaceAll(/\W+/g, "-")}`;
  for (const { page } of sessions) await screenshot(page, name);
});

afterAll(async () => {
  for (const session of sessions) await session.stop();
});
