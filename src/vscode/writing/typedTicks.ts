// Looks after items that were toggled in an editor from when it is saved on: until then that is like typing.
import * as vscode from "vscode";
import { tickInDocument } from "../../core/checklist/documentChecklist.ts";
import { type ItemKey, isDone, withTick } from "../../core/checklist/tick.ts";
import { parsed } from "../parsedTexts.ts";
import { noteSaved } from "./ticks.ts";
import { isInUtf8 } from "./writableDocument.ts";

/** The last so many of a document: each is looked for in the whole text. */
const most = 100;

/** Whether an item was ticked or unticked last. */
interface Typed {
  readonly key: ItemKey;
  readonly done: boolean;
}

/** By document and item. */
const waiting = new Map<vscode.TextDocument, Map<string, Typed>>();

export function noteTyped(document: vscode.TextDocument, keys: readonly ItemKey[], done: boolean): void {
  // Elsewhere they could not be made again.
  if (!isInUtf8(document) || !vscode.workspace.getWorkspaceFolder(document.uri)) return;
  const typed = waiting.get(document) ?? waitFor(document);
  for (const key of keys) {
    const id = JSON.stringify(key);
    typed.delete(id);
    typed.set(id, { key, done });
  }
  for (const oldest of typed.keys()) if (typed.size > most) typed.delete(oldest);
}

function waitFor(document: vscode.TextDocument): Map<string, Typed> {
  const typed = new Map<string, Typed>();
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
function noteThoseIn(document: vscode.TextDocument, typed: readonly Typed[]): void {
  const text = document.getText();
  const makeOf =
    ({ key, done }: Typed) =>
    (now?: string) =>
      tickInDocument(now ?? "", [key], done, parsed);
  const saved = typed.filter((each) => isDone(makeOf(each)(text)));
  const before = [true, false].reduce((now, done) => {
    const keys = saved.filter((each) => each.done === done).map(({ key }) => key);
    return withTick(now, tickInDocument(now, keys, !done, parsed));
  }, text);
  if (saved.length > 0) noteSaved(document.uri, saved.map(makeOf), { before, after: text });
}
