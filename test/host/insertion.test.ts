// Inserting tasks into a real document, as the command does once templates and phase are chosen: one undo step, tab stops,
// text that stays text, and every kind of document.
import { strict as assert } from "node:assert";
import { afterEach, describe, it } from "mocha";
import { commands, Position, Selection, type TextEditor, type Uri, window, workspace } from "vscode";
import type { Insertion } from "../../src/core/templates/insertion.ts";
import type { Target } from "../../src/core/templates/target.ts";
import { insertTasksInto } from "../../src/vscode/insertedTasks.ts";
import { read, remove, until, uriOf, write } from "./workspace.ts";

const directory = "specs/090-insertion";
const path = `${directory}/tasks.md`;
const task = (text: string, parallel = false) => ({ text, line: 0, parallel });
const story = { kind: "story", story: "US1" } as const;

const lines = [
  "# Tasks: Insertion",
  "",
  "**Total Tasks**: 2",
  "",
  "## Phase 1: Setup",
  "",
  "- [x] T001 Create the project",
  "",
  "## Phase 2: User Story 1 - Buy",
  "",
  "```sh",
  "npm ci",
  "```",
  "",
  "- Cart",
  "\t- [ ] T002 [US1] Add the cart",
  "\t  with its price",
  "",
  "**Checkpoint**: buying works",
  "",
  "| a | b |",
  "|---|---|",
  "",
  "<!-- later -->",
  "",
  "## Dependencies",
  "",
  "- none",
  "",
];

async function open(text: string): Promise<TextEditor> {
  await write(path, text);
  return window.showTextDocument(uriOf(path));
}

async function inserted(uri: Uri, texts: readonly string[], target: Target = story): Promise<Insertion> {
  const made = await insertTasksInto(
    uri,
    texts.map((text) => task(text)),
    target,
  );
  assert.ok(typeof made !== "string", String(made));
  return made;
}

