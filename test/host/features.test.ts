// The feature store against the real file system: which feature is current, and what changes from outside do.
import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, window } from "vscode";
import { feature, openStores, read, remove, until, uriOf, write } from "./workspace.ts";

describe("the current feature", () => {
  let stores: ReturnType<typeof openStores>;
  let featureJson: string;
  before(async () => {
    featureJson = await read(".specify/feature.json");
    stores = openStores();
    await stores.features.load();
  });
  after(() => stores.dispose());
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await write(".specify/feature.json", featureJson);
  });

  const current = () => stores.features.state.current;
  const becomes = (name: string, reason: string) =>
    until(`${name} ${reason}`, () =>
      current()?.feature.name === name && current()?.reason === reason ? true : undefined,
    );

  it("is the one that feature.json names, with its phase", async () => {
    await becomes("003-user-login", "featureJson");
    assert.equal(stores.features.state.phase, "implement");
    assert.equal(stores.features.state.directory?.path, uriOf(feature).path);
  });

  it("follows feature.json when it changes", async () => {
    await write(".specify/feature.json", '{"feature_directory": "specs/001-book-catalog"}');
    await becomes("001-book-catalog", "featureJson");
    assert.equal(stores.features.state.phase, "done");
  });

  for (const [name, text, pattern] of [
    ["outside the workspace", '{"feature_directory": "../../etc"}', /outside the project/],
    ["nowhere", '{"feature_directory": "specs/404-gone"}', /no feature directory/],
    ["in broken JSON", "{", /not JSON/],
  ] as const) {
    it(`falls back, and says why, when feature.json points ${name}`, async () => {
      await write(".specify/feature.json", text);
      await becomes("003-user-login", "highest");
      await until(String(pattern), () => (pattern.test(stores.features.state.problem ?? "") ? true : undefined));
    });
  }

  it("is the one of the active editor, and the pinned one before that", async () => {
    await window.showTextDocument(uriOf("specs/002-loan-requests/plan.md"));
    await becomes("002-loan-requests", "editor");
    assert.equal(stores.features.state.phase, "tasks");
    await stores.features.pin(uriOf("specs/001-book-catalog"));
    await becomes("001-book-catalog", "pinned");
    await stores.features.pin(undefined);
    await becomes("002-loan-requests", "editor");
  });

  it("stays the one of the editor while the output has the focus", async () => {
    await window.showTextDocument(uriOf("specs/002-loan-requests/plan.md"));
    await becomes("002-loan-requests", "editor");
    await commands.executeCommand("workbench.panel.output.focus");
    await until("the output", () => (window.activeTextEditor?.document.uri.scheme === "output" ? true : undefined));
    await stores.features.refresh();
    assert.equal(current()?.feature.name, "002-loan-requests");
    await commands.executeCommand("workbench.action.closePanel");
  });

  it("appears when its directory is made, and goes when it is deleted", async () => {
    await write("specs/004-new/spec.md", "# Spec\n");
    await until("004-new", () => stores.features.state.projects[0]?.features.find(({ name }) => name === "004-new"));
    await remove("specs/004-new");
    await until("no 004-new", () =>
      stores.features.state.projects[0]?.features.some(({ name }) => name === "004-new") ? undefined : true,
    );
  });
});
