// Ticking from the text editor: at the cursor, for selected lines, and by the code action, each as one undo step.
import { strict as assert } from "node:assert";
import { afterEach, beforeEach, describe, it } from "mocha";
import { type CodeAction, commands, Position, Range, Selection, type TextEditor, window } from "vscode";
import { feature, remove, until, uriOf, write } from "./workspace.ts";

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

  const offered = async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new Range(4, 0, 4, 0),
      "refactor.rewrite",
    );
    const { command } = actions.find(({ title }) => title.startsWith("Untick")) ?? assert.fail("not offered");
    assert.ok(command);
    return () => commands.executeCommand(command.command, ...(command.arguments ?? []));
  };

  it("says so, once, where the cursor is not where it was put since VS Code has read the file again", async () => {
    select(4);
    await commands.executeCommand("cursorMove", { to: "right" });
    await write(path, text.replace("# Toggling", "# Toggling\r\n\r\nabove").replace("[ ] Three", "[x] Three"));
    await until("the new text", () => (editor.document.getText().includes("above") ? true : undefined));
    const before = editor.document.getText();
    await toggle();
    assert.equal(editor.document.getText(), before);
    select(6);
    await toggle();
    assert.equal(editor.document.getText(), before.replace("[x] Two", "[ ] Two"));
  });

  it("is a code action where it is asked for, as one undo step", async () => {
    const untick = await offered();
    await untick();
    assert.equal(editor.document.getText(), text.replace("- [x] Two", "- [ ] Two"));
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
  });

  it("finds the item of the code action in the moment in which lines come in above it", async () => {
    const untick = await offered();
    const above = "- [x] Zero\r\n- [ ] And a half\r\n";
    const inserting = editor.edit((builder) => builder.insert(new Position(2, 0), above));
    await untick();
    assert.equal(await inserting, true);
    const moved = text.replace("- [ ] One", `${above}- [ ] One`);
    assert.equal(editor.document.getText(), moved.replace("- [x] Two", "- [ ] Two"));
  });

  it("runs nothing but what the code action has handed out", async () => {
    await commands.executeCommand("personaGuide.offeredAction.run", { run: () => assert.fail() });
    assert.equal(editor.document.getText(), text);
  });
});
