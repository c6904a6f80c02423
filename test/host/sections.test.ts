// Insert Section… and Insert Checklist Items… in real documents: one undo step, prompts as tab stops, and documents that
// no text editor shows.
import { strict as assert } from "node:assert";
import { afterEach, describe, it } from "mocha";
import { commands, Selection, window, workspace } from "vscode";
import { feature, read, remove, until, uriOf, write } from "./workspace.ts";

const scratch = "specs/004-scratch";
const insertSection = (path: string, heading: string, personaKey = "backend-developer") =>
  commands.executeCommand("personaGuide.section.insert", { personaKey, heading, uri: uriOf(path).toString() });

/** A feature of the test's own; the stores have to find it first. */
async function make(path: string, text: string): Promise<string> {
  await write(`${scratch}/${path}`, text);
  await commands.executeCommand("personaGuide.personas.refresh");
  return `${scratch}/${path}`;
}

async function accept(command = "workbench.action.acceptSelectedQuickOpenItem"): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await commands.executeCommand(command);
}

describe("a section", () => {
  afterEach(async () => {
    await commands.executeCommand("workbench.action.files.revert");
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove(scratch);
  });

  it("comes with a tab stop for each prompt, before the sections that close the plan, and goes with one undo", async () => {
    const editor = await window.showTextDocument(uriOf(`${feature}/plan.md`));
    const { document } = editor;
    const before = document.getText();
    await insertSection(`${feature}/plan.md`, "api-design");
    const lines = document.getText().split("\n");
    const at = lines.indexOf("## API Design");
    assert.deepEqual(lines.slice(at - 1, at + 2), ["", "## API Design", ""]);
    assert.ok(at < lines.indexOf("## Complexity Tracking"));
    assert.match(document.getText(editor.selection), /^\[The API style .*\]$/);
    await commands.executeCommand("type", { text: "REST" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    assert.match(document.getText(editor.selection), /^\[Every operation is listed/);
    assert.ok(document.getText().includes("\n- REST\n- [Every operation"));
    for (let step = 0; step < 2; step++) await commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("goes to the end of the cursor's section", async () => {
    const editor = await window.showTextDocument(uriOf(`${feature}/plan.md`));
    const line = editor.document.getText().split("\n").indexOf("## Tokens");
    editor.selection = new Selection(line + 2, 0, line + 2, 0);
    await insertSection(`${feature}/plan.md`, "api-design");
    const lines = editor.document.getText().split("\n");
    const headings = lines.filter((text) => text.startsWith("## "));
    assert.equal(headings[headings.indexOf("## API Design") - 1], "## Tokens");
  });

  it("goes to the cursor's section also where lines come in above while the document is waited for", async () => {
    const text = "# Plan\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n";
    const path = await make("plan.md", text);
    const editor = await window.showTextDocument(uriOf(path));
    editor.selection = new Selection(8, 0, 8, 0);
    const ended = insertSection(path, "API Design");
    // It waits while somebody goes on writing; after a second it would have VS Code read the file anew.
    for (let step = 0; step < 4; step++) {
      await write(path, text);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await write(path, text.replace("A.\n", "A.\nA.\nA.\nA.\nA.\nA.\n"));
    await ended;
    const headings = editor.document.getText().match(/^## .*$/gm);
    assert.deepEqual(headings, ["## One", "## Two", "## API Design", "## Three"]);
  });

  it("continues the lists of a spec at several places in one undo step, with CRLF as the file has it", async () => {
    const text = (await read(`${feature}/spec.md`)).replaceAll("\n", "\r\n");
    const path = await make("spec.md", text);
    const editor = await window.showTextDocument(uriOf(path));
    await insertSection(path, "Access and Abuse Requirements", "security");
    const after = editor.document.getText();
    assert.ok(after.includes("#### Access and Abuse Requirements\r\n\r\n- **FR-013**: [Every user story"));
    assert.ok(after.includes("at the same time\r\n- [The edge cases contain abuse"));
    assert.doesNotMatch(after, /[^\r]\n/);
    assert.match(editor.document.getText(editor.selection), /^\[The edge cases/);
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    assert.match(editor.document.getText(editor.selection), /^\[Every user story/);
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
  });

  it("is written to a file that is not open, and saved", async () => {
    const path = await make("plan.md", "# Plan\n\n## Summary\n\nShort.\n");
    await insertSection(path, "API Design");
    const saved = await until("the section on disk", async () => {
      const text = await read(path);
      return text.includes("## API Design") ? text : undefined;
    });
    assert.match(saved, /^# Plan\n\n## Summary\n\nShort\.\n\n## API Design\n\n- \[The API style/);
  });

  it("is written as text where the Markdown editor shows the document, and goes with one undo", async () => {
    const text = "# Plan\n\n## Summary\n\nShort.\n";
    const path = await make("plan.md", text);
    await commands.executeCommand("vscode.openWith", uriOf(path), "vscode.markdown.editor");
    await insertSection(path, "API Design");
    const document = await workspace.openTextDocument(uriOf(path));
    assert.ok(document.getText().includes("\n## API Design\n\n- [The API style"));
    await commands.executeCommand("undo");
    await until("the old text", () => (document.getText() === text ? true : undefined));
  });

  it("keeps its dollars and braces as text", async () => {
    const hostile = ["Pay $CLIPBOARD, $", "{TM_SELECTED_TEXT} } and \\ in {file}"].join("");
    const persona = `---\nid: payer\nname: Payer\n---\n# Payer\n## Core Responsibilities\n### During \`/speckit.plan\`\n1. **Money $1**\n   - ${hostile}\n`;
    await write(".specify/personas/payer.md", persona);
    const path = await make("plan.md", "# Plan\n");
    const editor = await window.showTextDocument(uriOf(path));
    await insertSection(path, "Money $1", "payer");
    assert.equal(editor.document.getText(), `# Plan\n\n## Money $1\n\n- [${hostile}]\n`);
    await commands.executeCommand("workbench.action.files.revert");
    await remove(".specify/personas");
  });

  it("follows the headings of the project's own template", async () => {
    await write(
      ".specify/templates/overrides/plan-template.md",
      "# Plan\n\n## Summary\n\n## API Design\n\n## Rollout\n",
    );
    const path = await make("plan.md", "# Plan\n\n## Summary\n\nShort.\n\n## Notes of ours\n\n## Rollout\n\nSoon.\n");
    const editor = await window.showTextDocument(uriOf(path));
    await insertSection(path, "API Design");
    const headings = editor.document.getText().match(/^## .*$/gm);
    assert.deepEqual(headings, ["## Summary", "## API Design", "## Notes of ours", "## Rollout"]);
    await commands.executeCommand("workbench.action.files.revert");
    await remove(".specify/templates/overrides");
  });
});

describe("checklist items", () => {
  afterEach(async () => {
    await commands.executeCommand("workbench.action.files.revert");
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("continue the ids of the file as questions, all that are not there, in one undo step", async () => {
    const editor = await window.showTextDocument(uriOf(`${feature}/checklists/security.md`));
    const before = editor.document.getText();
    const ended = commands.executeCommand("personaGuide.checklistItems.insert", { personaKey: "backend-developer" });
    await accept();
    await accept();
    await ended;
    const after = editor.document.getText();
    assert.match(
      after,
      /\n## Backend Architecture\n\n- \[ \] CHK015 Are the framework and the runtime named .*\? \[Completeness, Plan §section\]\n/,
    );
    assert.ok(after.indexOf("## Backend Architecture") < after.indexOf("## Notes"));
    assert.equal(editor.document.getText(editor.selection), "section");
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
  });

  it("are refused in a persona's own checklist", async () => {
    const path = `${feature}/checklists/backend-developer-persona.md`;
    const text = "---\npersona: backend-developer\n---\n\n# Backend Developer checklist\n\n## Plan\n\n- [ ] One\n";
    await write(path, text);
    await window.showTextDocument(uriOf(path));
    const ended = commands.executeCommand("personaGuide.checklistItems.insert", { personaKey: "backend-developer" });
    await accept();
    await accept();
    await ended;
    assert.equal(await read(path), text);
    assert.equal(window.activeTextEditor?.document.getText(), text);
    await remove(path);
  });
});
