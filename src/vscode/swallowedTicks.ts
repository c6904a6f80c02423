// Looks at a file once more when ticking has paused, and has ticks made again that another program's save has swallowed.
// What a person does in the editor meanwhile counts more.
import * as vscode from "vscode";
import { isSwallowed } from "../core/checklist/swallowed.ts";
import type { Tick } from "../core/checklist/tick.ts";
import { guard } from "./log.ts";
import { textOnDisk } from "./writableDocument.ts";

/** Milliseconds after the last tick until the file is looked at; a save of VS Code's takes less. */
const pause = 400;
/** Looks after one tick. */
const mostLooks = 4;

type Change = (text: string) => Tick;

interface Recent {
  readonly changes: Change[];
  saved: string;
  looks: number;
  timer?: ReturnType<typeof setTimeout>;
  readonly listener: vscode.Disposable;
}

const recent = new Map<string, Recent>();

/** Notes that `change` was written and `saved` is the file's text since. `again` makes what was swallowed once more. */
export function noteTick(
  uri: vscode.Uri,
  change: Change,
  saved: string,
  again: (changes: readonly Change[]) => Promise<void>,
): void {
  const key = uri.toString();
  const known = recent.get(key) ?? { changes: [], saved, looks: 0, listener: forgetWhenEdited(uri) };
  recent.set(key, known);
  known.changes.push(change);
  known.saved = saved;
  clearTimeout(known.timer);
  known.timer = setTimeout(() => void guard("look for swallowed ticks", () => look(uri, again)), pause);
}

async function look(uri: vscode.Uri, again: (changes: readonly Change[]) => Promise<void>): Promise<void> {
  const noted = recent.get(uri.toString());
  if (!noted) return;
  delete noted.timer;
  const now = await textOnDisk(uri);
  const isLost = now !== undefined && isSwallowed(noted.saved, now.replace("\uFEFF", ""), noted.changes);
  if (!isLost || ++noted.looks >= mostLooks) return forget(uri);
  await again(noted.changes.splice(0));
  // Otherwise something was written, and is looked at in its turn.
  if (noted.timer === undefined) forget(uri);
}

function forgetWhenEdited(uri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (document.uri.toString() === uri.toString() && reason !== undefined) forget(uri);
  });
}

function forget(uri: vscode.Uri): void {
  const noted = recent.get(uri.toString());
  clearTimeout(noted?.timer);
  noted?.listener.dispose();
  recent.delete(uri.toString());
}
