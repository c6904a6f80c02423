// A tick in a file that is out of the ordinary, against the real editor: one character changes, or the reason is told and
// nothing does.
import { strict as assert } from "node:assert";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, it } from "mocha";
import { commands, window, workspace } from "vscode";
import { tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import { markNotApplicable } from "../../src/core/checklist/markNotApplicable.ts";
import { changeItemOf } from "../../src/vscode/itemChange.ts";
import { tickItem } from "../../src/vscode/writing/ticks.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, undo, until, uriOf, write } from "./workspace.ts";

const text = "# Odd\n\n- [ ] one\n- [ ] two\n- [x] three\n";
const after = text.replace("[ ] two", "[x] two");
let path = "";
let count = 0;

/** A new name each time: VS Code keeps a document in memory for a while after its file is gone. */
async function begin(content: string): Promise<void> {
  path = `${feature}/checklists/odd-${++count}.md`;
  await write(path, content);
}
const tick = (name: string, done = true) =>
  tickItem(uriOf(path), (source) => tickInDocument(source ?? "", [{ place: "", text: name, occurrence: 0 }], done));
const configure = (key: string, value: unknown) => workspace.getConfiguration("files").update(key, value);

describe("a tick in an odd file", () => {
  afterEach(async () => {
    for (const key of ["encoding", "readonlyInclude", "readonlyExclude", "readonlyFromPermissions"])
      await configure(key, undefined);
    await remove(path);
    await remove(`${feature}/personas`);
  });

  for (const [name, odd] of [
    ["mixed line ends", text.replace("one\n", "one\r\n")],
    ["lone carriage returns", text.replace(/\n/g, "\r")],
    ["byte-order marks in the middle", text.replace("one", "o\uFEFFne")],
    ["mixed line ends behind a byte-order mark", `\uFEFF${text.replace("one\n", "one\r\n")}`],
    ["two byte-order marks", `\uFEFF\uFEFF${text}`],
  ] as const) {
    it(`changes one character where there are ${name}, and gives it back`, async () => {
      await begin(odd);
      assert.equal(await tick("two"), undefined);
      assert.equal(await read(path), odd.replace("[ ] two", "[x] two"));
      assert.equal(await tick("two", false), undefined);
      assert.equal(await read(path), odd);
    });
  }

  it("loses no letter that is typed while it waits for its turn", async () => {
    await begin(text);
    const editor = await window.showTextDocument(uriOf(path));
    utimesSync(uriOf(path).fsPath, 1, 1);
    const typing = new Promise<boolean>((resolve) => {
      const listener = workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== editor.document) return;
        listener.dispose();
        writeFileSync(uriOf(path).fsPath, `${text}\nA line more\n`);
        setTimeout(() => editor.edit((edit) => edit.insert(document.lineAt(0).range.end, " typed")).then(resolve), 10);
      });
    });
    assert.equal(await tick("two"), undefined);
    assert.ok(await typing);
    assert.match(editor.document.getText(), /^# Odd typed\n[\s\S]*\[x\] two\n/);
    assert.equal(editor.document.isDirty, true);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("arrives in a document with mixed line ends although somebody types at once", async () => {
    await begin(text.replace("one\n", "one\r\n"));
    const editor = await window.showTextDocument(uriOf(path));
    utimesSync(uriOf(path).fsPath, 1, 1);
    assert.equal(await tick("two"), undefined);
    assert.ok(await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, " typed")));
    await until("both", () =>
      /^# Odd typed\r?\n[\s\S]*\[x\] two\r?\n/.test(editor.document.getText()) ? true : undefined,
    );
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("is not lost to who types at once and saves", async () => {
    for (const [wait, rest] of [
      [40, 60],
      [70, 0],
      [90, 150],
    ] as const) {
      await begin(text);
      const editor = await window.showTextDocument(uriOf(path));
      const ticked = tick("two");
      await new Promise((resolve) => setTimeout(resolve, wait));
      await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, " typed"));
      assert.equal(await ticked, undefined);
      await new Promise((resolve) => setTimeout(resolve, rest));
      await editor.document.save();
      await until("both", async () => {
        const now = editor.document.getText();
        return now === after.replace("# Odd", "# Odd typed") ? true : undefined;
      });
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await remove(path);
    }
  });

  it("is not made again, nor taken away again, when another program saves over it", async () => {
    await begin(text);
    assert.equal(await tick("two"), undefined);
    const theirs = text.replace("[ ] one", "[x] one");
    writeFileSync(uriOf(path).fsPath, theirs);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(await read(path), theirs);
    await commands.executeCommand("notifications.clearAll");
  });

  it("stays undone, also when it is undone at once", async () => {
    await begin(text);
    assert.equal(await tick("two"), undefined);
    await undo(path);
    await window.activeTextEditor?.document.save();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(await read(path), text);
  });

  it("loses no unsaved text of a file that was deleted", async () => {
    await begin(text);
    const editor = await window.showTextDocument(uriOf(path));
    await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, " typed"));
    rmSync(uriOf(path).fsPath);
    assert.match((await tick("two")) ?? "", /was deleted/);
    assert.match(editor.document.getText(), /^# Odd typed\n/);
    assert.equal(editor.document.isDirty, true);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  for (const glob of ["**/odd-*.md", `${feature}/checklists/odd-*.md`]) {
    it(`leaves what ${glob} makes read-only as it was, and arrives once it may be written`, async () => {
      await begin(text);
      await configure("readonlyInclude", { [glob]: true });
      const document = await workspace.openTextDocument(uriOf(path));
      await until("the setting", async () => ((await tick("two"))?.includes("read-only") ? true : undefined));
      assert.deepEqual([document.getText(), document.isDirty, await read(path)], [text, false, text]);
      await configure("readonlyExclude", { [path]: true });
      await until("the tick", async () => ((await tick("two")) === undefined ? true : undefined));
      assert.equal(await read(path), after);
    });
  }

  it("leaves a file without write permission as it was where that makes it read-only", async () => {
    await begin(text);
    chmodSync(uriOf(path).fsPath, 0o444);
    await configure("readonlyFromPermissions", true);
    await until("the setting", async () => ((await tick("two"))?.includes("read-only") ? true : undefined));
    assert.equal(await read(path), text);
  });

  it("writes UTF-8 where VS Code is set to another encoding", async () => {
    const stores = openStores();
    await stores.personas.load();
    await configure("encoding", "windows1252");
    path = `${feature}/personas/backend-developer.md`;
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    assert.equal(await tickPersonaItem(uriOf(path), entry, item.key, true), undefined);
    await stores.features.refresh();
    assert.ok(
      await changeItemOf(stores.features, itemOf(stores, "All input is checked"), (request) =>
        markNotApplicable(request, "日本 “é” ✓"),
      ),
    );
    assert.match(await read(path), /\(N\/A: 日本 “é” ✓\)/);
    stores.dispose();
  });

  it("is refused through a link anywhere above the file", async () => {
    const outside = `${tmpdir()}/persona-guide-outside-${count}`;
    mkdirSync(`${outside}/checklists`, { recursive: true });
    writeFileSync(`${outside}/checklists/a.md`, text);
    symlinkSync(outside, uriOf("specs/009-linked").fsPath);
    path = "specs/009-linked/checklists/a.md";
    assert.match((await tick("two")) ?? "", /009-linked is a symbolic link/);
    path = "specs/009-linked/personas/new.md";
    assert.match((await tick("two")) ?? "", /009-linked is a symbolic link/);
    assert.equal(await read("specs/009-linked/checklists/a.md"), text);
    rmSync(uriOf("specs/009-linked").fsPath);
    rmSync(outside, { recursive: true });
  });

  it("writes nothing through a link that comes while it is on its way", async () => {
    await begin(text);
    // Beside the workspace folder, with a path as long as its own.
    const folder = uriOf("").fsPath.replace(/\/$/, "");
    const outside = `${folder.slice(0, -1)}${folder.endsWith("z") ? "y" : "z"}`;
    mkdirSync(outside);
    const linked = tickItem(uriOf(path), (source) => {
      if (!existsSync(`${outside}/specs`)) {
        renameSync(`${folder}/specs`, `${outside}/specs`);
        symlinkSync(`${outside}/specs`, `${folder}/specs`);
      }
      return tickInDocument(source ?? "", [{ place: "", text: "two", occurrence: 0 }], true);
    });
    assert.match((await linked) ?? "", /symbolic link; nothing was changed/);
    assert.equal(await read(path), text);
    unlinkSync(`${folder}/specs`);
    renameSync(`${outside}/specs`, `${folder}/specs`);
    rmdirSync(outside);
  });

  it("makes no file through a link that comes while it is on its way", async () => {
    await begin(text);
    const outside = `${tmpdir()}/persona-guide-outside-${count}`;
    mkdirSync(outside);
    const fresh = uriOf(`${feature}/personas/new.md`);
    const made = tickItem(fresh, () => ({ kind: "create", text }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    symlinkSync(outside, uriOf(`${feature}/personas`).fsPath);
    assert.match((await made) ?? "", /personas is a symbolic link; nothing was changed/);
    assert.deepEqual(readdirSync(outside), []);
    unlinkSync(uriOf(`${feature}/personas`).fsPath);
    rmSync(outside, { recursive: true });
  });
});
