// The checklist of a persona in the sample project, as the tests begin with it.
import { strict as assert } from "node:assert";
import { Selection, window } from "vscode";
import type { Evidence } from "../../src/core/checklist/evidence.ts";
import { evidenceFrom, selectedIn } from "../../src/vscode/commands/addEvidence.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, itemOf, type openStores, read, until, uriOf, write } from "./workspace.ts";

export const file = `${feature}/personas/backend-developer.md`;
export const first = "Each endpoint matches";
/** In the feature's plan. */
export const words = "The layers of the catalog";

/** Makes the file with one item ticked, gives it other line ends, and waits until VS Code has seen them. */
export async function begin(
  stores: ReturnType<typeof openStores>,
  change: (text: string) => string = (text) => text,
): Promise<string> {
  const { entry, item } = itemOf(stores, first);
  assert.equal(await tickPersonaItem(uriOf(file), entry, item.key, true), undefined);
  const text = change(await read(file));
  await write(file, text);
  await until("the file", async () =>
    (await stores.features.reread(uriOf(file))).texts.get("personas/backend-developer.md") === text ? true : undefined,
  );
  return text;
}

/** The evidence that the words `selected` in the file at `path` make. */
export async function selectionIn(path: string, selected: string): Promise<Evidence> {
  const editor = await window.showTextDocument(uriOf(path));
  const start = editor.document.getText().indexOf(selected);
  assert.ok(start >= 0, selected);
  editor.selection = new Selection(
    editor.document.positionAt(start),
    editor.document.positionAt(start + selected.length),
  );
  const made = evidenceFrom(selectedIn(editor), uriOf(file));
  if (typeof made === "string") assert.fail(made);
  return made;
}
