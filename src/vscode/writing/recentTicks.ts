// Looks after a file for a moment after a tick. One that is not in the text of a person who was typing is made there. One that
// another program's save has swallowed is told, and made again only when the user says so: whether somebody took it back on
// purpose, nobody else knows.
import * as vscode from "vscode";
import { hasEdits } from "../../core/checklist/tick.ts";
import { withoutByteOrderMark } from "../../core/text.ts";
import { guard } from "../log.ts";
import { steadyText, textOnDiskNow } from "./diskText.ts";
import { editedIn } from "./edited.ts";
import { listenTo } from "./fileEvents.ts";
import { grownText } from "./growing.ts";
import type { Change } from "./makeAgain.ts";
import { MakingAgain } from "./makingAgain.ts";
import { readIfBehind } from "./reading.ts";
import { isSame } from "./writableDocument.ts";
import { type Texts, WrittenChanges } from "./writtenChanges.ts";

/** Milliseconds until the file is looked at after a tick, or after a change of it. */
const pause = 400;
/** Milliseconds after the last tick until the file is left alone: an agent takes its time between reading and writing. */
const memory = 120_000;
/** Milliseconds within which VS Code has read the file again. */
const reading = 2_000;
/** Milliseconds that VS Code may take to save, with formatters and the like. */
const longestSave = 5_000;

type Timer = ReturnType<typeof setTimeout>;

