// Hovers, commands and the reference through VS Code's own interfaces.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { commands, type Hover, type MarkdownString, Position, TabInputWebview, window, workspace } from "vscode";
import * as manifest from "../../package.json";
import { feature, read, remove, until, uriOf, write } from "./workspace.ts";

async function hoverOn(path: string, word: string): Promise<readonly MarkdownString[]> {
  const document = await workspace.openTextDocument(uriOf(path));
  const at = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await commands.executeCommand<Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    new Position(at.line, at.character),
  );
  return hovers.flatMap(({ contents }) => contents as MarkdownString[]);
}
const text = (contents: readonly MarkdownString[]) =>
  contents.map(({ value }) => value.replace(/&nbsp;/g, " ")).join("\n");

describe("guidance", () => {
  it("says what a persona says about a term, and lets only its own commands run", async () => {
    const contents = await hoverOn(`${feature}/plan.md`, "rate limiting are");
    assert.match(text(contents), /Backend Developer/);
    const trusted = contents.flatMap(({ isTrusted }) => (isTrusted ? [JSON.stringify(isTrusted)] : []));
    assert.deepEqual(
      [...new Set(trusted)],
      [
        '{"enabledCommands":["personaGuide.reference.open"]}',
        '{"enabledCommands":["personaGuide.item.tick","personaGuide.tasks.insert"]}',
      ],
    );
  });

  it("ticks an open item by the hover's link, once, and leaves one that is ticked as it is", async () => {
    const contents = await hoverOn(`${feature}/plan.md`, "rate limiting are");
    const [, encoded = ""] = /command:personaGuide\.item\.tick\?([^)]+)\)/.exec(text(contents)) ?? [];
    const [target] = JSON.parse(decodeURIComponent(encoded)) as { persona: string }[];
    const file = `${feature}/personas/${target?.persona}.md`;
    for (let time = 0; time < 2; time++) {
      await commands.executeCommand("personaGuide.item.tick", target);
      assert.equal((await read(file)).match(/- \[x\]/g)?.length, 1);
    }
    for (const other of [{ feature: "/elsewhere" }, { item: "no such item" }])
      await commands.executeCommand("personaGuide.item.tick", { ...target, ...other });
    assert.equal((await read(file)).match(/- \[x\]/g)?.length, 1);
    await remove(`${feature}/personas`);
  });

  it("says what the phases of the tasks mean, how far they are, and which roles have a say in a section", async () => {
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "Phase 2: Foundational")), /No story begins[\s\S]*6 of 6/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "Checkpoint")), /stop here/);
    assert.match(
      text(await hoverOn(`${feature}/plan.md`, "Implementation Plan")),
      /Backend Developer: \d+ of \d+ done/,
    );
    assert.match(text(await hoverOn(`${feature}/plan.md`, "API\n")), /Backend Developer · API design: \d of \d/i);
  });

  it("lets one persona be silent, and one kind of hover", async () => {
    const settings = workspace.getConfiguration("personaGuide.guidance");
    await settings.update("silentPersonas", ["backend-developer"]);
    assert.doesNotMatch(text(await hoverOn(`${feature}/plan.md`, "JWT")), /Backend Developer/);
    await settings.update("silentPersonas", undefined);
    for (const [kind, path, word] of [
      ["terms", "plan.md", "JWT"],
      ["ids", "plan.md", "FR-012"],
      ["marks", "spec.md", "NEEDS CLARIFICATION"],
    ]) {
      await settings.update(`${kind}`, false);
      assert.deepEqual(await hoverOn(`${feature}/${path}`, `${word}`), []);
      await settings.update(`${kind}`, undefined);
      assert.notDeepEqual(await hoverOn(`${feature}/${path}`, `${word}`), []);
    }
  });

  it("says what ids, labels and marks stand for", async () => {
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "T015")), /T015[\s\S]*Task · open[\s\S]*attempt counters/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "FR-002")), /Requirement · spec.md, line \d+/);
    assert.match(text(await hoverOn(`${feature}/spec.md`, "FR-002")), /Referred to by:[\s\S]*tasks\\?.md, line \d+/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "US2]")), /User story · spec.md/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "[P] Add")), /Parallel/);
    assert.match(text(await hoverOn(`${feature}/spec.md`, "NEEDS CLARIFICATION")), /open question/);
  });

  it("is silent in documents that are not Spec Kit's", async () => {
    await write("notes-guidance.md", "JWT and T001\n");
    assert.deepEqual(await hoverOn("notes-guidance.md", "JWT"), []);
    await remove("notes-guidance.md");
  });

  it("is silent in the same text under another scheme, as on a diff's left side, and in no file at all", async () => {
    const content = await read(`${feature}/plan.md`);
    const provider = workspace.registerTextDocumentContentProvider("git-like", {
      provideTextDocumentContent: () => content,
    });
    const left = await workspace.openTextDocument(uriOf(`${feature}/plan.md`).with({ scheme: "git-like" }));
    const untitled = await workspace.openTextDocument({ language: "markdown", content });
    for (const document of [left, untitled]) {
      assert.equal(document.languageId, "markdown");
      const at = document.positionAt(document.getText().indexOf("JWT") + 1);
      for (const command of ["vscode.executeHoverProvider", "vscode.executeDefinitionProvider"])
        assert.deepEqual(await commands.executeCommand(command, document.uri, at), []);
    }
    provider.dispose();
  });

  it("is about the text as it is when somebody types while a hover is asked for", async () => {
    const editor = await window.showTextDocument(uriOf(`${feature}/plan.md`));
    const early = hoverOn(`${feature}/plan.md`, "JWT");
    await editor.edit((edit) => edit.insert(new Position(0, 0), "One line more\n\n"));
    await early;
    assert.match(text(await hoverOn(`${feature}/plan.md`, "JWT")), /JSON Web Token/);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("is silent when switched off", async () => {
    const settings = workspace.getConfiguration("personaGuide");
    await settings.update("hover.enabled", false);
    assert.deepEqual(await hoverOn(`${feature}/plan.md`, "JWT"), []);
    await settings.update("hover.enabled", undefined);
  });

  it("never loads an image or runs a link of a persona", async () => {
    const hostile = [
      "---",
      "id: hostile",
      "name: Hostile",
      "---",
      "",
      "## Practices",
      "",
      "### Zebras",
      "",
      "**Zebra crossing**: ![x](https://example.invalid/a.png) [run](command:workbench.action.quit) <img src=x>",
      "",
    ];
    await write(".specify/personas/hostile.md", hostile.join("\n"));
    await write(`${feature}/quickstart-zebra.md`, "A zebra crossing.\n");
    const contents = await until("the hover", async () => {
      const found = await hoverOn(`${feature}/quickstart-zebra.md`, "zebra");
      return found.length > 0 ? found : undefined;
    });
    const said = contents
      .filter(({ isTrusted }) => !isTrusted)
      .map(({ value }) => value)
      .join("\n");
    assert.doesNotMatch(said, /!\[|command:|<img/);
    await remove(".specify/personas");
    await remove(`${feature}/quickstart-zebra.md`);
  });

  it("has every command of the manifest", async () => {
    const all = new Set(await commands.getCommands(true));
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).filter((command) => !all.has(command)),
      [],
    );
  });

  it("opens one reference panel, and uses it again", async () => {
    const panels = () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("personaGuide.reference"));
    await commands.executeCommand("personaGuide.reference.open", {
      personaKey: "backend-developer",
      heading: "Caching",
    });
    await until("the panel", () => (panels().length === 1 ? true : undefined));
    await commands.executeCommand("personaGuide.reference.open", { personaKey: "backend-developer" });
    assert.deepEqual(
      panels().map(({ label }) => label),
      ["Backend Developer reference"],
    );
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("runs no command on an argument that is none of ours", async () => {
    for (const command of ["personaGuide.item.open", "personaGuide.persona.reveal"])
      await commands.executeCommand(command, { kind: "item", uri: "file:///etc/passwd" });
    assert.equal(window.activeTextEditor, undefined);
  });
});
