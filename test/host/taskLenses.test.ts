// The lenses above the phases of a tasks.md: there and nowhere else.
import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import { type CodeLens, commands, type Uri, workspace } from "vscode";
import { markdownOf } from "../../src/core/markdown.ts";
import { phaseAt, phasePlaceOf } from "../../src/vscode/commands/tasksDocument.ts";
import { feature, read, remove, until, uriOf, write } from "./workspace.ts";

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

  it("name the same phase when lines have come in above it, also where another reads the same, and none when others have come", async () => {
    const phase = ["## Phase 1: A", "", "- [ ] T001 a", ""];
    const text = [...phase, ...phase].join("\n");
    const path = "specs/090-lenses/tasks.md";
    await write(path, text);
    await commands.executeCommand("personaGuide.personas.refresh");
    const [, second] = await until("both lenses", async () => {
      const lenses = await lensesOf(uriOf(path));
      return lenses.length === 2 ? lenses : undefined;
    });
    await remove("specs/090-lenses");
    const place = phasePlaceOf(second?.command?.arguments?.[0]);
    assert.ok(place);
    const lineIn = (now: string) => {
      const target = phaseAt(markdownOf(now), place);
      return target?.kind === "phase" ? target.heading.line : undefined;
    };
    assert.equal(lineIn(text), 4);
    assert.equal(lineIn(`\n\n\n\n${text}`), 8);
    assert.equal(lineIn([...phase, text].join("\n")), undefined);
  });

  it("are switched off by their setting", async () => {
    const settings = workspace.getConfiguration("personaGuide");
    await settings.update("codeLens.enabled", false);
    assert.deepEqual(await lensesOf(uriOf(`${feature}/tasks.md`)), []);
    await settings.update("codeLens.enabled", undefined);
  });
});
