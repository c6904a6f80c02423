// Completion in Spec Kit documents as VS Code asks for it: what is offered where, and what an accepted offer leaves.
import { strict as assert } from "node:assert";
import { afterEach, before, describe, it } from "mocha";
import {
  type CompletionItem,
  type CompletionList,
  commands,
  Position,
  type SnippetString,
  type TextEditor,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { feature, remove, uriOf, write } from "./workspace.ts";

const labelOf = ({ label }: CompletionItem) => (typeof label === "string" ? label : label.label);
const insertedBy = ({ insertText }: CompletionItem) =>
  typeof insertText === "string" ? insertText : ((insertText as SnippetString | undefined)?.value ?? "");

/** Opens a document and writes `line` below its line that begins with `above`; the cursor stands behind it. */
async function typed(path: string, above: string, line: string): Promise<TextEditor> {
  const editor = await window.showTextDocument(uriOf(path));
  const { document } = editor;
  const at = document
    .getText()
    .split("\n")
    .findIndex((text) => text.startsWith(above));
  assert.ok(at >= 0, above);
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(at).range.end, `\n${line}`);
  assert.ok(await workspace.applyEdit(edit));
  return editor;
}

async function offered(
  path: string,
  above: string,
  line: string,
  trigger?: string,
): Promise<readonly CompletionItem[]> {
  const { document } = await typed(path, above, line);
  const row =
    document
      .getText()
      .split("\n")
      .findIndex((text) => text.startsWith(above)) + 1;
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    new Position(row, line.length),
    trigger,
    1,
  );
  // Words of the document are VS Code's own.
  return list.items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ""));
}

describe("completion", () => {
  before(async () => {
    await commands.executeCommand("personaGuide.personas.refresh");
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.files.revert");
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("offers templates and single tasks behind a box, with the next id and the story's label", async () => {
    const items = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] ", " ");
    const template = items.find((item) => labelOf(item) === "REST endpoint");
    assert.match(
      template ? insertedBy(template) : "",
      /^T033 \[US2\] Describe \$\{1:\{METHOD \/path\\\}\}[\s\S]*\n- \[ \] T034 \[P\] \[US2\] /,
    );
    const single = items.find((item) => labelOf(item).startsWith("Implement {METHOD /path} in"));
    assert.match(single ? insertedBy(single) : "", /^T033 \[US2\] Implement /);
  });

  it("keeps an id that was typed, and counts on from it", async () => {
    const items = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 ", " ");
    const template = items.find((item) => labelOf(item) === "REST endpoint");
    assert.match(template ? insertedBy(template) : "", /^\[US2\] Describe [\s\S]*\n- \[ \] T051 \[P\] \[US2\] /);
  });

  it("offers the story of the phase first, and [P]", async () => {
    const items = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 [", "[");
    assert.deepEqual(items.map(labelOf), ["[US2]", "[US1]", "[US3]", "[P]"]);
  });

  it("offers requirements with what they say", async () => {
    const items = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 Do it (FR-", "-");
    assert.equal(items.length, 12);
    const [first] = items;
    assert.ok(first && labelOf(first) === "FR-001");
    assert.match(JSON.stringify(first?.label), /sign in with email and password/);
  });

  it("offers the headings that a plan lacks, of its template and of the personas", async () => {
    const missing = await offered(`${feature}/plan.md`, "3. The form is behind", "## ", " ");
    const labels = missing.map(labelOf);
    assert.ok(labels.includes("API Design") && !labels.includes("Summary"), labels.join());
  });

  it("opens no list at a space inside of a sentence, in code, and in other documents", async () => {
    assert.deepEqual(await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 Paint the ", " "), []);
    assert.deepEqual(await offered(`${feature}/plan.md`, "src/shelf/", "## ", " "), []);
    await write("notes-completion.md", "# Notes\n");
    assert.deepEqual(await offered("notes-completion.md", "# Notes", "- [ ] ", " "), []);
    await commands.executeCommand("workbench.action.files.revert");
    await remove("notes-completion.md");
  });

  it("keeps the list open at a space while what was typed begins an offer", async () => {
    const items = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 database ", " ");
    assert.deepEqual(items.map(labelOf), ["Database migration"]);
  });

  it("comes with Ctrl+Space in the middle of a first word, and everywhere that a trigger opens it", async () => {
    const begun = await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] T050 Data");
    assert.ok(begun.some((item) => labelOf(item) === "Database migration"));
    const references = await offered(`${feature}/tasks.md`, "- [ ] T022", "- [ ] T051 Do it (SC-00");
    assert.deepEqual(references.map(labelOf), ["SC-001", "SC-002", "SC-003", "SC-004"]);
  });

  it("can be switched off", async () => {
    const settings = workspace.getConfiguration("personaGuide");
    await settings.update("completion.enabled", false);
    assert.deepEqual(await offered(`${feature}/tasks.md`, "- [ ] T023", "- [ ] ", " "), []);
    await settings.update("completion.enabled", undefined);
  });
});