class RecentTicks {
  readonly #uri: vscode.Uri;
  readonly #changes = new WrittenChanges();
  /** Those that are in the document's unsaved text alone. */
  #unsaved = new WrittenChanges();
  /** Those that no document of the file has had since they were written. */
  readonly #unread = new Set<Change>();
  readonly #making: MakingAgain;
  readonly #listeners: vscode.Disposable;
  /** Whether a person has changed the document since it was saved. */
  #isEdited = false;
  /** When VS Code began to save the file, in milliseconds since 1970; 0 when it does not. */
  #savingSince = 0;
  /** Only the next save is waited for. */
  #isOver = false;
  #look: Timer | undefined;
  #reading: Timer | undefined;
  #end: Timer | undefined;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
    this.#making = new MakingAgain(uri, () => this.#changes.asked);
    this.#listeners = listenTo(uri, {
      written: () => this.#lookSoon(),
      edited: (event) => this.#noteEdit(event),
      // So is a document whose file is being moved, without a save.
      clean: (document) => {
        if (this.#isEdited) this.#cleanAs(document.getText(), this.#isSaving);
      },
      // What another program has swallowed just now, the person who saves did not take out.
      willSave: () => {
        this.#judgeIfThere(textOnDiskNow(uri));
        this.#savingSince = Date.now();
      },
      saved: (document) => this.#savedAs(document.getText()),
      moved: () => this.forget(),
    });
  }

  noteAsked(changes: readonly Change[]): void {
    this.#changes.noteAsked(changes);
  }

  addSaved(changes: readonly Change[], texts: Texts): void {
    this.#changes.add(changes, texts);
    this.#stay();
  }

  add(changes: readonly Change[], texts: Texts): void {
    this.addSaved(changes, texts);
    for (const change of changes) this.#unread.add(change);
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void guard("read again", () => this.#endOfReading()), reading);
  }

  addUnsaved(changes: readonly Change[], texts: Texts): void {
    this.#unsaved.add(changes, texts);
    this.#isEdited = true;
    this.#stay();
  }

  #stay(): void {
    this.#lookSoon();
    clearTimeout(this.#end);
    this.#isOver = false;
    this.#end = setTimeout(() => void guard("look for swallowed ticks", () => this.#endOfMemory()), memory);
  }

  #noteEdit(event: vscode.TextDocumentChangeEvent): void {
    const { contentChanges, document, reason } = event;
    if (document.isDirty) this.#isEdited = true;
    const edit = contentChanges.length > 0 ? editedIn(event) : undefined;
    // What VS Code has read from the file is judged by itself. A first edit may come before VS Code tells that there is unsaved text.
    const isRead = !document.isDirty && reason === undefined && isSame(document, textOnDiskNow(this.#uri) ?? "");
    for (const changes of isRead ? [this.#unsaved] : [this.#changes, this.#unsaved])
      if (edit) changes.noteEdit(edit, () => document.getText());
    if (reason === vscode.TextDocumentChangeReason.Undo) this.#unread.clear();
    else if (this.#unread.size > 0) this.#changed(document);
  }

  /** VS Code has read the file again, or a person typed before that: then their text never had the ticks. */
  #changed(document: vscode.TextDocument): void {
    const missed = this.#changes.missedIn(document.getText()).filter((change) => this.#unread.has(change));
    if (missed.length === 0 || document.isDirty) this.#unread.clear();
    if (document.isDirty) this.#making.add(missed);
  }

  /** `text` is not unsaved any more. What it lacks a person took out, if they changed anything and VS Code had read it. */
  #cleanAs(text: string, isSaved: boolean): void {
    const isRead = (change: Change) => !this.#isOnItsWay(change);
    const edited = this.#isEdited ? [this.#changes, this.#unsaved] : [];
    const lost = edited.flatMap((changes) => changes.savedWithout(changes.missedIn(text).filter(isRead), text));
    this.#making.offer(lost, (path) => vscode.l10n.t("An edit has taken a change of yours out of {0}.", path));
    if (isSaved && !this.#unsaved.isEmpty) {
      this.#changes.adopt(this.#unsaved);
      this.#stay();
    }
    this.#unsaved = new WrittenChanges();
    this.#isEdited = false;
    if (this.#isOver) this.forget();
  }

  /** What only the file lacks, VS Code has read while it saved `text`. */
  #savedAs(text: string): void {
    this.#cleanAs(text, true);
    const onDisk = withoutByteOrderMark(textOnDiskNow(this.#uri) ?? text);
    const lost = this.#changes.missedIn(onDisk).filter(({ make }) => hasEdits(make(onDisk)));
    this.#changes.saved = onDisk;
    this.#changes.lose(lost);
    this.#making.add(lost);
    this.#savingSince = 0;
    this.#unread.clear();
  }

  get #isSaving(): boolean {
    return Date.now() - this.#savingSince < longestSave;
  }

  /** Into the document, or once more into the file. */
  #isOnItsWay(change: Change): boolean {
    return this.#unread.has(change) || this.#making.has(change);
  }

  async #endOfReading(): Promise<void> {
    const read = [...this.#unread];
    await readIfBehind(this.#uri);
    for (const change of read) this.#unread.delete(change);
    this.#lookSoon();
  }

  #lookSoon(): void {
    this.#look ??= setTimeout(() => void guard("look for swallowed ticks", () => this.#lookAtFile()), pause);
  }

  async #lookAtFile(): Promise<void> {
    this.#look = undefined;
    const { saved } = this.#changes;
    let now = await steadyText(this.#uri);
    // A program that writes the file anew, piece by piece, may not have come to them yet.
    if (now !== undefined && this.#changes.fateIn(withoutByteOrderMark(now)) === "swallowed")
      now = (await grownText(this.#uri, now)) ?? (await steadyText(this.#uri));
    if (saved === this.#changes.saved) this.#judgeIfThere(now);
    else this.#lookSoon();
  }

  #judgeIfThere(onDisk: string | undefined): void {
    if (onDisk !== undefined) this.#judge(withoutByteOrderMark(onDisk));
  }

  /** Tells what is missing in `text`, which is that of the file. */
  #judge(text: string): void {
    const missed = this.#changes.missedIn(text);
    const fate = this.#changes.fateIn(text);
    // What is gone may come back: another program may be in the middle of its write.
    if (fate === "there" || fate === "gone") return;
    // VS Code may just save a text that it had before the changes; then `#savedAs` makes them again.
    if (this.#isSaving || (fate === "taken back" && missed.some((change) => this.#isOnItsWay(change)))) {
      this.#lookSoon();
      return;
    }
    if (fate === "taken back") this.#changes.takeBack(missed, text);
    else this.#changes.lose(missed);
    this.#changes.saved = text;
    if (fate === "taken back") return;
    this.#making.offer(missed, (path) =>
      vscode.l10n.t("Another program wrote {0}: a change of yours is not in it any more.", path),
    );
  }

  /**
   * Of a file that VS Code does not watch this is the first that is heard. What an edit has taken out of unsaved text is told when
   * that is saved, whenever that is.
   */
  async #endOfMemory(): Promise<void> {
    const end = this.#end;
    await this.#lookAtFile();
    if (this.#end !== end) return;
    if (this.#isEdited && (this.#changes.hasOverwritten || !this.#unsaved.isEmpty)) this.#isOver = true;
    else this.forget();
  }

  forget(): void {
    for (const timer of [this.#look, this.#reading, this.#end]) clearTimeout(timer);
    this.#listeners.dispose();
    recent.delete(this.#uri.toString());
  }
}

const recent = new Map<string, RecentTicks>();

/** Notes that changes were written. */
export function noteTick(uri: vscode.Uri, changes: readonly Change[], texts: Texts): void {
  ticksOf(uri).add(changes, texts);
}

/** Notes that changes were saved. */
export function noteSavedTick(uri: vscode.Uri, changes: readonly Change[], texts: Texts): void {
  ticksOf(uri).addSaved(changes, texts);
}

/** Notes that changes were made in unsaved text: they are looked after in the document, and in the file when it is saved. */
export function noteUnsavedTick(uri: vscode.Uri, changes: readonly Change[], texts: Texts): void {
  ticksOf(uri).addUnsaved(changes, texts);
}

function ticksOf(uri: vscode.Uri): RecentTicks {
  const key = uri.toString();
  const ticks = recent.get(key) ?? new RecentTicks(uri);
  recent.set(key, ticks);
  return ticks;
}

/** Notes that the file says what was asked for, whether or not there was anything to write. */
export function noteAsked(uri: vscode.Uri, changes: readonly Change[]): void {
  recent.get(uri.toString())?.noteAsked(changes);
}

/** The file is a new one. */
export function forgetTicks(uri: vscode.Uri): void {
  recent.get(uri.toString())?.forget();
}
