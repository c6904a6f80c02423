// Coverage inside VS Code: lenses, problems and marks follow the documents, and nothing is ever ticked.
import { strict as assert } from "node:assert";
import { afterEach, before, describe, it } from "mocha";
import {
  type CodeAction,
  type CodeLens,
  commands,
  type Diagnostic,
  languages,
  Position,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { CoverageStore } from "../../src/vscode/coverageStore.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, openStores, remove, until, uriOf, write } from "./workspace.ts";

const plan = `${feature}/plan.md`;
const checklist = `${feature}/personas/backend-developer.md`;
const settings = () => workspace.getConfiguration("personaGuide");

/** The titles of our lenses; `undefined` while there are none. */
async function lensesOf(uri: Uri): Promise<readonly string[] | undefined> {
  const all = (await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 100)) ?? [];
  const own = all.filter(({ command }) => command?.command === "personaGuide.coverage.show");
  return own.length > 0 ? own.map(({ command }) => command?.title ?? "") : undefined;
}

const backendLens = async () => (await lensesOf(uriOf(plan)))?.find((title) => title.startsWith("BE "));

/** The missing items of the backend persona in plan.md. */
function missing(): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uriOf(plan))
    .filter(({ code, message }) => code === "coverage.item-missing" && message.startsWith("BE,"));
}

const timeout = (diagnostic: Diagnostic) => diagnostic.message.includes("Every call to another system has a timeout");

