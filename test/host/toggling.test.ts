// Ticking from the text editor: at the cursor, for selected lines, and by the code action, each as one undo step.
import { strict as assert } from "node:assert";
import { afterEach, beforeEach, describe, it } from "mocha";
import { type CodeAction, commands, Position, Range, Selection, type TextEditor, window, workspace } from "vscode";
import { feature, remove, uriOf, write } from "./workspace.ts";

const path = `${feature}/checklists/toggling.md`;
const text = "# Toggling\r\n\r\n- [ ] One\r\n  more of one\r\n- [x] Two\r\n- [ ] Three\r\n";

describe("Toggle Item at Cursor", () => {
  let editor: TextEditor;
  beforeEach(async () => {
    await write(path, text);
    editor = await window.showTextDocument(uriOf(path));
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await remove(path);
  });

  const toggle = () => commands.executeCommand("personaGuide.item.toggleAtCursor");
  const select = (startLine: number, endLine = startLine, character = 0) => {
    editor.selection = new Selection(new Position(startLine, 0), new Position(endLine, character));
  };

  it("ticks the item that the cursor is in by one character, and unticks it again", async () => {
    select(3);
    await toggle();
    assert.equal(editor.document.getText(), text.replace("- [ ] One", "- [x] One"));
    assert.equal(editor.document.isDirty, true);
    await toggle();
    assert.equal(editor.document.getText(), text);
  });

  it("ticks all selected lines as one undo step", async () => {
    select(2, 5, 3);
    await toggle();
    assert.equal(editor.document.getText(), text.replaceAll("- [ ]", "- [x]"));
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
  });

  it("changes nothing where there is no box", async () => {
    select(0);
    await toggle();
    assert.equal(editor.document.getText(), text);
  });

  it("is a code action where it is asked for", async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new Range(4, 0, 4, 0),
      "refactor.rewrite",
      // VS Code asks for the edit of the one that is chosen.
      10,
    );
    const [action] = actions.filter(({ title }) => title.startsWith("Untick"));
    assert.ok(action?.edit);
    await workspace.applyEdit(action.edit);
    assert.equal(editor.document.getText(), text.replace("- [x] Two", "- [ ] Two"));
  });
});
