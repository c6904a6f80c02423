// Ids of a feature as VS Code's own features see them: definition, references, highlights, symbols and problems.
import { strict as assert } from "node:assert";
import { afterEach, describe, it } from "mocha";
import {
  commands,
  DiagnosticSeverity,
  type DocumentHighlight,
  type Location,
  type LocationLink,
  languages,
  Position,
  type SymbolInformation,
  type Uri,
  window,
  workspace,
} from "vscode";
import { feature, remove, until, uriOf, write } from "./workspace.ts";

async function on<T>(command: string, path: string, words: string): Promise<readonly T[]> {
  const document = await workspace.openTextDocument(uriOf(path));
  const { line, character } = document.positionAt(document.getText().indexOf(words) + 1);
  return (await commands.executeCommand<T[]>(command, document.uri, new Position(line, character))) ?? [];
}

async function lineWith(path: string, words: string): Promise<number> {
  const document = await workspace.openTextDocument(uriOf(path));
  return document.positionAt(document.getText().indexOf(words)).line;
}

const nameOf = (uri: Uri) => uri.path.slice(uri.path.indexOf(`${feature}/`) + feature.length + 1);

describe("ids", () => {
  it("lead to where the feature defines them", async () => {
    for (const [from, words, to, defining] of [
      ["plan.md", "FR-012", "spec.md", "**FR-012**"],
      ["tasks.md", "T008)", "tasks.md", "T008 Implement"],
      ["tasks.md", "US1] Write the contract", "spec.md", "### User Story 1"],
      ["tasks.md", "FR-002", "spec.md", "**FR-002**"],
    ] as const) {
      const [found] = await on<LocationLink>("vscode.executeDefinitionProvider", `${feature}/${from}`, words);
      assert.ok(found, words);
      assert.equal(nameOf(found.targetUri), to);
      assert.equal(found.targetRange.start.line, await lineWith(`${feature}/${to}`, defining));
    }
  });

  it("of a feature that is not the current one lead to its own documents", async () => {
    const notes = "specs/001-book-catalog/notes.md";
    await write(notes, "As FR-001 says\n");
    const found = await until("the definition", async () => {
      const all = await on<LocationLink>("vscode.executeDefinitionProvider", notes, "FR-001");
      return all.length > 0 ? all : undefined;
    });
    assert.equal(found[0]?.targetUri.toString(), uriOf("specs/001-book-catalog/spec.md").toString());
    await remove(notes);
  });

  it("know who refers to them, in every document of the feature", async () => {
    const found = await on<Location>("vscode.executeReferenceProvider", `${feature}/spec.md`, "FR-012");
    const names = new Set(found.map(({ uri }) => nameOf(uri)));
    assert.ok(names.has("spec.md") && names.has("plan.md"), [...names].join());
  });

  it("light up where the document says them again", async () => {
    const found = await on<DocumentHighlight>("vscode.executeDocumentHighlights", `${feature}/tasks.md`, "T008 Impl");
    const document = await workspace.openTextDocument(uriOf(`${feature}/tasks.md`));
    assert.ok(found.length >= 2);
    assert.deepEqual([...new Set(found.map(({ range }) => document.getText(range)))], ["T008"]);
  });

  it("are symbols of the workspace", async () => {
    await window.showTextDocument(uriOf(`${feature}/plan.md`));
    const found = await until("the symbols", async () => {
      const all = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "T008");
      return all.some(({ name }) => name.startsWith("T008 ")) ? all : undefined;
    });
    const [symbol] = found.filter(({ name }) => name.startsWith("T008 "));
    assert.equal(symbol && nameOf(symbol.location.uri), "tasks.md");
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("are no symbols in a document of another kind, nor when switched off", async () => {
    await write("notes-ids.md", "FR-001 and T001, T001\n");
    assert.deepEqual(await on("vscode.executeDefinitionProvider", "notes-ids.md", "FR-001"), []);
    assert.deepEqual(await on("vscode.executeReferenceProvider", "notes-ids.md", "T001"), []);
    await remove("notes-ids.md");
    const settings = workspace.getConfiguration("personaGuide.guidance");
    await settings.update("navigation", false);
    assert.deepEqual(await on("vscode.executeDefinitionProvider", `${feature}/plan.md`, "FR-012"), []);
    await settings.update("navigation", undefined);
  });

  it("are never renamed", async () => {
    const document = await workspace.openTextDocument(uriOf(`${feature}/tasks.md`));
    const at = document.positionAt(document.getText().indexOf("T008 Impl") + 1);
    const renamed = commands.executeCommand("vscode.executeDocumentRenameProvider", document.uri, at, "T999");
    const edit = await Promise.resolve(renamed).catch(() => undefined);
    assert.equal((edit as { size?: number } | undefined)?.size ?? 0, 0);
  });
});

describe("hints about ids", () => {
  const path = `${feature}/hints.md`;
  const problems = () => languages.getDiagnostics(uriOf(path)).filter(({ source }) => source === "Persona Guide");

  afterEach(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await remove(path);
  });

  it("show ids that nothing defines, while they are there", async () => {
    await write(path, "See FR-099 and FR-001.\n");
    const editor = await window.showTextDocument(uriOf(path));
    const [problem] = await until("the hint", () => (problems().length > 0 ? problems() : undefined));
    assert.equal(problem?.code, "ids.unknown");
    assert.equal(problem?.severity, DiagnosticSeverity.Hint);
    assert.equal(editor.document.getText(problem?.range), "FR-099");
    await editor.edit((edit) => problem && edit.replace(problem.range, "FR-002"));
    await until("no hint", () => (problems().length === 0 ? true : undefined));
  });

  it("are shown as the setting says, or not at all", async () => {
    const settings = workspace.getConfiguration("personaGuide.guidance.problems");
    await write(path, "See FR-099.\n");
    await window.showTextDocument(uriOf(path));
    await until("the hint", () => (problems().length > 0 ? true : undefined));
    await settings.update("unknownIds", "warning");
    await until("a warning", () => (problems()[0]?.severity === DiagnosticSeverity.Warning ? true : undefined));
    await settings.update("unknownIds", "off");
    await until("no problem", () => (problems().length === 0 ? true : undefined));
    await settings.update("unknownIds", undefined);
  });

  it("show tasks' ids that are given twice, malformed boxes and requirements without a task", async () => {
    const other = "specs/007-hints";
    await write(`${other}/spec.md`, "# S\n\n- **FR-001**: a\n- **FR-002**: b\n");
    await write(`${other}/tasks.md`, "# T\n\n- [ ] T001 a (FR-001)\n- [ ] T001 b\n- [] T002 c\n");
    await window.showTextDocument(uriOf(`${other}/spec.md`));
    const codes = (name: string) =>
      languages
        .getDiagnostics(uriOf(`${other}/${name}`))
        .map(({ code, severity }) => `${code} ${severity}`)
        .sort();
    const hint = DiagnosticSeverity.Hint;
    await until("the hints", () => (codes("spec.md").length > 0 && codes("tasks.md").length > 1 ? true : undefined));
    assert.deepEqual(codes("spec.md"), [`ids.requirement-without-task ${hint}`]);
    assert.deepEqual(codes("tasks.md"), [`tasks.duplicate-id ${hint}`, `tasks.malformed-box ${hint}`]);
    await remove(other);
  });
});