describe("coverage", () => {
  before(async () => {
    await window.showTextDocument(uriOf(plan));
  });

  afterEach(async () => {
    for (const kind of ["lens", "problems", "tree"]) await settings().update(`coverage.${kind}`, undefined);
  });

  it("stands above a document of a phase, one lens a persona that asks something of it", async () => {
    const lenses = await until("the lenses", () => lensesOf(uriOf(plan)));
    assert.ok(
      lenses.some((title) => /^BE \d+\/24 addressed$/.test(title)),
      lenses.join(),
    );
    assert.equal(lenses.length, 8); // the business analyst has nothing to ask of a plan
  });

  it("stands above no other document, and on no other side of a diff", async () => {
    const registration = workspace.registerTextDocumentContentProvider("other-side", {
      provideTextDocumentContent: async () => (await workspace.openTextDocument(uriOf(plan))).getText(),
    });
    await window.showTextDocument(uriOf(`${feature}/research.md`));
    await commands.executeCommand("vscode.diff", uriOf(plan).with({ scheme: "other-side" }), uriOf(plan));
    await until("the lenses of the right side", () => lensesOf(uriOf(plan)));
    assert.equal(await lensesOf(uriOf(plan).with({ scheme: "other-side" })), undefined);
    assert.equal(await lensesOf(uriOf(`${feature}/research.md`)), undefined);
    registration.dispose();
    await commands.executeCommand("workbench.action.closeAllEditors");
    await window.showTextDocument(uriOf(plan));
  });

  it("follows the text once typing rests, in an unsaved document too", async () => {
    const before = await until("the lens", backendLens);
    const edit = new WorkspaceEdit();
    edit.insert(
      uriOf(plan),
      new Position(10, 0),
      "Each call to another system has a timeout of 2 s; the user sees a notice.\n\n",
    );
    await workspace.applyEdit(edit);
    assert.equal(await backendLens(), before, "nothing is computed at once");
    const more = Number(before.match(/\d+/)?.[0]) + 1;
    await until("one more", async () => ((await backendLens())?.startsWith(`BE ${more}/`) ? true : undefined));
    await window.showTextDocument(uriOf(plan));
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await window.showTextDocument(uriOf(plan));
    await until("as before", async () => ((await backendLens()) === before ? true : undefined));
  });

  it("is gone at once when it is switched off", async () => {
    await until("the lens", backendLens);
    await settings().update("coverage.lens", false);
    assert.equal(await backendLens(), undefined);
  });

  it("lists what was not found among the problems only when asked to, without what is done", async () => {
    assert.deepEqual(missing(), []);
    await settings().update("coverage.problems", true);
    const found = await until("the problems", () => (missing().length > 0 ? missing() : undefined));
    assert.ok(found.some(timeout));
    const stores = openStores();
    await stores.personas.load();
    const { entry, item } = itemOf(stores, "Every call to another system has a timeout");
    assert.equal(await tickPersonaItem(uriOf(checklist), entry, item.key, true), undefined);
    await until("one less", () => (missing().some(timeout) ? undefined : true));
    await remove(`${feature}/personas`);
    stores.dispose();
    await window.showTextDocument(uriOf(plan));
    await until("it again", () => (missing().some(timeout) ? true : undefined));
    await settings().update("coverage.problems", undefined);
    await until("none", () => (missing().length === 0 ? true : undefined));
  });

  it("offers the list where much is missing, and a section, tasks and a reason where little is", async () => {
    await settings().update("coverage.problems", true);
    const found = await until("the problems", () => missing().find(timeout));
    const actionsAt = async (uri: Uri, { range }: Diagnostic) => {
      const all = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range);
      return all.map(({ command }) => command?.command ?? "").filter((command) => command.startsWith("personaGuide."));
    };
    assert.deepEqual([...new Set(await actionsAt(uriOf(plan), found))], ["personaGuide.coverage.show"]);

    const keeper = ["---", "id: keeper", "name: Keeper", "short_name: KE", "---", "## Core Responsibilities"];
    const phase = [
      "### During `/speckit.plan`",
      "1. **Zoology**",
      "   - The zebra is fed by the keeper of the stripes",
      "",
    ];
    const reference = ["## Best Practices Reference", "### Feeding", "**Zebra**: hay, twice a day.", ""];
    await write(".specify/personas/keeper.md", [...keeper, ...phase, ...reference].join("\n"));
    const edit = new WorkspaceEdit();
    edit.insert(uriOf(plan), new Position(10, 0), "## Zoology\n\nNothing of the kind is in the plan.\n\n");
    await workspace.applyEdit(edit);
    const zebra = await until("the keeper’s problem", () =>
      languages
        .getDiagnostics(uriOf(plan))
        .find(({ message, range }) => message.startsWith("KE,") && range.start.line === 10),
    );
    const all = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uriOf(plan),
      zebra.range,
    );
    const targets = all.map(({ command }) => [command?.command ?? "", command?.arguments?.[0]?.feature] as const);
    for (const name of ["tasks.insert", "item.notApplicable"])
      assert.equal(new Map(targets).get(`personaGuide.${name}`), uriOf(feature).path);
    assert.deepEqual(await actionsAt(uriOf(plan), zebra), [
      "personaGuide.section.insert",
      "personaGuide.tasks.insert",
      "personaGuide.item.notApplicable",
      "personaGuide.reference.open",
      "personaGuide.coverage.show",
    ]);
    await window.showTextDocument(uriOf(plan));
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await remove(".specify/personas");
    await window.showTextDocument(uriOf(plan));
  });

  it("says of an item where the current feature speaks of it, for the sidebar, and nothing when switched off", async () => {
    const stores = openStores();
    const coverage = new CoverageStore(stores.features, stores.personas);
    await stores.personas.load();
    const found = itemOf(stores, "Every list names its kind of pagination");
    const none = itemOf(stores, "Every call to another system has a timeout");
    const place = await until("the place", () => coverage.placeOf(found) || undefined);
    assert.match(place, /^plan\.md, line \d+$/);
    const line = Number(place.match(/\d+$/)?.[0]) - 1;
    assert.match((await workspace.openTextDocument(uriOf(plan))).lineAt(line).text, /Pagination/);
    assert.equal(coverage.placeOf(none), "");
    await settings().update("coverage.tree", false);
    assert.equal(coverage.placeOf(found), "");
    coverage.dispose();
    stores.dispose();
  });

  it("has written nothing", async () => {
    await assert.rejects(Promise.resolve(workspace.fs.stat(uriOf(`${feature}/personas`))));
  });
});
