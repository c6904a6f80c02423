// Ticks on a file system that is not the disk and that fails: each failure is told, the file stays as it was, and the next
// tick arrives once the fault is over.
import { strict as assert } from "node:assert";
import { after, before, describe, it } from "mocha";
import { commands, type Disposable, FileSystemError, Uri, workspace } from "vscode";
import { tickInDocument } from "../../../src/core/checklist/documentChecklist.ts";
import { tickItems } from "../../../src/vscode/ticks.ts";
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
    tickItems(tasks, (source) =>
      tickInDocument(source ?? "", [{ place: "phase-1-setup", text: name, occurrence: 0 }], done),
    );

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

  for (const [name, failure] of [
    ["is full", new Error("ENOSPC: no space left on device")],
    ["is locked", FileSystemError.Unavailable("locked by another program")],
    ["may not be written", FileSystemError.NoPermissions(tasks)],
  ] as const) {
    it(`says so when it ${name}, and loses nothing`, async () => {
      files.failure = failure;
      const refusal = await tick("t002 go on");
      assert.match(refusal ?? "", /tasks\.md could not be (?:saved|written)/);
      assert.equal(files.text(tasks), text);
      files.failure = undefined;
      const document = await workspace.openTextDocument(tasks);
      // The tick is in the editor, as the message says: it is saved, or taken back, once that is possible.
      if (document.isDirty) {
        assert.equal(document.getText(), text.replace("[ ] T002", "[X] T002"));
        await document.save();
      }
      assert.equal(await tick("t002 go on", false), undefined);
      assert.equal(files.text(tasks), text);
    });
  }
});
