// A persona's checklist that is put away, against the real editor: where it goes, and that nothing of it is lost.
import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import { type TextDocument, window, workspace } from "vscode";
import { addEvidence } from "../../src/core/checklist/addEvidence.ts";
import { archiveChecklist } from "../../src/vscode/commands/archiveChecklist.ts";
import { changeItemOf } from "../../src/vscode/itemChange.ts";
import { begin, file, first, selectionIn, words } from "./checklistFile.ts";
import { feature, itemOf, openStores, read, remove, undo, until, uriOf } from "./workspace.ts";

const second = "All input is checked";

describe("a persona's checklist that is put away", () => {
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

  const chosen = () => ({ entry: itemOf(stores, first).entry, uri: uriOf(file) });

  it("counts no more, and comes back by undo", async () => {
    const made = await selectionIn(`${feature}/plan.md`, words);
    await begin(stores);
    assert.ok(await changeItemOf(stores.features, itemOf(stores, second), (request) => addEvidence(request, made)));
    const before = await read(file);
    assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    const names = async () =>
      (await workspace.fs.readDirectory(uriOf(`${feature}/personas/archive`))).map(([name]) => name);
    const [name = ""] = await names();
    assert.match(name, /^backend-developer-\d{4}-\d\d-\d\d\.md$/);
    assert.equal(await read(`${feature}/personas/archive/${name}`), before.replace("](../plan.md", "](../../plan.md"));
    assert.equal(itemOf(stores, first).checklist.exists, false);
    assert.equal(itemOf(stores, first).item.state, "open");

    await undo(`${feature}/personas/archive/${name}`);
    await until("the file", () => (window.activeTextEditor?.document.uri.path === uriOf(file).path ? true : undefined));
    assert.equal(window.activeTextEditor?.document.getText(), before);
    await window.activeTextEditor?.document.save();
    assert.equal(await read(file), before);
    await stores.features.refresh();
    assert.equal(itemOf(stores, first).item.state, "done");
    assert.deepEqual(await names(), []);
  });

  it("leaves its links to VS Code where that is set to change them", async () => {
    const links = workspace.getConfiguration("markdown");
    await links.update("updateLinksOnFileMove.enabled", "always");
    const made = await selectionIn(`${feature}/plan.md`, words);
    await begin(stores);
    assert.ok(await changeItemOf(stores.features, itemOf(stores, second), (request) => addEvidence(request, made)));
    assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    const isMoved = ({ uri }: TextDocument) => uri.path.includes("/archive/");
    const link = () => /\]\((.*)plan\.md/.exec(workspace.textDocuments.find(isMoved)?.getText() ?? "")?.[1];
    await until("the link", () => (link() === "../" ? undefined : link()));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(link(), "../../");
    await workspace.textDocuments.find(isMoved)?.save();
    await links.update("updateLinksOnFileMove.enabled", undefined);
  });

  it("has a free name", async () => {
    for (let count = 0; count < 2; count++) {
      await begin(stores);
      assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    }
    const names = (await workspace.fs.readDirectory(uriOf(`${feature}/personas/archive`))).map(([name]) => name);
    assert.deepEqual(names.map((name) => name.replace(/\d{4}-\d\d-\d\d/, "date")).sort(), [
      "backend-developer-date-2.md",
      "backend-developer-date.md",
    ]);
  });

  it("keeps unsaved text, and is not moved when it is gone", async () => {
    await begin(stores);
    const editor = await window.showTextDocument(uriOf(file));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0).translate(4), "half a thought\n"));
    assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    const moved = workspace.textDocuments.find(({ isDirty, uri }) => isDirty && uri.path.includes("/archive/"));
    assert.match(moved?.getText() ?? "", /half a thought/);
    await moved?.save();
    assert.match((await archiveChecklist(stores.features, chosen())) ?? "", /not there any more/);
  });
});
