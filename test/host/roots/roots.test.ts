// Two workspace folders with a feature of the same name: each tick lands in the folder of its feature.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { ConfigurationTarget, commands, languages, Uri, window, workspace } from "vscode";
import { personaChecklist } from "../../../src/vscode/personaChecklists.ts";
import { openStores, until } from "../workspace.ts";

describe("with two workspace folders", () => {
  it("the active editor decides which feature is current, not the first folder", async () => {
    const [first, second] = workspace.workspaceFolders ?? [];
    assert.ok(first && second);
    const stores = openStores();
    await stores.personas.load();
    assert.equal(stores.features.state.projects.length, 2);
    for (const { uri } of [second, first]) {
      await window.showTextDocument(Uri.joinPath(uri, "specs/003-user-login/plan.md"));
      await until(uri.path, () =>
        stores.features.state.directory?.path === Uri.joinPath(uri, "specs/003-user-login").path ? true : undefined,
      );
      const [entry] = stores.personas.catalog;
      assert.ok(entry);
      assert.equal(
        personaChecklist(stores.features.state, entry).uri?.path,
        Uri.joinPath(uri, "specs/003-user-login/personas/backend-developer.md").path,
      );
    }
    stores.dispose();
  });

  it("moves the checklists of the folder whose setting has changed, and of no other", async () => {
    const [first, second] = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    assert.ok(first && second);
    const at = (root: Uri, folder: string) => Uri.joinPath(root, "specs/001-book-catalog", folder, "security.md");
    const isThere = (uri: Uri) =>
      workspace.fs.stat(uri).then(
        () => true,
        () => undefined,
      );
    const choose = (root: Uri, folder: string | undefined) =>
      workspace
        .getConfiguration("personaGuide", root)
        .update("checklists.folder", folder, ConfigurationTarget.WorkspaceFolder);
    /** Presses Move in the message that is shown last, once one is. */
    const move = (to: Uri) =>
      until(to.path, async () => {
        await commands.executeCommand("notification.acceptPrimaryAction");
        await new Promise((resolve) => setTimeout(resolve, 200));
        return isThere(to);
      });
    for (const root of [first, second])
      await workspace.fs.writeFile(
        at(root, "personas"),
        new TextEncoder().encode("---\npersona: security\n---\n\n- [x] a\n"),
      );
    try {
      await choose(second, "checklists");
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await commands.executeCommand("notifications.clearAll"); // in that folder they are left where they are
      await choose(first, "checklists");
      await move(at(first, "checklists"));
      await choose(first, undefined);
      await move(at(first, "personas"));
      assert.ok(await isThere(at(second, "personas")));
    } finally {
      for (const root of [first, second]) {
        for (const folder of ["personas", "checklists"])
          await workspace.fs.delete(at(root, folder)).then(undefined, () => undefined);
        await choose(root, undefined);
      }
    }
  });

  it("a persona file of the other folder is checked once it is open", async () => {
    const [first, second] = workspace.workspaceFolders ?? [];
    assert.ok(first && second);
    await window.showTextDocument(Uri.joinPath(first.uri, "specs/003-user-login/plan.md"));
    const file = Uri.joinPath(second.uri, ".specify/personas/own.md");
    await workspace.fs.writeFile(file, new TextEncoder().encode("---\nid: Own One\nname: Own\n---\n"));
    assert.deepEqual(languages.getDiagnostics(file), []);
    await window.showTextDocument(file);
    const [problem] = await until("the problem", () => {
      const found = languages.getDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem?.code, "persona.id-invalid");
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(file);
    await until("no problem", () => (languages.getDiagnostics(file).length === 0 ? true : undefined));
  });
});
