// A window without a folder: nothing fails, and the bundled reference can be read.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { commands, env, TabInputWebview, window, workspace } from "vscode";
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

  it("what needs a feature says that there is none, and waits for no answer", async () => {
    await env.clipboard.writeText("nothing");
    for (const name of ["next.show", "progress.show", "progress.copy"])
      await commands.executeCommand(`personaGuide.${name}`);
    assert.equal(await env.clipboard.readText(), "nothing");
    const labels = window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    assert.ok(labels.every((label) => !label.includes("Progress")));
  });
});
