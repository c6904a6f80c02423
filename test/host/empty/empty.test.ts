// A window without a folder: nothing fails, and the bundled reference can be read.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { commands, TabInputWebview, window, workspace } from "vscode";
import { openStores, until } from "../workspace.ts";

describe("in an empty window", () => {
  it("there are the bundled personas and no feature", async () => {
    assert.equal(workspace.workspaceFolders, undefined);
    const stores = openStores();
    await stores.personas.load();
    assert.ok(stores.personas.catalog.length > 0);
    assert.equal(stores.features.state.current, undefined);
    stores.dispose();
  });

  it("the reference opens", async () => {
    await commands.executeCommand("personaGuide.reference.open", { personaKey: "backend-developer" });
    const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs);
    await until("the panel", () => tabs().find(({ input }) => input instanceof TabInputWebview));
  });
});
