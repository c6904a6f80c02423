// Commands as the palette runs them: what asks is answered by closing it, what acts is seen to act. Those whose effect
// only a window shows (the filter, Show Persona) are in test/ui.
import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { after, describe, it } from "mocha";
import { commands, Uri, window } from "vscode";
import { feature, read, remove, until, uriOf } from "./workspace.ts";

const id = (name: string) => `personaGuide.${name}`;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a command that shows a list, and closes the list; whether it waited for an answer: a failure ends at once. */
async function dismiss(name: string): Promise<boolean> {
  const ended = commands.executeCommand(id(name));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  await pause(100);
  const isWaiting = !isOver;
  for (let attempt = 0; !isOver && attempt < 50; attempt++) {
    await pause(100);
    await commands.executeCommand("workbench.action.closeQuickOpen");
  }
  await ended;
  return isWaiting;
}

describe("the commands", () => {
  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove(`${feature}/personas`);
  });

  for (const name of [
    "feature.choose",
    "phase.choose",
    "roles.choose",
    "item.toggle",
    "item.notApplicable",
    "item.addEvidence",
    "tasks.insert",
    "section.insert",
    "checklistItems.insert",
    "reference.open",
    "persona.new",
    "persona.customize",
  ]) {
    it(`${name} asks, and changes nothing when it is closed`, async () => {
      const before = await read(`${feature}/tasks.md`);
      await window.showTextDocument(uriOf(`${feature}/tasks.md`));
      assert.equal(await dismiss(name), true);
      assert.equal(await read(`${feature}/tasks.md`), before);
      assert.equal(window.activeTextEditor?.document.isDirty, false);
    });
  }

  it("persona.open shows the bundled persona as a document that cannot be changed", async () => {
    const ended = commands.executeCommand(id("persona.open"));
    await pause(500);
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await ended;
    const editor = await until("the persona", () =>
      window.activeTextEditor?.document.uri.scheme === "persona-guide" ? window.activeTextEditor : undefined,
    );
    assert.match(editor.document.getText(), /^---\nid: backend-developer\n/);
  });

  it("what was not handed out by a view is not acted on", async () => {
    const outside = Uri.file("/tmp/persona-guide-outside.md");
    const forged = {
      kind: "item",
      id: "x",
      entry: { key: "x", uri: outside.toString() },
      checklist: { uri: outside },
      item: { inFile: { line: 0 } },
    };
    const ofItems = ["toggle", "open", "notApplicable", "addEvidence", "openEvidence"].map((name) => `item.${name}`);
    for (const name of [...ofItems, "checklist.update", "checklist.archive"])
      await commands.executeCommand(id(name), forged);
    assert.notEqual(window.activeTextEditor?.document.uri.path, outside.path);
    assert.equal(existsSync(outside.fsPath), false);
  });
});
