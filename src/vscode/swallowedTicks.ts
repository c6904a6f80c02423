// Looks at a file again for some seconds after a tick, and has ticks made once more that another program's save has
// swallowed. What a person does in the editor meanwhile counts more.
import * as vscode from "vscode";
import { isSwallowed } from "../core/checklist/swallowed.ts";
import type { Tick } from "../core/checklist/tick.ts";
import { guard } from "./log.ts";
import { textOnDisk } from "./writableDocument.ts";

/** Milliseconds until the file is looked at: after a tick, and after a change of the document that may come from the disk. */
const pause = 400;
/** Milliseconds after the last tick until the file is left alone. */
const memory = 5_000;
/** How often ticks are made once more. */
const most = 5;

type Change = (text: string) => Tick;
type Timer = ReturnType<typeof setTimeout>;

class RecentTicks {
  readonly #uri: vscode.Uri;
  readonly #again: (changes: readonly Change[]) => Promise<void>;
  readonly #changes: Change[] = [];
  readonly #listener: vscode.Disposable;
  #saved = "";
  #repeats = 0;
  #look: Timer | undefined;
  #end: Timer | undefined;

  constructor(uri: vscode.Uri, again: (changes: readonly Change[]) => Promise<void>) {
    this.#uri = uri;
    this.#again = again;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (document.uri.toString() !== uri.toString()) return;
      if (reason === undefined) this.#lookSoon();
      else this.#forget();
    });
  }

  add(change: Change, saved: string): void {
    this.#changes.push(change);
    this.#saved = saved;
    this.#lookSoon();
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.#forget(), memory);
  }

  #lookSoon(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtFile()), pause);
  }

  async #lookAtFile(): Promise<void> {
    const now = (await textOnDisk(this.#uri))?.replace("\uFEFF", "");
    if (now === undefined) return;
    const isLost = isSwallowed(this.#saved, now, this.#changes);
    this.#saved = now;
    if (isLost && ++this.#repeats <= most) await this.#again(this.#changes.splice(0));
  }

  #forget(): void {
    clearTimeout(this.#look);
    clearTimeout(this.#end);
    this.#listener.dispose();
    recent.delete(this.#uri.toString());
  }
}

const recent = new Map<string, RecentTicks>();

/** Notes that `change` was written and `saved` is the file's text since. `again` makes what was swallowed once more. */
export function noteTick(
  uri: vscode.Uri,
  change: Change,
  saved: string,
  again: (changes: readonly Change[]) => Promise<void>,
): void {
  const key = uri.toString();
  const ticks = recent.get(key) ?? new RecentTicks(uri, again);
  recent.set(key, ticks);
  ticks.add(change, saved);
}
