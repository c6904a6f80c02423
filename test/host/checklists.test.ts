// What is done to a persona's checklist beside ticking, against the real editor: what is written, what can be undone, and
// what is refused.
import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, Selection, type Uri, window, workspace } from "vscode";
import { addEvidence } from "../../src/core/checklist/addEvidence.ts";
import type { Evidence } from "../../src/core/checklist/evidence.ts";
import { markNotApplicable } from "../../src/core/checklist/markNotApplicable.ts";
import { evidenceFrom } from "../../src/vscode/commands/addEvidence.ts";
import { archiveChecklist } from "../../src/vscode/commands/archiveChecklist.ts";
import { openEvidence } from "../../src/vscode/commands/openEvidence.ts";
import { updateChecklistOf } from "../../src/vscode/commands/updateChecklist.ts";
import { EvidenceDocuments } from "../../src/vscode/evidenceDocuments.ts";
import { changeItemOf } from "../../src/vscode/itemChange.ts";
import { noteOf } from "../../src/vscode/itemNotes.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, undo, until, uriOf, write } from "./workspace.ts";

const file = `${feature}/personas/backend-developer.md`;
const first = "Each endpoint matches";
const second = "All input is checked";
const words = "The layers of the catalog";

describe("a persona's checklist", () => {
  let stores: ReturnType<typeof openStores>;
  let evidence: EvidenceDocuments;
  before(async () => {
    stores = openStores();
    evidence = new EvidenceDocuments(stores.features);
    await stores.personas.load();
  });
  after(() => {
    evidence.dispose();
    stores.dispose();
  });
  afterEach(async () => {
    await remove(`${feature}/personas`);
    await remove(`${feature}/notes.txt`);
    await stores.features.refresh();
  });

  /** Makes the file with one item ticked, gives it other line ends, and waits until VS Code has seen them. */
  async function begin(change: (text: string) => string = (text) => text): Promise<string> {
    const { entry, item } = itemOf(stores, first);
    assert.equal(await tickPersonaItem(uriOf(file), entry, item.key, true), undefined);
    const text = change(await read(file));
    await write(file, text);
    await until("the file", async () =>
      (await stores.features.reread(uriOf(file))).texts.get("personas/backend-developer.md") === text
        ? true
        : undefined,
    );
    return text;
  }

  const mark = (reason: string, start = second) =>
    changeItemOf(stores.features, itemOf(stores, start), (request) => markNotApplicable(request, reason));
  const add = (added: Evidence, start = second) =>
    changeItemOf(stores.features, itemOf(stores, start), (request) => addEvidence(request, added));
  const note = (start = second) => noteOf(itemOf(stores, start), evidence);
  const untick = (start = second) => {
    const { entry, item } = itemOf(stores, start);
    return tickPersonaItem(uriOf(file), entry, item.key, false);
  };
  const chosen = () => ({ entry: itemOf(stores, first).entry, uri: uriOf(file) });

  async function selectionIn(path: string, selected: string): Promise<Evidence> {
    const editor = await window.showTextDocument(uriOf(path));
    const start = editor.document.getText().indexOf(selected);
    assert.ok(start >= 0, selected);
    editor.selection = new Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(start + selected.length),
    );
    const made = evidenceFrom(editor, uriOf(file));
    if (typeof made === "string") assert.fail(made);
    return made;
  }

  const forms = [
    ["LF", (text: string) => text],
    ["CRLF", (text: string) => text.replace(/\n/g, "\r\n")],
  ] as const;

  for (const [name, change] of forms) {
    it(`strikes an item through and gives it back by a tick or by undo, in a file with ${name}`, async () => {
      const before = await begin(change);
      assert.ok(await mark("no input [at all]\nin this feature"));
      const struck = await read(file);
      const line =
        before
          .split(/\r?\n/)
          .find((each) => each.includes(second))
          ?.slice("- [ ] ".length) ?? "";
      assert.equal(
        struck,
        before.replace(`[ ] ${line}`, `[x] ~~${line}~~ (N/A: no input \\[at all\\] in this feature)`),
      );
      assert.equal(note(), "N/A: no input [at all] in this feature");
      assert.equal(itemOf(stores, second).item.state, "done");
      await undo(file);
      assert.equal(window.activeTextEditor?.document.getText(), before);
      await window.activeTextEditor?.document.save();
      await write(file, struck);
      await until("the tick", async () => ((await untick()) === undefined ? true : undefined));
      await until("the line", async () => ((await read(file)) === before ? true : undefined));
    });

    it(`puts evidence below an item, once, and undo takes it away, in a file with ${name}`, async () => {
      const before = await begin(change);
      const made = await selectionIn(`${feature}/plan.md`, words);
      assert.ok(await add(made));
      const text = await read(file);
      const end = before.includes("\r\n") ? "\r\n" : "\n";
      const added = text.split(end).filter((each) => !before.includes(each));
      assert.deepEqual([added.length, text.replace(`${added[0]}${end}`, "")], [1, before]);
      assert.match(
        added[0] ?? "",
        /^ {2}- Evidence: \[plan\.md#L90 · Source Code \(repository root\)\]\(\.\.\/plan\.md#L90\): "The layers of the catalog"$/,
      );
      assert.match(note(), /^plan\.md#L\d+ · Source Code \(repository root\)$/);
      assert.equal(await add(made), true);
      assert.equal(await read(file), text);
      await undo(file);
      assert.equal(window.activeTextEditor?.document.getText(), before);
      await window.activeTextEditor?.document.save();
    });

    it(`gets the items that it lacks, as one undo step, in a file with ${name}`, async () => {
      const cut = (text: string) =>
        change(
          text.replace(/## Tasks[\s\S]*?(?=\n## )/, "## Ours\n\n- [x] ours\n").replace(/- \[ \] All input.*\n/, ""),
        );
      const before = await begin(cut);
      const added = await updateChecklistOf(stores.features, chosen());
      const text = await read(file);
      const lines = text.split(/\r?\n/);
      const kept = before.split(/\r?\n/).filter((each) => each !== "");
      let at = -1;
      for (const each of kept) {
        at = lines.indexOf(each, at + 1);
        assert.ok(at >= 0, `kept in its order: ${each}`);
      }
      const boxes = (each: string) => each.match(/- \[.\]/g)?.length ?? 0;
      assert.equal(added, boxes(text) - boxes(before));
      assert.ok(added > 3);
      assert.equal(/(?<!\r)\n/.test(text), !before.includes("\r\n"));
      assert.equal(await updateChecklistOf(stores.features, chosen()), 0);
      assert.equal(await read(file), text);
      await undo(file);
      assert.equal(window.activeTextEditor?.document.getText(), before);
      await window.activeTextEditor?.document.save();
    });
  }

  it("is made by marking an item or by its evidence, as by a tick", async () => {
    assert.ok(await mark("no input"));
    assert.match(await read(file), /- \[x\] ~~All input .*~~ \(N\/A: no input\)\n/);
    await remove(`${feature}/personas`);
    await stores.features.refresh();
    assert.ok(await add(await selectionIn(`${feature}/plan.md`, words)));
    assert.match(await read(file), /- \[ \] All input .*\n {2}- Evidence: /);
    assert.doesNotMatch(await read(file), /\[x\]/);
  });

  it("takes a change of an agent's along, and finds the item in it", async () => {
    const before = await begin();
    const node = itemOf(stores, second);
    const others = before.replace("## Plan\n", "## Plan\n\nAn agent was here.\n").replace("- [x]", "- [ ]");
    await write(file, others);
    assert.ok(await changeItemOf(stores.features, node, (request) => markNotApplicable(request, "none")));
    assert.equal(
      await read(file),
      others.replace(/\[ \] (All input .*)/, (_, text) => `[x] ~~${text}~~ (N/A: none)`),
    );
  });

  it("is not touched when the item is gone", async () => {
    await begin();
    const text = (await read(file)).replace("All input is checked", "Some input is checked");
    const node = itemOf(stores, second);
    const gone = { ...node, item: { ...node.item, key: { ...node.item.key, text: "an item that nobody has" } } };
    await write(file, text);
    const made = await selectionIn(`${feature}/plan.md`, words);
    assert.equal(await changeItemOf(stores.features, gone, (request) => markNotApplicable(request, "x")), false);
    assert.equal(await changeItemOf(stores.features, gone, (request) => addEvidence(request, made)), false);
    assert.equal(await read(file), text);
  });

  it("shows evidence as stale when its file or its words are gone, and opens it where the words are now", async () => {
    await begin();
    await write(`${feature}/notes.txt`, "one\ntwo answers it\nthree\n");
    const made = await selectionIn(`${feature}/notes.txt`, "two answers");
    assert.ok(await add(made));
    const shown = (text: string) => until(text, () => (note() === text ? true : undefined));
    await shown("notes.txt#L2");
    await write(`${feature}/notes.txt`, "zero\none\nmore\ntwo *answers* it\n");
    await until("the new text", async () => {
      await openEvidence(uriOf(file), made);
      return window.activeTextEditor?.selection.active.line === 3 ? true : undefined;
    });
    assert.equal(note(), "notes.txt#L2");
    await write(`${feature}/notes.txt`, "nothing\n");
    await shown("notes.txt#L2 (stale)");
    await remove(`${feature}/notes.txt`);
    await shown("notes.txt#L2 (stale)");
    await openEvidence(uriOf(file), made);
    await write(`${feature}/notes.txt`, "two answers\n");
    await shown("notes.txt#L2");
  });

  it("takes no evidence from itself, from outside the workspace, or from no words", async () => {
    await begin();
    const open = async (uri: Uri) => evidenceFrom(await window.showTextDocument(uri), uriOf(file));
    assert.match(String(await open(uriOf(file))), /no evidence for itself/);
    const untitled = await workspace.openTextDocument({ content: "words" });
    assert.match(String(await open(untitled.uri)), /own workspace folder/);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    assert.match(String(evidenceFrom(undefined, uriOf(file))), /text editor/);
    await write(`${feature}/notes.txt`, "\n---\n");
    const notes = await workspace.openTextDocument(uriOf(`${feature}/notes.txt`));
    await until("the text", () => (notes.getText() === "\n---\n" ? true : undefined));
    assert.match(String(await open(uriOf(`${feature}/notes.txt`))), /No word/);
  });

  it("counts no more when it is put away, and comes back by undo", async () => {
    const made = await selectionIn(`${feature}/plan.md`, words);
    await begin();
    assert.ok(await add(made));
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

  it("is put away under a free name", async () => {
    for (let count = 0; count < 2; count++) {
      await begin();
      assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    }
    const names = (await workspace.fs.readDirectory(uriOf(`${feature}/personas/archive`))).map(([name]) => name);
    assert.deepEqual(names.map((name) => name.replace(/\d{4}-\d\d-\d\d/, "date")).sort(), [
      "backend-developer-date-2.md",
      "backend-developer-date.md",
    ]);
  });

  it("keeps unsaved text when it is put away, and is not moved when it is gone", async () => {
    await begin();
    const editor = await window.showTextDocument(uriOf(file));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0).translate(4), "half a thought\n"));
    assert.equal(await archiveChecklist(stores.features, chosen()), undefined);
    const moved = workspace.textDocuments.find(({ isDirty, uri }) => isDirty && uri.path.includes("/archive/"));
    assert.match(moved?.getText() ?? "", /half a thought/);
    await moved?.save();
    assert.match((await archiveChecklist(stores.features, chosen())) ?? "", /not there any more/);
  });
});
