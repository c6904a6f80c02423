// Looks after a file for a moment after a tick. One that is not in the text of a person who was typing is made there. One that
// another program's save has swallowed is told, and made again only when the user says so: whether somebody took it back on
// purpose, nobody else knows.
import * as vscode from "vscode";
import { type ChangedLines, changedLines, fateOf, missedOf } from "../../core/checklist/swallowed.ts";
import type { Tick } from "../../core/checklist/tick.ts";
import { withoutByteOrderMark } from "../../core/text.ts";
import { hasUnsavedText } from "../activeDocument.ts";
import { guard, tell } from "../log.ts";
import { steadyText, textOnDiskNow } from "./diskText.ts";
import { isSame, readAgain } from "./writableDocument.ts";

/** Milliseconds until the file is looked at after a tick, or after a change of it. */
const pause = 400;
/** Milliseconds after the last tick until the file is left alone: an agent takes its time between reading and writing. */
const memory = 120_000;
/** Milliseconds within which VS Code has read the file again. */
const reading = 1_000;
/** As many ticks are looked after. */
const most = 1_000;

/** Says what changes, given the text; `undefined` where there is no file yet. */
export type MakeTick = (text: string | undefined) => Tick;

export interface Change {
  readonly make: MakeTick;
  /** Writes it once more. */
  readonly again: () => Promise<unknown>;
}

interface WrittenChange extends Change {
  readonly lines: ChangedLines;
}

/** What a file said, both without its byte-order mark. */
interface Texts {
  readonly before: string;
  readonly after: string;
}

type Timer = ReturnType<typeof setTimeout>;

class RecentTicks {
  readonly #uri: vscode.Uri;
  #changes: readonly WrittenChange[] = [];
  /** Those that no document of the file has had since they were written. */
  #unread: readonly WrittenChange[] = [];
  readonly #listeners: vscode.Disposable;
  #saved = "";
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
      // What another program has swallowed just now, the person who saves did not take out.
      vscode.workspace.onWillSaveTextDocument(({ document }) => {
        if (document.uri.toString() === uri.toString()) this.#judgeIfThere(textOnDiskNow(uri));
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document.uri.toString() === uri.toString()) this.#savedAs(document.getText());
      }),
    );
  }

  /**
   * VS Code has read the file again, or a person typed before that: then their text never had the ticks. That a document is
   * dirty is told after the change of its text.
   */
  #changed(document: vscode.TextDocument): void {
    const unread = this.#unread;
    const isRead = missedOf(this.#saved, document.getText(), unread).length === 0;
    if (isRead || document.isDirty) this.#unread = [];
    if (!isRead && document.isDirty) void guard("tick", () => tickAgain(unread));
  }

  /**
   * A person has saved `text`. What it lacks they took out, unless VS Code had not read the file by then; what only the file
   * lacks, VS Code has read while it saved.
   */
  #savedAs(text: string): void {
    const onDisk = withoutByteOrderMark(textOnDiskNow(this.#uri) ?? text);
    const unread = new Set(this.#unread);
    const takenOut = new Set(missedOf(this.#saved, text, this.#changes).filter((change) => !unread.has(change)));
    const lost = missedOf(this.#saved, onDisk, this.#changes).filter((change) => !takenOut.has(change));
    this.#unread = [];
    this.#keepIn(onDisk);
    if (lost.length > 0) void guard("tick", () => tickAgain(lost));
  }

  /** What is not in `text`, which is that of the file, is no longer looked for. */
  #keepIn(text: string): void {
    const missed = new Set(missedOf(this.#saved, text, this.#changes));
    this.#changes = this.#changes.filter((change) => !missed.has(change));
    this.#saved = text;
    if (this.#changes.length === 0) this.forget();
  }

  add(change: Change, { before, after }: Texts): void {
    const written = { ...change, lines: changedLines(before, after) };
    this.#changes = [...this.#changes, written].slice(-most);
    this.#unread = [...this.#unread, written].slice(-most);
    this.#saved = after;
    this.#lookSoon();
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void guard("read again", () => this.#endOfReading()), reading);
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.forget(), memory);
  }

  /** Where VS Code hears of no change, as of files that it is set not to watch, it is made to read the file. */
  async #endOfReading(): Promise<void> {
    const read = new Set(this.#unread);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === this.#uri.toString());
    // Of one that is open in another encoding nobody knows what it should say.
    if (document?.encoding.startsWith("utf8")) {
      const now = await steadyText(this.#uri);
      if (now !== undefined && !hasUnsavedText(document) && !isSame(document, now)) await readAgain(document, now);
    }
    this.#unread = this.#unread.filter((change) => !read.has(change));
  }

  #lookSoon(): void {
    this.#look ??= setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtFile()), pause);
  }

  async #lookAtFile(): Promise<void> {
    this.#look = undefined;
    this.#judgeIfThere(await steadyText(this.#uri));
  }

  #judgeIfThere(onDisk: string | undefined): void {
    if (onDisk !== undefined) this.judge(withoutByteOrderMark(onDisk));
  }

  /** Tells what is missing in `text`, which is that of the file. */
  judge(text: string): void {
    const missed = missedOf(this.#saved, text, this.#changes);
    const fate = fateOf(this.#saved, text, missed);
    // What is gone may come back: another program may be in the middle of its write.
    if (fate === "there" || fate === "gone") return;
    this.#keepIn(text);
    if (fate === "taken back") return;
    const path = vscode.workspace.asRelativePath(this.#uri);
    tell(vscode.l10n.t("Another program wrote {0}: a change of yours is not in it any more.", path), {
      title: vscode.l10n.t("Make It Again"),
      run: () => tickAgain(missed),
    });
  }

  forget(): void {
    for (const timer of [this.#look, this.#reading, this.#end]) clearTimeout(timer);
    this.#listeners.dispose();
    recent.delete(this.#uri.toString());
  }
}

async function tickAgain(changes: readonly Change[]): Promise<void> {
  for (const { again } of changes) await again();
}

const recent = new Map<string, RecentTicks>();

/** Notes that a change was written. */
export function noteTick(uri: vscode.Uri, change: Change, texts: Texts): void {
  const key = uri.toString();
  recent.get(key)?.judge(texts.before);
  const ticks = recent.get(key) ?? new RecentTicks(uri);
  recent.set(key, ticks);
  ticks.add(change, texts);
}

/** The file is a new one. */
export function forgetTicks(uri: vscode.Uri): void {
  recent.get(uri.toString())?.forget();
}
