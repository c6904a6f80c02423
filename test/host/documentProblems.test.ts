// What hides items in a feature's documents is a warning while it is there, in the editor's text too.
import { strict as assert } from "node:assert";
import { afterEach, describe, it } from "mocha";
import { commands, DiagnosticSeverity, languages, window } from "vscode";
import { feature, remove, until, uriOf, write } from "./workspace.ts";

const path = `${feature}/checklists/unclosed.md`;

describe("A code fence that is never closed", () => {
  const problems = () => languages.getDiagnostics(uriOf(path));

  afterEach(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await remove(path);
  });

  it("is a warning at its line until it is closed in the editor", async () => {
    await write(path, "- [ ] One\n\n```sh\n- [ ] Two\n");
    const editor = await window.showTextDocument(uriOf(path));
    const [problem] = await until("the warning", () => (problems().length > 0 ? problems() : undefined));
    assert.equal(problem?.code, "checklist.unclosed-fence");
    assert.equal(problem?.severity, DiagnosticSeverity.Warning);
    assert.equal(problem?.range.start.line, 2);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(editor.document.getText().length), "```\n"));
    await until("no warning", () => (problems().length === 0 ? true : undefined));
  });

  it("is no warning any more when the file is gone", async () => {
    await write(path, "```\n- [ ] Two\n");
    await until("the warning", () => (problems().length > 0 ? true : undefined));
    await remove(path);
    await until("no warning", () => (problems().length === 0 ? true : undefined));
  });
});
