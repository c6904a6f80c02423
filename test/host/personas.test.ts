// Workspace personas against the real file system: they override, they are live, and their problems are in the Problems panel.
import { strict as assert } from "node:assert";
import { after, before, describe, it } from "mocha";
import { commands, languages, window } from "vscode";
import { openStores, remove, until, uriOf, write } from "./workspace.ts";

const file = ".specify/personas/own.md";
const persona = (id: string, name: string) =>
  `---\nid: ${id}\nname: ${name}\n---\n\n# ${name} Persona\n\n## Core Responsibilities\n\n### During \`/speckit.plan\`\n\n1. **One**\n   - An item\n`;

describe("a workspace persona", () => {
  let stores: ReturnType<typeof openStores>;
  before(async () => {
    stores = openStores();
    await stores.personas.load();
    // The extension's own stores must be awake to publish problems.
    await window.showTextDocument(uriOf("specs/003-user-login/plan.md"));
  });
  after(async () => {
    stores.dispose();
    await remove(".specify/personas");
  });

  const entry = (key: string) => stores.personas.personaByKey(key);
  const own = () => stores.personas.catalog.filter(({ layer }) => layer === "workspace").map(({ key }) => key);

  it("appears when its file is made, and beside it a README is none", async () => {
    await write(".specify/personas/README.md", "# Our personas\n");
    await write(file, persona("gardener", "Gardener"));
    assert.equal((await until("gardener", () => entry("gardener"))).layer, "workspace");
    assert.deepEqual(own(), ["gardener"]);
  });

  it("takes the place of the bundled one with the same id", async () => {
    await write(file, persona("backend-developer", "Our Backend"));
    await until("the override", () => (entry("backend-developer")?.persona.name === "Our Backend" ? true : undefined));
    assert.equal(entry("backend-developer")?.overrides, true);
    assert.deepEqual(own(), ["backend-developer"]);
  });

  it("with broken front matter is still there, and its problems are shown at their places", async () => {
    await write(file, "---js\nglobalThis.ran = true\n---\n# Own\n");
    await until("own", () => entry("own"));
    const [problem] = await until("the problem", () =>
      languages.getDiagnostics(uriOf(file)).length > 0 ? languages.getDiagnostics(uriOf(file)) : undefined,
    );
    assert.equal(problem?.code, "persona.front-matter-language");
    assert.equal(problem?.source, "Persona Guide");
    assert.equal(problem?.range.start.line, 0);
    assert.equal("ran" in globalThis, false);
  });

  it("goes when its file is deleted, with its problems", async () => {
    await remove(file);
    await until("the bundled one", () =>
      entry("own") === undefined && entry("backend-developer")?.layer === "bundled" ? true : undefined,
    );
    await until("no problems", () => (languages.getDiagnostics(uriOf(file)).length === 0 ? true : undefined));
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
});
