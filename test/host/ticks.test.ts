// Ticks against the real editor: what is written, what is saved, what can be undone, and what is refused.
import { strict as assert } from "node:assert";
import { chmodSync } from "node:fs";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, Range, WorkspaceEdit, window, workspace } from "vscode";
import type { ItemKey } from "../../src/core/checklist/tick.ts";
import type { PersonaEntry } from "../../src/core/persona/catalog.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, undo, until, uriOf, write } from "./workspace.ts";

const file = `${feature}/personas/backend-developer.md`;
const first = "Each endpoint matches";

function tickKey(entry: PersonaEntry, key: ItemKey, done = true): Promise<string | undefined> {
  return tickPersonaItem(uriOf(file), entry, key, done);
}

const second = "All input is checked";

describe("a tick", () => {
  let stores: ReturnType<typeof openStores>;
  before(async () => {
    stores = openStores();
    await stores.personas.load();
  });
  after(() => stores.dispose());
  afterEach(async () => {
    await remove(`${feature}/personas`);
    await stores.features.refresh();
  });

  async function tick(start: string, done = true): Promise<string | undefined> {
    const { entry, item } = itemOf(stores, start);
    const reason = await tickKey(entry, item.key, done);
    await stores.features.reread(uriOf(file));
    return reason;
  }

  it("makes the file with one item ticked and opens no editor", async () => {
    assert.equal(await tick(first), undefined);
    const text = await read(file);
    assert.match(
      text,
      /^---\npersona: backend-developer\n---\n\n# Backend Developer checklist: 003-user-login\n\n## Plan\n/,
    );
    assert.equal(text.match(/- \[x\]/g)?.length, 1);
    assert.equal(window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });

  for (const [name, change] of [
    ["LF", (text: string) => text],
    ["CRLF", (text: string) => text.replace(/\n/g, "\r\n")],
    ["a byte-order mark", (text: string) => `\uFEFF${text}`],
    ["no last newline", (text: string) => text.trimEnd()],
  ] as const) {
    it(`changes one character and gives it back, in a file with ${name}`, async () => {
      await tick(first);
      const before = change(await read(file));
      await write(file, before);
      await until("the change from outside", async () =>
        (await stores.features.reread(uriOf(file))).texts.get("personas/backend-developer.md") ===
        before.replace("\uFEFF", "")
          ? true
          : undefined,
      );
      assert.equal(await tick(second), undefined);
      assert.equal(await read(file), before.replace("[ ] All input", "[x] All input"));
      await tick(second, false);
      assert.equal(await read(file), before);
    });
  }

  it("is one undo step, in memory and after saving on disk", async () => {
    await tick(first);
    const before = await read(file);
    await tick(second);
    await undo(file);
    assert.equal(window.activeTextEditor?.document.getText(), before);
    await window.activeTextEditor?.document.save();
    assert.equal(await read(file), before);
  });

  it("leaves a document that has unsaved text unsaved, with the text and the tick in it", async () => {
    await tick(first);
    const editor = await window.showTextDocument(uriOf(file));
    await editor.edit((edit) =>
      edit.insert(editor.document.positionAt(editor.document.getText().length), "half a thought"),
    );
    const onDisk = await read(file);
    assert.equal(await tick(second), undefined);
    assert.equal(editor.document.isDirty, true);
    assert.match(editor.document.getText(), /\[x\] All input[\s\S]*half a thought$/);
    assert.equal(await read(file), onDisk);
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("finds its item after lines were put above it in the meantime", async () => {
    await tick(first);
    const edit = new WorkspaceEdit();
    edit.insert(uriOf(file), new Range(5, 0, 5, 0).start, "Notes.\n\n- [ ] another box\n\n");
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(await tick(second), undefined);
    const { document } = await window.showTextDocument(uriOf(file));
    assert.match(document.getText(), /\[x\] All input/);
    assert.match(document.getText(), /\[ \] another box/);
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("makes the file again when it was deleted between showing and ticking", async () => {
    await tick(first);
    const { entry, item } = itemOf(stores, second);
    await remove(`${feature}/personas`);
    assert.equal(await tickKey(entry, item.key), undefined);
    assert.equal((await read(file)).match(/- \[x\]/g)?.length, 1);
  });

  it("is refused with a reason, and writes nothing, when the item is gone", async () => {
    await tick(first);
    const before = await read(file);
    const { entry, item } = itemOf(stores, second);
    const gone = { ...item.key, text: "an item that nobody has" };
    const reason = await tickKey(entry, gone);
    assert.match(reason ?? "", /no longer in the checklist/);
    assert.equal(await read(file), before);
  });

  it("is refused for a file that is no UTF-8 text", async () => {
    await tick(first);
    const bytes = Buffer.concat([Buffer.from(await read(file)), Buffer.from([0xff, 0xfe, 0xfd])]);
    await workspace.fs.writeFile(uriOf(file), bytes);
    const { entry, item } = itemOf(stores, second);
    await until("the new content", async () =>
      (await workspace.openTextDocument(uriOf(file))).getText().includes("\uFFFD") ? true : undefined,
    );
    const reason = await tickKey(entry, item.key);
    assert.match(reason ?? "", /not UTF-8/);
    assert.deepEqual(Buffer.from(await workspace.fs.readFile(uriOf(file))), bytes);
  });

  it("says so when the file cannot be written", async function () {
    if (process.getuid?.() === 0) this.skip(); // root may write to everything
    await tick(first);
    chmodSync(uriOf(file).fsPath, 0o444);
    const reason = await tick(second);
    chmodSync(uriOf(file).fsPath, 0o644);
    assert.match(reason ?? "", /could not be/);
  });

  it("keeps twenty quick ones in order", async () => {
    await tick(first);
    await Promise.all(Array.from({ length: 20 }, (_, index) => tick(second, index % 2 === 0)));
    assert.match(await read(file), /\[ \] All input/);
    await Promise.all([tick(second), tick("Every failure goes"), tick("Each protected endpoint")]);
    assert.equal((await read(file)).match(/- \[x\]/g)?.length, 4);
  });
});
