// The lenses above the phases of a tasks.md: there and nowhere else.
import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import { type CodeLens, commands, type Uri, workspace } from "vscode";
import { feature, read, remove, uriOf, write } from "./workspace.ts";

async function lensesOf(uri: Uri): Promise<readonly CodeLens[]> {
  await workspace.openTextDocument(uri);
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return lenses.filter(({ command }) => command?.command === "personaGuide.tasks.insert");
}

describe("lenses that insert tasks", () => {
  after(() => remove("notes"));

  it("stand above each phase, not above its sub-sections", async () => {
    const lines = (await read(`${feature}/tasks.md`)).split("\n");
    const lenses = await lensesOf(uriOf(`${feature}/tasks.md`));
    assert.deepEqual(
      lenses.map(({ range }) => lines[range.start.line]),
      lines.filter((line) => /^## Phase \d/.test(line)),
    );
  });

  it("stand in no other document: a plan, a tasks.md that is of no feature, the other side of a diff", async () => {
    await write("notes/tasks.md", "## Phase 1: A\n\n- [ ] T001 a\n");
    for (const uri of [
      uriOf(`${feature}/plan.md`),
      uriOf("notes/tasks.md"),
      uriOf(`${feature}/tasks.md`).with({ scheme: "untitled", path: "/elsewhere/specs/001-a/tasks.md" }),
    ]) {
      assert.deepEqual(await lensesOf(uri), [], uri.toString());
    }
  });

  it("are switched off by their setting", async () => {
    const settings = workspace.getConfiguration("personaGuide");
    await settings.update("codeLens.enabled", false);
    assert.deepEqual(await lensesOf(uriOf(`${feature}/tasks.md`)), []);
    await settings.update("codeLens.enabled", undefined);
  });
});
