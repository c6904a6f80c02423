// Looks after a file for a moment after a tick. One that is not in the text of a person who was typing is made there. One that
// another program's save has swallowed is told, and made again only when the user says so: whether somebody took it back on
// purpose, nobody else knows.
import * as vscode from "vscode";
import { fateOf, withChanges } from "../../core/checklist/swallowed.ts";
import type { Tick } from "../../core/checklist/tick.ts";
import { withoutByteOrderMark } from "../../core/text.ts";
import { guard, tell } from "../log.ts";
import { steadyText } from "./diskText.ts";
import { isSame, readAgain } from "./writableDocument.ts";

/** Milliseconds until the file is looked at after a tick, or after a change of it. */
const pause = 400;
/** Milliseconds after the last tick until the file is left alone: an agent takes its time between reading and writing. */
const memory = 120_000;
/** Milliseconds within which VS Code has read the file again. */
const reading = 1_000;
/** As many ticks are looked after: each is looked for in the file. */
const most = 100;
/** The part of the time that looking may take, while other programs go on writing. */
const share = 0.1;

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

export interface Change {
  readonly make: MakeTick;
  readonly adds: boolean;
  /** Writes it once more. */
  readonly again: () => Promise<unknown>;
}

type Timer = ReturnType<typeof setTimeout>;

class RecentTicks {
  readonly #uri: vscode.Uri;
  #changes: readonly Change[] = [];
  /** Those that no document of the file has had since they were written. */
  #unread: readonly Change[] = [];
  readonly #listeners: vscode.Disposable;
  #saved = "";
  /** Of the last look, in milliseconds. */
  #cost = 0;
  #look: Timer | undefined;
  #reading: Timer | undefined;
  #end: Timer | undefined;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
    const name = uri.path.split("/").at(-1) ?? "";
    const files = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), name.replace(/[[\]{}*?!]/g, "[$&]")),
    );
    this.#listeners = vscode.Disposable.from(
      files,
      files.onDidChange(() => this.#lookSoon()),
      files.onDidCreate(() => this.#lookSoon()),
      files.onDidDelete(() => this.#lookSoon()),
      vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
        if (this.#unread.length === 0 || document.uri.toString() !== uri.toString()) return;
        if (reason === undefined) this.#changed(document);
        else this.#unread = [];
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document.uri.toString() === uri.toString()) this.#keepIn(document.getText());
      }),
    );
  }

  /**
   * VS Code has read the file again, or a person typed before that: then their text never had the ticks. That a document is
   * dirty is told after the change of its text.
   */
  #changed(document: vscode.TextDocument): void {
    const unread = this.#unread;
    const isRead = hasAll(document.getText(), unread);
    if (isRead || document.isDirty) this.#unread = [];
    if (!isRead && document.isDirty) void guard("tick", () => tickAgain(unread));
  }

  /** What is not in `text`, which is that of the file, is no longer looked for. */
  #keepIn(text: string): void {
    this.#saved = text;
    if (hasAll(text, this.#changes)) return;
    this.#changes = this.#changes.filter((change) => hasAll(text, [change]));
    if (this.#changes.length === 0) this.forget();
  }

  add(change: Change, saved: string): void {
    this.#changes = [...this.#changes, change].slice(-most);
    this.#unread = [...this.#unread, change].slice(-most);
    this.#saved = saved;
    this.#lookSoon();
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void guard("read again", () => this.#endOfReading()), reading);
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.forget(), memory);
  }

  /** Where VS Code hears of no change, as of files that it is set not to watch, it is made to read the file. */
  async #endOfReading(): Promise<void> {
    this.#unread = [];
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === this.#uri.toString());
    if (!document) return;
    const now = await steadyText(this.#uri);
    if (now !== undefined && !document.isDirty && !isSame(document, now)) await readAgain(document, now);
  }

  #lookSoon(): void {
    const rest = Math.max(pause, this.#cost / share);
    this.#look ??= setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtFile()), rest);
  }

  async #lookAtFile(): Promise<void> {
    this.#look = undefined;
    const now = await steadyText(this.#uri);
    if (now === undefined) return;
    const text = withoutByteOrderMark(now);
    const changes = this.#changes;
    const start = performance.now();
    const fate = fateOf(this.#saved, text, changes);
    this.#cost = performance.now() - start;
    // What is gone may come back: another program may be in the middle of its write.
    if (fate === "there" || fate === "gone") return;
    this.#keepIn(text);
    if (fate === "taken back") return;
    const path = vscode.workspace.asRelativePath(this.#uri);
    tell(vscode.l10n.t("Another program wrote {0}: a change of yours is not in it any more.", path), {
      title: vscode.l10n.t("Make It Again"),
      run: () => tickAgain(changes),
    });
  }

  forget(): void {
    for (const timer of [this.#look, this.#reading, this.#end]) clearTimeout(timer);
    this.#listeners.dispose();
    recent.delete(this.#uri.toString());
  }
}

function makesOf(changes: readonly Change[]): readonly MakeTick[] {
  return changes.map(({ make }) => make);
}

/** Whether `text` says what `changes` make, in their order. */
function hasAll(text: string, changes: readonly Change[]): boolean {
  return withChanges(text, makesOf(changes)) === text;
}

async function tickAgain(changes: readonly Change[]): Promise<void> {
  for (const { again } of changes) await again();
}

const recent = new Map<string, RecentTicks>();

/** Notes that a change was written and `saved` is the file's text since. */
export function noteTick(uri: vscode.Uri, change: Change, saved: string): void {
  const key = uri.toString();
  const ticks = recent.get(key) ?? new RecentTicks(uri);
  recent.set(key, ticks);
  ticks.add(change, saved);
}

/** The file is a new one. */
export function forgetTicks(uri: vscode.Uri): void {
  recent.get(uri.toString())?.forget();
}
