// Inserting tasks into a real document: one undo step, tab stops, and text that stays text.
import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import { commands, SnippetTextEdit, WorkspaceEdit, window, workspace } from "vscode";
import { markdownOf } from "../../src/core/markdown.ts";
import { insertion } from "../../src/core/templates/insertion.ts";
import { toVsRange, toVsSnippet } from "../../src/vscode/convert.ts";
import { feature, uriOf } from "./workspace.ts";

const task = (text: string) => ({ text, line: 0, parallel: false });

describe("inserted tasks", () => {
  after(() => commands.executeCommand("workbench.action.closeAllEditors"));

  it("come with the next ids and the story's label, as one undo step, and variables of snippets stay text", async () => {
    const editor = await window.showTextDocument(uriOf(`${feature}/tasks.md`));
    const before = editor.document.getText();
    const made = insertion(markdownOf(before), [task("Pay $CLIPBOARD and $5 in {file}"), task("Check {file} again")], {
      kind: "story",
      story: "US2",
    });
    assert.equal(made.kind, "insertion");
    if (made.kind !== "insertion") return;
    const edit = new WorkspaceEdit();
    const snippet = new SnippetTextEdit(toVsRange(made.range), toVsSnippet(made.segments));
    snippet.keepWhitespace = true;
    edit.set(editor.document.uri, [snippet]);
    assert.ok(await workspace.applyEdit(edit));
    assert.match(
      editor.document.getText(),
      /- \[ \] T033 \[US2\] Pay \$CLIPBOARD and \$5 in \{file\}\n- \[ \] T034 \[US2\] Check \{file\} again\n/,
    );
    assert.equal(editor.document.getText().split("\n").length, before.split("\n").length + 2);
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await commands.executeCommand("workbench.action.files.revert");
  });
});
