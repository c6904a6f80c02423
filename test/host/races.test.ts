// A tick against whatever else happens to its file: other writers, other views of it, settings, faults. It arrives or is
// refused with a reason; nothing of anyone's is lost, and no other line is touched.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { commands, ViewColumn, window, workspace } from "vscode";
import { tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import type { ItemKey } from "../../src/core/checklist/tick.ts";
import { tickItem } from "../../src/vscode/writing/ticks.ts";
import { feature, read, remove, undo, until, uriOf, write } from "./workspace.ts";

/** Of the test that runs: VS Code keeps a document in memory for a while after its file is gone. */
let path = "";
let count = 0;
const names = Array.from({ length: 20 }, (_, index) => `Item ${index + 1}`);
const text = `# Races\n\n${names.map((name) => `- [ ] ${name}`).join("\n")}\n`;
const key = (name: string): ItemKey => ({ place: "", text: name.toLowerCase(), occurrence: 0 });
const tick = (name: string, done = true) =>
  tickItem(uriOf(path), (source) => tickInDocument(source ?? "", [key(name)], done));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const ticked = (source: string) => [...source.matchAll(/^- \[[xX]\] (Item \d+)$/gm)].map(([, name]) => name);
const withTicks = (...done: readonly string[]) =>
  text.replace(/- \[ \] (Item \d+)$/gm, (line, name: string) => (done.includes(name) ? `- [X] ${name}` : line));

/** Writes as another program does, past VS Code. */
function writeOutside(source: string): void {
  fs.writeFileSync(uriOf(path).fsPath, source);
}

describe("a tick among other writers", () => {
  beforeEach(async () => {
    path = `${feature}/checklists/races-${++count}.md`;
    await write(path, text);
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove(path);
  });

  it("arrives twenty times on twenty boxes, and as the last click says on one", async () => {
    assert.deepEqual(
      await Promise.all(names.map((name) => tick(name))),
      names.map(() => undefined),
    );
    assert.deepEqual(ticked(await read(path)), names);
    await Promise.all(names.map((_, index) => tick("Item 7", index % 2 === 1)));
    assert.deepEqual(ticked(await read(path)), names);
    await Promise.all(names.slice(1).map((_, index) => tick("Item 7", index % 2 === 1)));
    assert.equal(ticked(await read(path)).includes("Item 7"), false);
  });

  it("is kept or refused, never lost or misplaced, while an agent adds to the file ten times a second", async () => {
    let added = 0;
    const agent = setInterval(() => {
      writeOutside(fs.readFileSync(uriOf(path).fsPath, "utf8").replace("# Races\n", `# Races\n\nNote ${++added}`));
    }, 100);
    const results: (readonly [string, string | undefined])[] = [];
    for (const name of names.slice(0, 3)) {
      results.push([name, await tick(name)]);
      await pause(150);
    }
    clearInterval(agent);
    await pause(500);
    const after = await read(path);
    for (const [, refusal] of results) if (refusal !== undefined) assert.match(refusal, /keeps changing|saved|written/);
    const known = results.filter(([, refusal]) => refusal === undefined).map(([name]) => name);
    assert.deepEqual(
      ticked(after).filter((name) => !known.includes(name ?? "")),
      [],
    );
    assert.equal(after.match(/^- \[.\] Item/gm)?.length, names.length);
    for (let note = 1; note <= added; note++) assert.ok(after.includes(`Note ${note}\n`), `note ${note} of ${added}`);
  });

  it("keeps every tick of an agent that ticks in the same file twenty times a second", async () => {
    const theirs = names.filter((_, index) => index % 2 === 0);
    const program = `
      const { readFileSync, writeFileSync } = require("node:fs");
      const [path, ...names] = process.argv.slice(1);
      const next = () => {
        const name = names.shift();
        if (name === undefined) return clearInterval(ticking);
        writeFileSync(path, readFileSync(path, "utf8").replace("[ ] " + name + "\\n", "[X] " + name + "\\n"));
      };
      const ticking = setInterval(next, 50);`;
    const agent = spawn(process.execPath, ["-e", program, uriOf(path).fsPath, ...theirs], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
    const ended = once(agent, "exit");
    for (const name of names.filter((each) => !theirs.includes(each))) {
      assert.equal(await tick(name), undefined);
      await pause(30);
    }
    await ended;
    assert.equal(await read(path), withTicks(...names));
  });

  it("waits for a program that empties the file before it writes it anew", async () => {
    const theirs = `${withTicks("Item 5")}\nA line more\n`;
    for (const wait of [5, 10, 20]) {
      writeOutside("");
      setTimeout(() => writeOutside(theirs), wait);
      assert.equal(await tick("Item 2"), undefined);
      assert.equal(await read(path), theirs.replace("[ ] Item 2\n", "[X] Item 2\n"));
    }
  });

  it("finds its item in a file that was replaced by renaming, and refuses when it is gone", async () => {
    const other = `${uriOf(path).fsPath}.new`;
    fs.writeFileSync(
      other,
      `# Races\n\nNew first line\n\n${names
        .toReversed()
        .map((name) => `- [ ] ${name}`)
        .join("\n")}\n`,
    );
    fs.renameSync(other, uriOf(path).fsPath);
    assert.equal(await tick("Item 3"), undefined);
    assert.deepEqual(ticked(await read(path)), ["Item 3"]);
    writeOutside("# Another branch\n\n- [ ] Something else\n");
    assert.match((await tick("Item 4")) ?? "", /Item 4|item 4/);
    assert.equal(await read(path), "# Another branch\n\n- [ ] Something else\n");
  });

  it("is refused, and makes no file, when the file is deleted or renamed away", async () => {
    fs.rmSync(uriOf(path).fsPath);
    assert.notEqual(await tick("Item 1"), undefined);
    await assert.rejects(read(path));
  });

  it("lands in the document that is open twice, in a diff and in VS Code's Markdown editor", async () => {
    await window.showTextDocument(uriOf(path), { viewColumn: ViewColumn.One });
    await window.showTextDocument(uriOf(path), { viewColumn: ViewColumn.Two });
    assert.equal(await tick("Item 1"), undefined);
    await commands.executeCommand("workbench.action.closeAllEditors");
    await commands.executeCommand("vscode.diff", uriOf(`${feature}/spec.md`), uriOf(path));
    assert.equal(await tick("Item 2"), undefined);
    await commands.executeCommand("workbench.action.closeAllEditors");
    await commands.executeCommand("vscode.openWith", uriOf(path), "vscode.markdown.editor");
    assert.equal(await tick("Item 3"), undefined);
    assert.equal(await read(path), withTicks("Item 1", "Item 2", "Item 3"));
  });

  it("arrives although its tab is closed while it is on its way", async () => {
    for (const [index, wait] of [0, 10, 20, 25, 30, 40, 60].entries()) {
      await window.showTextDocument(uriOf(path));
      // As if nobody had written it for long.
      fs.utimesSync(uriOf(path).fsPath, index, index);
      await pause(300);
      const answer = tick(names[index] ?? "");
      await pause(wait);
      await commands.executeCommand("workbench.action.closeAllEditors");
      assert.equal(await answer, undefined);
      assert.deepEqual(ticked(await read(path)), names.slice(0, index + 1), `closed after ${wait} ms`);
    }
  });

  it("is undone alone, also after a change from outside", async () => {
    const editor = await window.showTextDocument(uriOf(path));
    assert.equal(await tick("Item 1"), undefined);
    await undo(path);
    await editor.document.save();
    assert.equal(await read(path), text);
    assert.equal(await tick("Item 2"), undefined);
    writeOutside(`${withTicks("Item 2")}\nFrom outside\n`);
    await until("the change from outside", () => (editor.document.getText().includes("outside") ? true : undefined));
    assert.equal(await tick("Item 3"), undefined);
    await undo(path);
    assert.match(editor.document.getText(), /From outside/);
    assert.deepEqual(ticked(editor.document.getText()), ["Item 2"]);
  });

  it("stays off when it is taken off again, whatever another program writes and a person types", async () => {
    const editor = await window.showTextDocument(uriOf(path));
    for (const [index, wait] of [100, 200, 400].entries()) {
      const theirs = names[10 + index] ?? "";
      assert.equal(await tick("Item 1"), undefined);
      writeOutside((await read(path)).replace(`[ ] ${theirs}\n`, `[X] ${theirs}\n`));
      await pause(wait);
      assert.equal(await tick("Item 1", false), undefined);
      await until("the change from outside", () =>
        ticked(editor.document.getText()).join() === names.slice(10, 11 + index).join() ? true : undefined,
      );
      await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, "z"));
      await pause(300);
      assert.deepEqual(ticked(editor.document.getText()), names.slice(10, 11 + index));
      await editor.document.save();
    }
  });

  it("is refused where the path leads out of the workspace or through a link", async () => {
    const outside = uriOf("../races-outside.md");
    fs.mkdirSync(dirname(outside.fsPath), { recursive: true });
    fs.writeFileSync(outside.fsPath, text);
    const refusal = await tickItem(outside, (source) => tickInDocument(source ?? "", [key("Item 1")], true));
    assert.match(refusal ?? "", /outside/);
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(outside)), text);
    fs.rmSync(outside.fsPath);
  });
});
