// A tick about the time of a save: it is neither lost to the save nor saves what a person has not.
import { strict as assert } from "node:assert";
import fs from "node:fs";
import { afterEach, beforeEach, describe, it } from "mocha";
import { commands, Selection, WorkspaceEdit, window, workspace } from "vscode";
import { tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import { checklistFileOf } from "../../src/core/checklist/personaChecklist.ts";
import { tickOf } from "../../src/core/checklist/personaTick.ts";
import type { ItemKey, Tick } from "../../src/core/checklist/tick.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
import { rangeOf, type TextEdit } from "../../src/core/text.ts";
import { tickItem, tickItems } from "../../src/vscode/writing/ticks.ts";
import { readAgain } from "../../src/vscode/writing/writableDocument.ts";
import { personaText } from "../support/personaText.ts";
import { feature, read, remove, until, uriOf, write } from "./workspace.ts";

const names = ["Item 1", "Item 2", "Item 3"];
const text = `# Saving\n\n${names.map((name) => `- [ ] ${name}\n`).join("")}`;
let path = "";
let count = 0;
const keyOf = (name: string) => ({ place: "", text: name.toLowerCase(), occurrence: 0 });
const tick = (name: string, done = true) => tickAll([name], done);
const tickAll = (all: readonly string[], done = true) =>
  tickItems(uriOf(path), all, (some) => (source) => tickInDocument(source ?? "", some.map(keyOf), done));
const ticked = (source: string) => [...source.matchAll(/^- \[X\] (Item \d)$/gm)].map(([, name]) => name);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const save = () => commands.executeCommand("workbench.action.files.save");

async function typed(): Promise<void> {
  const editor = await window.showTextDocument(uriOf(path));
  const { document } = editor;
  await editor.edit((builder) => builder.insert(document.lineAt(0).range.end, " typed"));
}

describe("a tick about the time of a save", () => {
  beforeEach(async () => {
    path = `${feature}/checklists/saving-${++count}.md`;
    await write(path, text);
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove(path);
    await workspace.getConfiguration("files").update("autoSave", undefined);
    await workspace.getConfiguration("files").update("autoSaveDelay", undefined);
  });

  it("does not save what the user has not saved, with auto-save off, and is saved with it on", async () => {
    await typed();
    assert.equal(await tick("Item 1"), undefined);
    assert.equal(await read(path), text);
    await workspace.getConfiguration("files").update("autoSave", "afterDelay");
    await workspace.getConfiguration("files").update("autoSaveDelay", 200);
    await typed();
    assert.equal(await tick("Item 2"), undefined);
    const saved = await until("the automatic save", async () => {
      const now = await read(path);
      return ticked(now).length === 2 ? now : undefined;
    });
    assert.match(saved, /^# Saving typed typed\n/);
  });

  it("stays unsaved where the file is moved", async () => {
    await typed();
    assert.equal(await tick("Item 1"), undefined);
    const moved = path.replace("saving", "moved");
    const edit = new WorkspaceEdit();
    edit.renameFile(uriOf(path), uriOf(moved));
    assert.equal(await workspace.applyEdit(edit), true);
    path = moved;
    await pause(1_000);
    assert.equal(await read(moved), text);
    const document = workspace.textDocuments.find(({ uri }) => uri.path === uriOf(moved).path);
    assert.deepEqual(ticked(document?.getText() ?? ""), ["Item 1"]);
    assert.equal(document?.isDirty, true);
  });

  it("is not lost to who saves before VS Code has read it", async () => {
    await window.showTextDocument(uriOf(path));
    for (const [index, wait] of [20, 50, 80].entries()) {
      await pause(500);
      assert.equal(await tick(names[index] ?? ""), undefined);
      await pause(wait);
      await save();
      await until(`the tick ${wait} ms before the save`, async () =>
        ticked(await read(path)).length === index + 1 ? true : undefined,
      );
    }
  });

  it("stays off where the last click took it off, whenever it is saved", async () => {
    await window.showTextDocument(uriOf(path));
    for (const wait of [30, 60, 90, 120]) {
      await pause(500);
      const clicks = [tick("Item 1"), tick("Item 2"), tick("Item 1", false)];
      await pause(wait);
      await save();
      assert.deepEqual(await Promise.all(clicks), [undefined, undefined, undefined]);
      await pause(1_000);
      assert.deepEqual(ticked(await read(path)), ["Item 2"], `saved after ${wait} ms`);
      await write(path, text);
    }
  });

  it("is as the last click says where clicks on several boxes at once cross each other, whenever it is saved", async () => {
    await window.showTextDocument(uriOf(path));
    for (const wait of [50, 90, 130, 200]) {
      await write(path, text);
      await pause(500);
      const clicks = [tickAll(["Item 1", "Item 2", "Item 3"]), tickAll(["Item 2", "Item 3"], false), tick("Item 2")];
      await pause(wait);
      await save();
      assert.deepEqual(await Promise.all(clicks), [undefined, undefined, undefined]);
      await pause(1_500);
      assert.deepEqual(ticked(await read(path)), ["Item 1", "Item 2"], `saved after ${wait} ms`);
    }
  });

  it("leaves the cursor where it is, among items that are ticked at once", async () => {
    const editor = await window.showTextDocument(uriOf(path));
    editor.selection = new Selection(3, 4, 3, 6);
    await tickAll(["Item 1", "Item 3"]);
    await until("the ticks", () => (ticked(editor.document.getText()).length === 2 ? true : undefined));
    await pause(500);
    assert.deepEqual([editor.selection.start.line, editor.selection.end.character], [3, 6]);
  });

  it("leaves the cursor at its item, also where an item comes in above", async () => {
    const before = ["# Tasks", "", "- [ ] One", "- [ ] Two", "- [ ] Three", ""].join("\n");
    await write(path, before);
    const editor = await window.showTextDocument(uriOf(path));
    await until("the text", () => (editor.document.getText() === before ? true : undefined));
    editor.selection = new Selection(4, 4, 4, 6);
    const edits: readonly TextEdit[] = [
      { range: rangeOf(2, 3, 4), newText: "x" },
      { range: rangeOf(3, 0, 0), newText: "- [x] New\n" },
      { range: rangeOf(4, 3, 4), newText: "x" },
    ];
    const make = (now: string | undefined): Tick => ({ kind: "edit", edits: now?.includes("New") ? [] : edits });
    assert.equal(await tickItem(uriOf(path), make), undefined);
    await until("the ticks", () => (editor.document.lineCount === 7 ? true : undefined));
    await pause(500);
    assert.deepEqual(
      [editor.selection.start.line, editor.selection.end.character, editor.document.lineAt(5).text],
      [5, 6, "- [x] Three"],
    );
  });

  it("leaves alone what it has left alone among several items, whenever it is saved", async () => {
    const item = (key: string): ItemKey => ({ place: "plan/beds", text: key, occurrence: 0 });
    const lines = ["---", "persona: gardener", "---", "", "# Gardener", "", "## Plan", "", "### Beds", ""];
    const before = [...lines, "- [x] Every bed has a size", "- [x] ~~Paths are named~~ (N/A: a lawn)", ""].join("\n");
    const request = { persona: parsePersona(personaText), personaKey: "gardener", featureName: "001-garden" };
    const untick = (keys: readonly ItemKey[]) => (source: string | undefined) =>
      tickOf({ ...request, file: checklistFileOf(source ?? ""), keys, done: false });
    await write(path, before);
    await window.showTextDocument(uriOf(path));
    for (const wait of [50, 90, 130, 200]) {
      await write(path, before);
      await pause(500);
      const click = tickItems(uriOf(path), [item("every bed has a size"), item("paths are named")], untick);
      await pause(wait);
      await save();
      assert.equal(await click, undefined);
      await pause(1_000);
      assert.equal(await read(path), before.replace("[x] Every", "[ ] Every"), `saved after ${wait} ms`);
    }
  });

  it("stays off where another program took it off between two saves", async () => {
    const { document } = await window.showTextDocument(uriOf(path));
    for (const wait of [200, 700]) {
      await write(path, text);
      await pause(500);
      assert.equal(await tick("Item 1"), undefined);
      await pause(300);
      await save();
      await pause(wait);
      await write(path, text);
      await until("VS Code to read the file", () => (document.getText() === text ? true : undefined));
      await save();
      await pause(1_000);
      assert.deepEqual(ticked(await read(path)), [], `${wait} ms after the first save`);
    }
  });

  it("is not lost beside one that came in the middle of a save", async () => {
    for (const wait of [0, 2, 4, 8]) {
      await write(path, text);
      await pause(500);
      await typed();
      const saved = save();
      await pause(wait);
      assert.equal(await tick("Item 1"), undefined);
      await saved;
      await pause(300);
      assert.equal(await tick("Item 2"), undefined);
      await save();
      const saw = () => ticked(fs.readFileSync(uriOf(path).fsPath, "utf8")).join();
      await until(`both, ${wait} ms after the save`, () => (saw() === "Item 1,Item 2" ? true : undefined));
    }
  });

  it("puts no byte-order mark into a file that is saved while VS Code is made to read it", async () => {
    const { document } = await window.showTextDocument(uriOf(path));
    for (const wait of [0, 2, 5, 10, 20]) {
      const reading = readAgain(document, text);
      await pause(wait);
      await save();
      await reading;
      await pause(100);
      assert.equal(fs.readFileSync(uriOf(path).fsPath, "utf8"), text, `saved after ${wait} ms`);
      assert.equal(document.encoding, "utf8");
    }
  });
});
