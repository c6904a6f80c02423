// What's Next? and Show Progress: what their rows and their document say, and what they put on the clipboard.
import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import { commands, env, type Tab, TabInputWebview, window, workspace } from "vscode";
import { nextRows } from "../../src/vscode/commands/showNext.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, read, remove, until, uriOf, write } from "./workspace.ts";

const file = `${feature}/personas/backend-developer.md`;
const progress = "personaGuide.progress.show";

let stores: ReturnType<typeof openStores>;

/** Not at the top of the file: there they would run around the tests of all files. */
function setUp(): void {
  before(async () => {
    stores = openStores();
    await stores.personas.load();
  });
  after(() => stores.dispose());
  afterEach(async () => {
    await remove(`${feature}/personas`);
    await stores.features.choosePhase(undefined);
    await stores.features.refresh();
  });
}

async function tick(start: string): Promise<void> {
  const { entry, item } = itemOf(stores, start);
  assert.equal(await tickPersonaItem(uriOf(file), entry, item.key, true), undefined);
  await stores.features.reread(uriOf(file));
}

async function clipboardBecomes(pattern: RegExp): Promise<string> {
  return until(`the clipboard ${pattern}`, async () => {
    const text = await env.clipboard.readText();
    return pattern.test(text) ? text : undefined;
  });
}

/** Accepts the chosen row of a list once it is there. */
async function acceptRow(ended: Thenable<unknown>, steps = 0): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (let step = 0; step < steps; step++) await commands.executeCommand("workbench.action.quickOpenSelectNext");
  await until("the end of the command", async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return isOver ? true : undefined;
  });
}

describe("what's next", () => {
  setUp();
  const labels = async () => (await nextRows(stores)).map(({ label }) => label);

  it("shows the command of the current phase first, then what is open, role by role", async () => {
    const rows = await nextRows(stores);
    assert.equal(rows[0]?.command, "/speckit.implement");
    assert.ok(rows[1]?.label.startsWith(`${rows[2]?.item?.persona.name} · `));
    const keys = [...new Set(rows.flatMap(({ item }) => item?.persona.key ?? []))];
    const order = stores.personas.active.map(({ key }) => key).filter((key) => keys.includes(key));
    assert.deepEqual(keys, order);
    assert.ok(rows.every(({ item }) => !item || item.phase === "implement"));
  });

  it("shows only the chosen roles, and leaves out what is ticked", async () => {
    await stores.personas.chooseRoles(["backend-developer"]);
    await stores.features.choosePhase("plan");
    const before = await labels();
    assert.deepEqual(before.slice(0, 2), ["$(terminal) /speckit.plan", "Backend Developer · Backend Architecture"]);
    const text = before[2] ?? "";
    await tick(text);
    assert.deepEqual(
      await labels(),
      before.filter((label) => label !== text),
    );
    await stores.personas.chooseRoles([]);
  });

  it("spells the command as the project's agent does", async () => {
    const json = await read(".specify/integration.json");
    try {
      await write(".specify/integration.json", json.replaceAll("copilot", "codex").replace('"."', '"-"'));
      assert.equal((await labels())[0], "$(terminal) $speckit-implement");
      await write(".specify/integration.json", "{");
      assert.equal((await labels())[0], "$(terminal) /speckit.implement");
    } finally {
      await write(".specify/integration.json", json);
    }
  });

  it("has no command when all is done, and lists what any phase has left over", async () => {
    await stores.features.choosePhase("done");
    const rows = await nextRows(stores);
    assert.ok(rows.length > 0 && rows.every(({ command }) => command === undefined));
    assert.ok(rows.some(({ item }) => item?.phase === "plan"));
  });

  it("copies the command when its row is accepted", async () => {
    await env.clipboard.writeText("nothing");
    await acceptRow(commands.executeCommand("personaGuide.next.show"));
    assert.equal(await clipboardBecomes(/speckit/), "/speckit.implement");
  });

  it("opens an item when its row is accepted", async () => {
    const row = (await nextRows(stores)).find(({ item }) => item);
    await acceptRow(commands.executeCommand("personaGuide.next.show"), 1);
    const editor = await until("the persona", () =>
      window.activeTextEditor?.document.uri.scheme === "persona-guide" ? window.activeTextEditor : undefined,
    );
    assert.ok(editor.document.lineAt(editor.selection.active.line).text.includes(row?.label ?? "?"));
  });
});

describe("the progress", () => {
  setUp();
  const isReport = ({ input, label }: Tab) => input instanceof TabInputWebview && /Persona Guide Progress/.test(label);
  const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs).filter(isReport);
  const documentText = () =>
    workspace.textDocuments.find(({ uri }) => uri.scheme === "persona-guide-progress")?.getText() ?? "";

  it("is shown in one preview of its own", async () => {
    await commands.executeCommand(progress);
    await until("the preview", () => (tabs().length === 1 ? true : undefined));
    const start = /^# Progress: 003-user-login\n\nCurrent phase: Implement\. Items done: 0 of \d+\.\n/;
    await until("the report", () => (start.test(documentText()) ? true : undefined));
    assert.match(documentText(), /\n\| Backend Developer \| /);
    await commands.executeCommand(progress);
    assert.equal(tabs().length, 1);
  });

  it("follows ticks while it is shown", async () => {
    await commands.executeCommand(progress);
    await until("the preview", () => (tabs().length === 1 ? true : undefined));
    await tick("Each endpoint matches");
    await until("the count", () => (/Items done: 1 of/.test(documentText()) ? true : undefined));
  });

  it("leaves the feature current whose document was looked at before", async () => {
    await window.showTextDocument(uriOf("specs/002-loan-requests/plan.md"));
    const isSecond = () => (/^# Progress: 002-loan-requests\n/.test(documentText()) ? true : undefined);
    await commands.executeCommand(progress);
    await until("the feature of the editor", isSecond);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(isSecond());
  });

  it("is copied as Markdown", async () => {
    await tick("Each endpoint matches");
    await until("the tick", async () => {
      await commands.executeCommand("personaGuide.progress.copy");
      return /Items done: 1 of/.test(await env.clipboard.readText()) ? true : undefined;
    });
    const text = await clipboardBecomes(/^# Progress: 003-user-login\n/);
    assert.match(text, /\n\| Persona \| .* \| Total \|\n\| --- \|/);
    assert.match(text, /\n## Open first: Implement\n\n### Backend Developer\n\n- \*\*/);
  });
});
