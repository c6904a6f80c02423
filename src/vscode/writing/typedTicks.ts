// Looks after items that were toggled in an editor from when it is saved on: until then that is like typing.
import * as vscode from "vscode";
import { tickInDocument } from "../../core/checklist/documentChecklist.ts";
import { type ItemKey, isDone, withTick } from "../../core/checklist/tick.ts";
import { parsed } from "../parsedTexts.ts";
import { noteSaved } from "./ticks.ts";
import { isInUtf8 } from "./writableDocument.ts";

/** The last so many of a document: each is looked for in the whole text. */
const most = 100;

/** By item, whether it was ticked or unticked last. */
type Typed = Map<string, { readonly key: ItemKey; readonly done: boolean }>;

const waiting = new Map<vscode.TextDocument, Typed>();

export function noteTyped(document: vscode.TextDocument, keys: readonly ItemKey[], done: boolean): void {
  // Elsewhere they could not be made again.
  if (!isInUtf8(document) || !vscode.workspace.getWorkspaceFolder(document.uri)) return;
  const typed = waiting.get(document) ?? waitFor(document);
  for (const key of keys.slice(-most)) {
    const id = JSON.stringify(key);
    typed.delete(id);
    typed.set(id, { key, done });
  }
  for (const oldest of typed.keys()) if (typed.size > most) typed.delete(oldest);
}

function waitFor(document: vscode.TextDocument): Typed {
  const typed: Typed = new Map();
  waiting.set(document, typed);
  const end = () => {
    waiting.delete(document);
    listeners.dispose();
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) end();
    }),
    vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved !== document) return;
      end();
      noteThoseIn(document, [...typed.values()]);
    }),
  );
  return typed;
}

/** A person may have taken some back before they saved. */
function noteThoseIn(document: vscode.TextDocument, typed: readonly { key: ItemKey; done: boolean }[]): void {
  const text = document.getText();
  const makeOf = (key: ItemKey, done: boolean) => (now?: string) => tickInDocument(now ?? "", [key], done, parsed);
  const saved = typed.filter(({ key, done }) => isDone(makeOf(key, done)(text)));
  const before = [true, false].reduce((now, done) => {
    const keys = saved.filter((each) => each.done === done).map(({ key }) => key);
    return withTick(now, tickInDocument(now, keys, !done, parsed));
  }, text);
  const makes = saved.map(({ key, done }) => makeOf(key, done));
  if (makes.length > 0) noteSaved(document.uri, makes, { before, after: text });
}
