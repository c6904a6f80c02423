// Restricted Mode: what is promised works, and a folder that the workspace's settings name is not read.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { commands, extensions, workspace } from "vscode";
import { tickPersonaItem } from "../tick.ts";
import { itemOf, openStores, read, uriOf } from "../workspace.ts";

describe("in Restricted Mode", () => {
  it("the extension runs, with its personas and its hovers", async () => {
    assert.equal(workspace.isTrusted, false);
    await extensions.getExtension("persona-guide.persona-guide")?.activate();
    const document = await workspace.openTextDocument(uriOf("specs/003-user-login/plan.md"));
    const at = document.positionAt(document.getText().indexOf("JWT") + 1);
    const hovers = await commands.executeCommand<readonly unknown[]>("vscode.executeHoverProvider", document.uri, at);
    assert.ok(hovers.length > 0);
  });

  it("a tick that the user clicked is written", async () => {
    const stores = openStores();
    await stores.personas.load();
    const { entry, item } = itemOf(stores, "Each endpoint matches");
    const file = "specs/003-user-login/personas/backend-developer.md";
    assert.equal(await tickPersonaItem(uriOf(file), entry, item.key, true), undefined);
    assert.match(await read(file), /- \[x\] Each endpoint matches/);
    stores.dispose();
  });

  it("folders that the workspace's settings name are not read", async () => {
    const stores = openStores();
    await stores.personas.load();
    assert.equal(stores.personas.personaByKey("hidden"), undefined);
    assert.deepEqual(workspace.getConfiguration("personaGuide").get("personas.folders"), []);
    stores.dispose();
  });
});
