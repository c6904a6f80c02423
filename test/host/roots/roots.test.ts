// Two workspace folders with a feature of the same name: each tick lands in the folder of its feature.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { Uri, window, workspace } from "vscode";
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
});
