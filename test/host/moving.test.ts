// What becomes of the checklists when another folder is chosen for them, against the real editor.
import { strict as assert } from "node:assert";
import { existsSync, renameSync, symlinkSync } from "node:fs";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, window, workspace } from "vscode";
import { tickOf } from "../../src/core/checklist/personaTick.ts";
import { findMoves, moveChecklists } from "../../src/vscode/commands/moveChecklists.ts";
import { changeItemOf } from "../../src/vscode/itemChange.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, uriOf, write } from "./workspace.ts";

const own = `${feature}/personas/backend-developer.md`;
const shared = `${feature}/checklists/backend-developer.md`;
const specKits = `${feature}/checklists/security.md`;

describe("choosing another folder for the checklists", () => {
  let stores: ReturnType<typeof openStores>;
  let security: string;
  before(async () => {
    stores = openStores();
    await stores.personas.load();
    security = await read(specKits);
  });
  after(() => stores.dispose());
  afterEach(async () => {
    await choose(undefined);
    for (const path of [`${feature}/personas`, "specs/001-book-catalog/personas", shared]) await remove(path);
    for (const name of ["security", "backend-developer"]) await remove(`${feature}/checklists/${name}-persona.md`);
    await stores.features.refresh();
  });

  const choose = (folder: string | undefined) =>
    workspace.getConfiguration("personaGuide").update("checklists.folder", folder);
  const tick = async () => {
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    assert.equal(await tickPersonaItem(uriOf(own), entry, item.key, true), undefined);
    await stores.features.refresh();
  };
  const move = async () => moveChecklists(stores.features, await findMoves(stores.features));
  const state = () => itemOf(stores, "Each endpoint matches").item.state;

  it("moves those of every feature there and back, byte for byte, beside Spec Kit's own", async () => {
    await tick();
    const text = await read(own);
    await write("specs/001-book-catalog/personas/security.md", "---\npersona: security\n---\n\n- [x] a\n");
    await choose("checklists");
    assert.equal(await move(), undefined);
    assert.equal(await read(shared), text);
    assert.match(await read("specs/001-book-catalog/checklists/security.md"), /persona: security/);
    await assert.rejects(read(own));
    assert.equal(await read(specKits), security);
    assert.equal(state(), "done");
    await choose("personas");
    assert.equal(await move(), undefined);
    assert.equal(await read(own), text);
    assert.equal(state(), "done");
    assert.deepEqual((await findMoves(stores.features)).moves, []);
  });

  it("lets evidence lead to the same places from there", async () => {
    const text = (target: string) =>
      `---\npersona: backend-developer\n---\n\n- [x] a\n  - Evidence: [b](${target}#L1): "c"\n`;
    await write(own, text("../checklists/security.md"));
    await choose("checklists");
    assert.equal(await move(), undefined);
    assert.equal(await read(shared), text("../checklists/security.md"));
    await write(shared, text("security.md"));
    await choose("personas");
    assert.equal(await move(), undefined);
    assert.equal(await read(own), text("../checklists/security.md"));
  });

  it("goes on with one that was left in the other folder", async () => {
    await tick();
    await choose("checklists");
    assert.equal(state(), "done");
    assert.equal(itemOf(stores, "Each endpoint matches").checklist.uri?.path, uriOf(own).path);
  });

  it("takes a tick along that is asked for in that moment", async () => {
    await tick();
    await choose("checklists");
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    const moves = await findMoves(stores.features);
    const moved = moveChecklists(stores.features, moves);
    assert.equal(await tickPersonaItem(uriOf(own), entry, item.key, false), undefined);
    assert.equal(await moved, undefined);
    assert.match(await read(shared), /- \[ \] Each endpoint matches/);
    await assert.rejects(read(own));
  });

  it("takes a tick along that is asked for when the files are moved, but not read again", async () => {
    await tick();
    await choose("checklists");
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    const moves = await findMoves(stores.features);
    let ticked: Promise<string | undefined> | undefined;
    const refresh = () => {
      ticked = tickPersonaItem(uriOf(own), entry, item.key, false);
      return stores.features.refresh();
    };
    assert.equal(await moveChecklists({ refresh }, moves), undefined);
    assert.equal(await ticked, undefined);
    assert.match(await read(shared), /- \[ \] Each endpoint matches/);
    await assert.rejects(read(own));
  });

  /** Ticks an item while a program has emptied the file where its checklist is or would be; then that program writes `text`. */
  async function tickWhileEmpty(text: string): Promise<boolean> {
    await write(shared, "");
    await stores.features.refresh();
    const node = itemOf(stores, "Each endpoint matches");
    assert.deepEqual([node.checklist.uri?.path, node.checklist.exists], [uriOf(shared).path, false]);
    const writing = new Promise((resolve) => setTimeout(resolve, 400)).then(() => write(shared, text));
    const isWritten = await changeItemOf(stores.features, node, ({ key, ...request }) =>
      tickOf({ ...request, keys: [key], done: true }),
    );
    await writing;
    await stores.features.refresh();
    assert.equal(existsSync(uriOf(`${feature}/checklists/backend-developer-persona.md`).fsPath), false);
    return isWritten;
  }

  it("waits with a tick for a checklist that a program has emptied for a moment", async () => {
    await tick();
    const text = (await read(own)).replace("- [x]", "- [ ]");
    await choose("checklists");
    assert.equal(await tickWhileEmpty(text), true);
    assert.match(await read(shared), /- \[x\] Each endpoint matches/);
    assert.equal(state(), "done");
  });

  it("writes nothing into a file of Spec Kit's that a program has emptied for a moment", async () => {
    await choose("checklists");
    assert.equal(await tickWhileEmpty(security), false);
    assert.equal(await read(shared), security);
    await commands.executeCommand("notifications.clearAll");
  });

  it("makes no directory anew that somebody has given another name", async () => {
    await tick();
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    const [before, renamed] = [uriOf(feature).fsPath, uriOf("specs/005-renamed").fsPath];
    renameSync(before, renamed);
    const refusal = await tickPersonaItem(uriOf(own), entry, item.key, true);
    const isMadeAnew = existsSync(before);
    renameSync(renamed, before);
    assert.match(refusal ?? "", /is not there any more; nothing was changed/);
    assert.equal(isMadeAnew, false);
  });

  it("takes unsaved text along, and puts no checklist in the place of another file", async () => {
    await tick();
    await write(`${feature}/personas/security.md`, "---\npersona: security\n---\n\n- [x] a\n");
    const editor = await window.showTextDocument(uriOf(own));
    await editor.edit((edit) => edit.insert(editor.document.lineAt(4).range.end, " typed"));
    await choose("checklists");
    assert.equal(await move(), undefined);
    const moved = await workspace.openTextDocument(uriOf(shared));
    assert.match(moved.getText(), / typed\n/);
    assert.match(await read(`${feature}/checklists/security-persona.md`), /persona: security/);
    assert.equal(await read(specKits), security);
    await moved.save();
  });

  it("moves nothing through a symbolic link, nor over a checklist that is there", async () => {
    await tick();
    await write(shared, "---\npersona: backend-developer\n---\n\n- [ ] another\n");
    const link = `${feature}/personas/security.md`;
    await write(`${feature}/notes.txt`, "---\npersona: security\n---\n\n- [ ] a\n");
    symlinkSync(uriOf(`${feature}/notes.txt`).fsPath, uriOf(link).fsPath);
    await choose("checklists");
    const { moves, kept } = await findMoves(stores.features);
    assert.deepEqual([moves, kept.map(({ path }) => workspace.asRelativePath(path))], [[], [own, link]]);
    await remove(`${feature}/notes.txt`);
    await commands.executeCommand("notifications.clearAll");
  });
});
