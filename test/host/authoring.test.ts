// Writing a persona file with VS Code's own help: completion, hovers, quick fixes, and the tree's view of unsaved text.
import { strict as assert } from "node:assert";
import { after, before, describe, it } from "mocha";
import {
  type CodeAction,
  type CompletionList,
  commands,
  type Hover,
  languages,
  type MarkdownString,
  Position,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { personaText } from "../support/personaText.ts";
import { openStores, read, remove, until, uriOf, write } from "./workspace.ts";

const file = ".specify/personas/gardener.md";
const text = personaText
  .replace('["beds", "water"]', "[beds]")
  .replace("- **With BK (Beekeeper)**: agree on what flowers when", "- **With Tech Lead**: the paths");

describe("a persona's author", () => {
  let document: TextDocument;
  let stores: ReturnType<typeof openStores>;
  before(async () => {
    stores = openStores();
    await stores.personas.load();
    await write(file, text);
    document = await workspace.openTextDocument(uriOf(file));
    await window.showTextDocument(document);
    await until("the persona", () => stores.personas.personaByKey("gardener"));
  });
  after(async () => {
    stores.dispose();
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await remove(".specify/personas");
  });

  const positionOf = (word: string) => document.positionAt(document.getText().indexOf(word));
  const problems = () => languages.getDiagnostics(document.uri).map(({ code }) => code);
  const completions = async (word: string) => {
    const at = positionOf(word);
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at,
    );
    return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
  };

  it("is told of what the front matter lacks, without saving and without opening the sidebar", async () => {
    await until("the hint", () => (problems().includes("persona.section-unlisted") ? true : undefined));
    assert.deepEqual(problems(), ["persona.section-unlisted"]);
  });

  const offeredFix = async () => {
    const line = document.lineAt(positionOf("2. **Water**").line);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      line.range,
    );
    const { command } = actions.find(({ title }) => title.includes("water")) ?? assert.fail("not offered");
    assert.ok(command);
    return () => commands.executeCommand(command.command, ...(command.arguments ?? []));
  };

  it("can have it mended by a quick fix, as one undo step", async () => {
    const fix = await offeredFix();
    await fix();
    assert.equal(document.lineAt(7).text, "  plan: [beds, water]");
    await until("no problem", () => (problems().length === 0 ? true : undefined));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    await until("the hint again", () => (problems().length === 1 ? true : undefined));
  });

  it("is left as it is by a fix of a text that has changed since", async () => {
    const fix = await offeredFix();
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), "\n");
    await workspace.applyEdit(edit);
    await fix();
    assert.equal(document.getText(), `\n${text}`);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    await until("the hint again", () => (problems().length === 1 ? true : undefined));
  });

  it("completes phases, responsibilities and collaborators", async () => {
    assert.ok((await completions("plan, tasks]")).includes("implement"));
    assert.ok((await completions("beds]")).includes("water"));
    const others = await completions("**With Tech Lead");
    assert.ok(others.includes("Backend Developer") && !others.includes("Tech Lead"), others.join());
  });

  it("is offered none of that in other Markdown", async () => {
    await write("notes.md", text);
    const notes = await workspace.openTextDocument(uriOf("notes.md"));
    const at = notes.positionAt(text.indexOf("plan, tasks]"));
    const list = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", notes.uri, at);
    assert.ok(!list.items.some(({ label }) => label === "implement"));
    await remove("notes.md");
    await window.showTextDocument(document);
  });

  it("reads in a hover what a field, an id and a collaborator are", async () => {
    const said = async (word: string) => {
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        positionOf(word),
      );
      return hovers
        .flatMap(({ contents }) => contents as MarkdownString[])
        .map(({ value }) => value)
        .join("\n");
    };
    assert.match(await said("contributes_to"), /phases[\s\S]*```yaml/);
    assert.match(await said("beds]"), /Every bed has a size/);
    assert.match(await said("With Tech Lead"), /Tech Lead: \w/);
  });

  it("sees the tree follow the typing, unsaved", async () => {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, positionOf("   - A source"), "   - A tap is near\n");
    await workspace.applyEdit(edit);
    const items = await until("the new item", () => {
      const groups = stores.personas.personaByKey("gardener")?.persona.phases[0]?.groups;
      return groups?.[1]?.items.length === 2 ? groups[1].items : undefined;
    });
    assert.equal(items[0]?.text, "A tap is near");
    assert.equal(document.isDirty, true);
    assert.equal(await read(file), text);
  });
});

describe("a new persona file", () => {
  it("is followed while it is typed in before it was read for the first time", async () => {
    const stores = openStores();
    await stores.personas.load();
    for (let round = 0; round < 5; round++) {
      const path = `.specify/personas/fresh-${round}.md`;
      await write(path, text.replace("id: gardener", `id: fresh-${round}`));
      const fresh = await workspace.openTextDocument(uriOf(path));
      await new Promise((resolve) => setTimeout(resolve, 40 * round));
      const edit = new WorkspaceEdit();
      edit.insert(fresh.uri, fresh.lineAt(2).range.end, " Two");
      await workspace.applyEdit(edit);
      await until(path, () =>
        stores.personas.personaByKey(`fresh-${round}`)?.persona.name === "Gardener Two" ? true : undefined,
      );
      await fresh.save();
    }
    stores.dispose();
    await remove(".specify/personas");
  });
});

describe("the project's settings", () => {
  let stores: ReturnType<typeof openStores>;
  before(async () => {
    stores = openStores();
    await stores.personas.load();
  });
  after(async () => {
    stores.dispose();
    await remove(".specify/config.json");
    await remove("team");
    await remove("../elsewhere");
    await workspace.getConfiguration("personaGuide").update("personas.folders", undefined);
  });

  it("`personas.enabled` of .specify/config.json chooses the roles where the user has chosen none", async () => {
    const active = () => stores.personas.active.map(({ key }) => key);
    assert.equal(active().length, stores.personas.catalog.length);
    await write(".specify/config.json", JSON.stringify({ personas: { enabled: ["security", "ux", "nobody"] } }));
    await until("two roles", () => (active().length === 2 ? true : undefined));
    assert.deepEqual(active(), ["security", "ux"]);
    await stores.personas.chooseRoles(["devops"]);
    assert.deepEqual(active(), ["devops"]);
  });

  it("personas are read from all three folders of a project", async () => {
    const folders = [".specify/personas", ".specify/memory/personas", "memory/personas"];
    for (const [index, folder] of folders.entries())
      await write(`${folder}/one-${index}.md`, text.replace("id: gardener", `id: one-${index}`));
    for (const index of folders.keys()) await until(`one-${index}`, () => stores.personas.personaByKey(`one-${index}`));
    await remove("memory");
    await remove(".specify/personas");
    await remove(".specify/memory/personas");
    await until("none of them", () => (stores.personas.personaByKey("one-1") ? undefined : true));
  });

  it("`personaGuide.personas.folders` adds folders, but none outside the project", async () => {
    await write("team/gardener.md", text);
    await write("../elsewhere/outsider.md", text.replace("id: gardener", "id: outsider"));
    await workspace.getConfiguration("personaGuide").update("personas.folders", ["team", "../elsewhere"]);
    assert.equal((await until("gardener", () => stores.personas.personaByKey("gardener"))).layer, "workspace");
    assert.equal(stores.personas.personaByKey("outsider"), undefined);
  });
});
