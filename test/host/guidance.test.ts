// Hovers, commands and the reference through VS Code's own interfaces.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { commands, type Hover, type MarkdownString, Position, TabInputWebview, window, workspace } from "vscode";
import * as manifest from "../../package.json";
import { feature, remove, until, uriOf, write } from "./workspace.ts";

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
  it("says what a persona says about a term, and lets only its own command run", async () => {
    const contents = await hoverOn(`${feature}/plan.md`, "JWT");
    assert.match(text(contents), /Backend Developer/);
    const trusted = contents.flatMap(({ isTrusted }) => (isTrusted ? [JSON.stringify(isTrusted)] : []));
    assert.deepEqual([...new Set(trusted)], ['{"enabledCommands":["personaGuide.reference.open"]}']);
  });

  it("says what ids, labels and marks stand for", async () => {
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "T015")), /T015[\s\S]*Task · open[\s\S]*attempt counters/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "FR-002")), /Requirement · spec.md, line \d+/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "US2]")), /User story · spec.md/);
    assert.match(text(await hoverOn(`${feature}/tasks.md`, "[P] Add")), /Parallel/);
    assert.match(text(await hoverOn(`${feature}/spec.md`, "NEEDS CLARIFICATION")), /open question/);
  });

  it("is silent in documents that are not Spec Kit's", async () => {
    await write("notes.md", "JWT and T001\n");
    assert.deepEqual(await hoverOn("notes.md", "JWT"), []);
    await remove("notes.md");
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
