// Looks at a file again for a moment after a tick, and tells when another program's save has swallowed it. It is made again
// only when the user says so: whether somebody took it back on purpose, nobody else knows.
import * as vscode from "vscode";
import { isSwallowed, withChanges } from "../../core/checklist/swallowed.ts";
import type { Tick } from "../../core/checklist/tick.ts";
import { withoutByteOrderMark } from "../../core/text.ts";
import { guard, tell } from "../log.ts";
import { textOnDisk } from "./diskText.ts";

/** Milliseconds until the file is looked at: after a tick, and after a change of the document that may come from the disk. */
const pause = 400;
/** Milliseconds after the last tick until the file is left alone. */
const memory = 2_000;

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

export interface Change {
  readonly make: MakeTick;
  /** Writes it once more. */
  readonly again: () => Promise<unknown>;
}

type Timer = ReturnType<typeof setTimeout>;

class RecentTicks {
  readonly #uri: vscode.Uri;
  readonly #changes: Change[] = [];
  readonly #listener: vscode.Disposable;
  #saved = "";
  #look: Timer | undefined;
  #end: Timer | undefined;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (document.uri.toString() !== uri.toString()) return;
      if (reason !== undefined || (document.isDirty && this.#isOut(document.getText()))) this.#forget();
      else this.#lookSoon();
    });
  }

  /** Whether some tick is not in `text`: where that is unsaved, a person took it out. */
  #isOut(text: string): boolean {
    return withChanges(text, this.#makes) !== text;
  }

  get #makes(): readonly MakeTick[] {
    return this.#changes.map(({ make }) => make);
  }

  add(change: Change, saved: string): void {
    this.#changes.push(change);
    this.#saved = saved;
    this.#lookSoon();
    clearTimeout(this.#end);
    this.#end = setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtLast()), memory);
  }

  /** While others go on writing there was no rest to look in. */
  async #lookAtLast(): Promise<void> {
    const end = this.#end;
    await this.#lookAtFile();
    // Unless there was another tick meanwhile.
    if (this.#end === end) this.#forget();
  }

  #lookSoon(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtFile()), pause);
  }

  async #lookAtFile(): Promise<void> {
    const now = await textOnDisk(this.#uri);
    if (now === undefined || !isSwallowed(this.#saved, withoutByteOrderMark(now), this.#makes)) return;
    this.#forget();
    const path = vscode.workspace.asRelativePath(this.#uri);
    tell(vscode.l10n.t("Another program wrote {0} at the same moment: a tick of yours is not in it any more.", path), {
      title: vscode.l10n.t("Tick Again"),
      run: async () => {
        for (const { again } of this.#changes) await again();
      },
    });
  }

  #forget(): void {
    clearTimeout(this.#look);
    clearTimeout(this.#end);
    this.#listener.dispose();
    recent.delete(this.#uri.toString());
  }
}

const recent = new Map<string, RecentTicks>();

/** Notes that a change was written and `saved` is the file's text since. */
export function noteTick(uri: vscode.Uri, change: Change, saved: string): void {
  const key = uri.toString();
  const ticks = recent.get(key) ?? new RecentTicks(uri);
  recent.set(key, ticks);
  ticks.add(change, saved);
}
