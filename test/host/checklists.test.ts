// What is done to a persona's checklist beside ticking, against the real editor: what is written, what can be undone, and
// what is refused.
import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, Position, Range, Selection, type Uri, window, workspace } from "vscode";
import { addEvidence } from "../../src/core/checklist/addEvidence.ts";
import type { Evidence } from "../../src/core/checklist/evidence.ts";
import { markNotApplicable } from "../../src/core/checklist/markNotApplicable.ts";
import { evidenceFrom, selectedIn } from "../../src/vscode/commands/addEvidence.ts";
import { openEvidence } from "../../src/vscode/commands/openEvidence.ts";
import { updateChecklistOf } from "../../src/vscode/commands/updateChecklist.ts";
import { EvidenceDocuments } from "../../src/vscode/evidenceDocuments.ts";
import { changeItemOf } from "../../src/vscode/itemChange.ts";
import { noteOf } from "../../src/vscode/itemNotes.ts";
import { begin, file, first, selectionIn, words } from "./checklistFile.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, undo, until, uriOf, write } from "./workspace.ts";

const second = "All input is checked";

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

  const forms = [
    ["LF", (text: string) => text],
    ["CRLF", (text: string) => text.replace(/\n/g, "\r\n")],
  ] as const;

  for (const [name, change] of forms) {
    it(`strikes an item through and gives it back by a tick or by undo, in a file with ${name}`, async () => {
      const before = await begin(stores, change);
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
      const before = await begin(stores, change);
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
      const before = await begin(stores, cut);
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
    const before = await begin(stores);
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
    await begin(stores);
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
    await begin(stores);
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

  it("shows evidence as stale while its words are gone from unsaved text, and no longer once that is thrown away", async () => {
    await begin(stores);
    await write(`${feature}/notes.txt`, "two answers\n");
    assert.ok(await add(await selectionIn(`${feature}/notes.txt`, "two answers")));
    const shown = (text: string) => until(text, () => (note() === text ? true : undefined));
    await shown("notes.txt#L1");
    // Of what was written there is nothing more to hear.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const editor = await window.showTextDocument(uriOf(`${feature}/notes.txt`));
    await editor.edit((edit) => edit.delete(new Range(0, 0, 0, 4)));
    await shown("notes.txt#L1 (stale)");
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await shown("notes.txt#L1");
  });

  it("takes no evidence from itself, from outside the workspace, or from no words", async () => {
    await begin(stores);
    const open = async (uri: Uri) => evidenceFrom(selectedIn(await window.showTextDocument(uri)), uriOf(file));
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

  it("takes the words that were selected as evidence, wherever they stand when an item is chosen", async () => {
    await begin(stores);
    await write(`${feature}/notes.txt`, "no answer\nthe answer\n");
    const editor = await window.showTextDocument(uriOf(`${feature}/notes.txt`));
    editor.selection = new Selection(1, 0, 1, 10);
    const selected = selectedIn(editor);
    await editor.edit((builder) => builder.insert(new Position(0, 0), "one more line\n"));
    editor.selection = new Selection(0, 0, 0, 3);
    const made = evidenceFrom(selected, uriOf(file));
    assert.deepEqual(made, { label: "notes.txt#L3", path: "../notes.txt", at: 2, quote: "the answer" });
    await editor.edit((builder) => builder.delete(new Range(2, 0, 2, 3)));
    assert.match(String(evidenceFrom(selected, uriOf(file))), /select the words again/);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
