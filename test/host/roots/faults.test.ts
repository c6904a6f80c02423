// Ticks on a file system that is not the disk and that fails: each failure is told, the file stays as it was, and the next
// tick arrives once the fault is over.
import { strict as assert } from "node:assert";
import { after, before, describe, it } from "mocha";
import { commands, type Disposable, FileSystemError, Uri, window, workspace } from "vscode";
import { tickInDocument } from "../../../src/core/checklist/documentChecklist.ts";
import { EvidenceDocuments } from "../../../src/vscode/evidenceDocuments.ts";
import { tickItem } from "../../../src/vscode/writing/ticks.ts";
import { openStores, until } from "../workspace.ts";
import { MemoryFiles } from "./memoryFiles.ts";

const scheme = "persona-guide-test";
const root = Uri.from({ scheme, path: "/shop" });
const tasks = Uri.joinPath(root, "specs/001-cart/tasks.md");
const text = "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Begin\n- [ ] T002 Go on\n";

describe("on a file system that fails", () => {
  const files = new MemoryFiles();
  let registered: Disposable;
  before(async () => {
    registered = files.register(scheme);
    for (const [path, content] of [
      [".specify/memory/constitution.md", "# Constitution\n"],
      ["specs/001-cart/spec.md", "# Spec\n"],
    ] as const)
      files.put(Uri.joinPath(root, path), content);
    files.put(tasks, text);
    workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri: root, name: "shop" });
    await until("the folder", () => workspace.getWorkspaceFolder(tasks));
  });
  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    const index = workspace.workspaceFolders?.findIndex(({ uri }) => uri.toString() === root.toString()) ?? -1;
    workspace.updateWorkspaceFolders(index, 1);
    registered.dispose();
  });

  const tick = (name: string, done = true) =>
    tickItem(tasks, (source) =>
      tickInDocument(source ?? "", [{ place: "phase-1-setup", text: name, occurrence: 0 }], done),
    );

  /** As if nobody had written the file for a while, and VS Code has read it. */
  async function quiet(): Promise<void> {
    files.put(tasks, text);
    files.announce(tasks);
    const document = await workspace.openTextDocument(tasks);
    await until("the text", () => (document.getText() === text ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 2_100));
  }

  it("finds the project there", async () => {
    const stores = openStores();
    const { projects } = await stores.features.load();
    assert.ok(projects.some(({ uri, features }) => uri.toString() === root.toString() && features.length === 1));
    stores.dispose();
  });

  it("ticks there as on the disk", async () => {
    assert.equal(await tick("t001 begin"), undefined);
    assert.equal(files.text(tasks), text.replace("[ ] T001", "[X] T001"));
    assert.equal(await tick("t001 begin", false), undefined);
    assert.equal(files.text(tasks), text);
  });

  it("believes of a file that evidence names what it says now, also when an earlier answer comes later", async () => {
    const [checklist, notes] = ["001-cart/personas/qa.md", "notes.txt"].map((path) =>
      Uri.joinPath(root, "specs", path),
    );
    assert.ok(checklist && notes);
    const stores = openStores();
    const evidence = new EvidenceDocuments(stores.features);
    const staleness = () =>
      evidence.stalenessOf(checklist, { label: "notes.txt", path: "../../notes.txt", at: 0, quote: "the answer" });
    files.put(notes, "nothing\n");
    files.delay = 1_500;
    assert.equal(staleness(), undefined);
    await until("the first reading", () => (files.delay === 0 ? true : undefined));
    let isReadAgain = false;
    files.beforeRead = () => {
      isReadAgain = true;
    };
    files.put(notes, "the answer\n");
    files.announce(notes);
    await until("the second reading", () => isReadAgain || undefined);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.equal(staleness(), undefined);
    files.put(notes, "nothing\n");
    files.announce(notes);
    await until("the last text", () => (staleness() === "changed" ? true : undefined));
    evidence.dispose();
    stores.dispose();
    files.delete(notes);
  });

  it("ticks a file that VS Code read while another program wrote it", async () => {
    const document = await workspace.openTextDocument(tasks);
    const written = `${text}\nFrom another program\n`;
    files.beforeRead = () => {
      files.put(tasks, written);
      setTimeout(() => files.announce(tasks), 200);
    };
    files.put(tasks, `${text}\nHalf`);
    files.announce(tasks);
    await until("the whole text", () => (document.getText() === written ? true : undefined));
    assert.equal(await tick("t001 begin"), undefined);
    assert.equal(files.text(tasks), written.replace("[ ] T001", "[X] T001"));
    files.put(tasks, text);
    files.announce(tasks);
    await until("the text as before", () => (document.getText() === text ? true : undefined));
  });

  it("ticks a file of which VS Code has the old text for the new one", async () => {
    const other = Uri.joinPath(root, "specs/001-cart/checklists/other.md");
    const old = text.replace("Go on", "Go");
    files.put(other, old);
    // VS Code reads a file that it opens before it asks for its time.
    files.beforeRead = () => {
      files.beforeStat = () => {
        files.put(other, text);
        setTimeout(() => files.announce(other), 50);
      };
    };
    const document = await workspace.openTextDocument(other);
    assert.equal(document.getText(), old);
    const key = { place: "phase-1-setup", text: "t002 go on", occurrence: 0 };
    assert.equal(await tickItem(other, (source) => tickInDocument(source ?? "", [key], true)), undefined);
    assert.equal(files.text(other), text.replace("[ ] T002", "[X] T002"));
  });

  for (const [name, failure] of [
    ["is full", new Error("ENOSPC: no space left on device")],
    ["is locked", FileSystemError.Unavailable("locked by another program")],
    ["may not be written", FileSystemError.NoPermissions(tasks)],
  ] as const) {
    it(`says so when it ${name}, and writes nothing`, async () => {
      await quiet();
      files.failure = failure;
      assert.match((await tick("t002 go on")) ?? "", /tasks\.md could not be written/);
      files.failure = undefined;
      const document = await workspace.openTextDocument(tasks);
      assert.deepEqual([document.getText(), document.isDirty, files.text(tasks)], [text, false, text]);
      assert.equal(await tick("t002 go on"), undefined);
      assert.equal(files.text(tasks), text.replace("[ ] T002", "[X] T002"));
      assert.equal(await tick("t002 go on", false), undefined);
    });

    it(`keeps what could not be saved in the editor that shows it when it ${name}`, async () => {
      const { document } = await window.showTextDocument(tasks);
      await quiet();
      files.failure = failure;
      for (const name of ["t002 go on", "t001 begin"])
        assert.match((await tick(name)) ?? "", /tasks\.md could not be saved/);
      assert.equal(files.text(tasks), text);
      files.failure = undefined;
      assert.equal(document.getText(), text.replaceAll("[ ]", "[X]"));
      assert.equal(await tick("t001 begin", false), undefined);
      assert.equal(files.text(tasks), text.replace("[ ] T002", "[X] T002"), "what could not be saved is saved now");
      assert.equal(await tick("t002 go on", false), undefined);
      assert.equal(files.text(tasks), text);
      await commands.executeCommand("workbench.action.closeAllEditors");
    });
  }
});