describe("inserted tasks", () => {
  afterEach(async () => {
    await commands.executeCommand("workbench.action.files.revert");
    await remove(directory);
  });

  for (const [name, eol, indent] of [
    ["LF and tabs", "\n", "\t"],
    ["CRLF and spaces", "\r\n", "  "],
  ] as const) {
    it(`come with ${name} as their neighbors, and one undo gives the original text`, async () => {
      const original = lines.join(eol).replaceAll("\t", indent);
      const editor = await open(original);
      const made = await inserted(editor.document.uri, ["Test {a thing}", "Make {a thing} in {src/file}"]);
      assert.deepEqual(made.ids, ["T003", "T004"]);
      const wanted = [
        ...original.split(eol).slice(0, 17),
        `${indent}- [ ] T003 [US1] Test {a thing}`,
        `${indent}- [ ] T004 [US1] Make {a thing} in {src/file}`,
        ...original.split(eol).slice(17),
      ];
      assert.equal(editor.document.getText(), wanted.join(eol));
      assert.equal(editor.document.isDirty, true);
      await commands.executeCommand("undo");
      assert.equal(editor.document.getText(), original);
      await editor.document.save();
      assert.equal(await read(path), original);
    });
  }

  it("are typed through by tab stops, the same placeholder everywhere at once", async () => {
    const editor = await open(lines.join("\n"));
    await inserted(editor.document.uri, ["Test {a thing}", "Make {a thing} in {src/file}"]);
    await until("the first tab stop", () => (editor.selections.length === 2 ? true : undefined));
    assert.equal(editor.document.getText(editor.selection), "{a thing}");
    await commands.executeCommand("type", { text: "the till" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    assert.equal(editor.document.getText(editor.selection), "{src/file}");
    await commands.executeCommand("type", { text: "src/till.ts" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    assert.deepEqual(editor.document.getText().split("\n").slice(17, 19), [
      "\t- [ ] T003 [US1] Test the till",
      "\t- [ ] T004 [US1] Make the till in src/till.ts",
    ]);
    assert.ok(editor.selection.isEmpty && editor.selection.active.line === 18);
  });

  it("stay text where they look like snippets, variables or Markdown", async () => {
    const editor = await open(lines.join("\n"));
    const texts = [
      "Pay $CLIPBOARD and $\x7bTM_SELECTED_TEXT} and $5 and `$1`",
      "Close } and \\ and {} and {open",
      "Keep $\x7b1|a,b|} as \\{it} is, 100%",
    ];
    await inserted(editor.document.uri, texts);
    assert.deepEqual(
      editor.document.getText().split("\n").slice(17, 20),
      texts.map((text, index) => `\t- [ ] T00${index + 3} [US1] ${text}`),
    );
  });

  it("offer what the feature names, as text whatever it is, and fill it in everywhere at once", async () => {
    await write(`${directory}/spec.md`, "### User Story 1 - Pay $5, or | not \\ } $\x7bTM_FILENAME}\n");
    const editor = await open(lines.join("\n"));
    await inserted(editor.document.uri, ["Test {user story}", "Make {user story}"]);
    assert.match(
      editor.document.getText(),
      /T003 \[US1\] Test \{user story\}\n\t- \[ \] T004 \[US1\] Make \{user story\}\n/,
    );
    await until("the suggestion is taken", async () => {
      await commands.executeCommand("selectNextSuggestion");
      await commands.executeCommand("acceptSelectedSuggestion");
      return /Test Pay/.test(editor.document.getText()) ? true : undefined;
    });
    assert.deepEqual(editor.document.getText().split("\n").slice(17, 19), [
      "\t- [ ] T003 [US1] Test Pay $5, or | not \\ } $\x7bTM_FILENAME}",
      "\t- [ ] T004 [US1] Make Pay $5, or | not \\ } $\x7bTM_FILENAME}",
    ]);
  });

  it("go into the phase that the cursor is in, wherever in it that is", async () => {
    const editor = await open(lines.join("\n"));
    const places = [0, 4, 6, 8, 11, 14, 15, 16, 17, 18, 20, 23, 25, 27];
    const found: number[] = [];
    for (const line of places) {
      editor.selection = new Selection(new Position(line, 0), new Position(line, 0));
      const made = await inserted(editor.document.uri, ["Do it"], { kind: "cursor", line });
      found.push(made.tasks[0]?.line ?? -1);
      await commands.executeCommand("undo");
      assert.equal(editor.document.getText(), lines.join("\n"));
    }
    assert.deepEqual(found, [7, 7, 7, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17]);
  });

  it("become a phase of their own where that is wanted, also in an empty file", async () => {
    const editor = await open("");
    await inserted(editor.document.uri, ["Do it"], { kind: "new", title: "Polish" });
    assert.equal(editor.document.getText(), "## Phase 1: Polish\n\n- [ ] T001 Do it\n");
    await commands.executeCommand("undo");
    assert.equal(editor.document.getText(), "");
  });

  it("go into a document that is open in the Markdown editor, and are saved there", async () => {
    await write(path, lines.join("\n"));
    await commands.executeCommand("vscode.openWith", uriOf(path), "vscode.markdown.editor");
    await until("the Markdown editor", () => (window.activeTextEditor === undefined ? true : undefined));
    await inserted(uriOf(path), ["Make {a thing}"]);
    assert.equal((await read(path)).split("\n")[17], "\t- [ ] T003 [US1] Make {a thing}");
    assert.equal(window.activeTextEditor, undefined);
    await commands.executeCommand("undo");
    const document = await workspace.openTextDocument(uriOf(path));
    await until("undone", () => (document.getText() === lines.join("\n") ? true : undefined));
    await document.save();
  });

  it("go into an untitled document", async () => {
    const document = await workspace.openTextDocument({ language: "markdown", content: lines.join("\n") });
    await window.showTextDocument(document);
    await inserted(document.uri, ["Make {a thing}"]);
    assert.equal(document.getText().split("\n")[17], "\t- [ ] T003 [US1] Make {a thing}");
    await commands.executeCommand("undo");
    assert.equal(document.getText(), lines.join("\n"));
  });

  it("open a file that is not open, so that its placeholders can be filled in", async () => {
    await write(path, lines.join("\n"));
    await inserted(uriOf(path), ["Make {a thing}"]);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uriOf(path).toString());
    assert.equal(editor?.document.getText(editor.selection), "{a thing}");
    await commands.executeCommand("undo");
    assert.equal(editor?.document.getText(), lines.join("\n"));
  });

  it("keep unsaved text as it is", async () => {
    const editor = await open(lines.join("\n"));
    await editor.edit((edit) => edit.insert(new Position(1, 0), "mine\n"));
    await inserted(editor.document.uri, ["Do it"]);
    assert.equal(editor.document.lineAt(1).text, "mine");
    assert.equal(await read(path), lines.join("\n"));
  });

  it("are refused where they would do harm or the phase is gone, and nothing is written", async () => {
    const editor = await open(lines.join("\n"));
    const many = Array.from({ length: 10_000 }, () => task("Do {it}"));
    const heading = { line: 3, endLine: 4, level: 2, text: "Gone", underlined: false };
    for (const [tasks, target, why] of [
      [[], story, /no tasks to insert/],
      [many, story, /10000 tasks are too many/],
      [[task("one\ntwo")], story, /A task is one line/],
      [[task("Do")], { kind: "phase", heading }, /“Gone” is not in line 4 any more/],
      [[task("Do")], { kind: "story", story: "US9" }, /No phase is for US9/],
    ] as const) {
      const answer = await insertTasksInto(editor.document.uri, tasks, target);
      assert.match(String(answer), why);
    }
    assert.equal(editor.document.isDirty, false);
    assert.match(String(await insertTasksInto(uriOf(`${directory}/none/tasks.md`), [task("Do")], story)), /not there/);
  });

  it("are refused in bytes that are no UTF-8 text", async () => {
    await workspace.fs.writeFile(uriOf(path), new Uint8Array([0x23, 0x20, 0xe4, 0x0a]));
    assert.match(String(await insertTasksInto(uriOf(path), [task("Do")], story)), /not UTF-8 text/);
  });

  it("are refused in a document that is read-only", async () => {
    await open(lines.join("\n"));
    await commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
    const answer = await insertTasksInto(uriOf(path), [task("Do")], story);
    await commands.executeCommand("workbench.action.files.resetActiveEditorReadonlyInSession");
    assert.equal(window.activeTextEditor?.document.getText(), lines.join("\n"));
    assert.match(String(answer), /cannot be changed; nothing was inserted/);
  });
});
