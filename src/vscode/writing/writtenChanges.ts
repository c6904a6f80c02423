// What was asked for in one file, and what of it is written there, as far as nobody has taken it back since.
import {
  type ChangedLines,
  changedLines,
  type Fate,
  fateOf,
  leftOf,
  missedOf,
  openIn,
  type WrittenChange,
} from "../../core/checklist/swallowed.ts";
import { hasEdits, isDone, withTick } from "../../core/checklist/tick.ts";
import { splitLines } from "../../core/text.ts";
import type { Edited } from "./edited.ts";
import type { Change } from "./makeAgain.ts";

/** As many changes are kept. */
const most = 1_000;

/** What a file said, both without its byte-order mark. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

/**
 * How a change went out of a document. "by hand": a person took it back. "alone": somebody else's edit did, which touched nothing
 * else. "gone": its item went with it, and may come in again. "away": the document was saved so. "overwritten": by an edit of other
 * lines as well.
 */
type TakenOut = "by hand" | "alone" | "gone" | "away" | "overwritten";

interface Written {
  /** What it has changed, but for what a later one has undone. */
  readonly lines: ChangedLines;
  /** How it went where it is not in the document any more. */
  readonly takenOut?: TakenOut;
}

export class WrittenChanges {
  #asked: readonly Change[] = [];
  readonly #written = new Map<Change, Written>();
  /** Whether somebody else's edit has touched other lines in the document, since it was saved. */
  #isRewritten = false;
  /** What the file said last, with what it lacked then and nobody knows yet why. */
  saved = "";

  /** In their order, with those that had nothing to change. */
  get asked(): readonly Change[] {
    return this.#asked;
  }

  /** Notes that `changes` were asked for, and are done. */
  noteAsked(changes: readonly Change[]): void {
    const known = new Set(this.#asked);
    this.#asked = [...this.#asked, ...changes.filter((change) => !known.has(change))].slice(-most);
  }

  /** Notes that `changes` were written, at once. */
  add(changes: readonly Change[], { before, after }: Texts): void {
    const lines = changedLines(before, after);
    const isWhole = before === this.saved || this.missedIn(before).length === 0;
    this.saved = isWhole ? after : changes.reduce((text, change) => withTick(text, change.make(text)), this.saved);
    const known = new Set(splitLines(this.saved));
    for (const [earlier, own] of this.#written) {
      const left = leftOf(own.lines, lines);
      // Else it may be the line of another item that reads the same, or one that a formatter has written otherwise.
      const isKept = (left?.after.length ?? 0) > 0 || isDone(earlier.make(this.saved));
      const same = { ...own.lines, after: own.lines.after.filter((line) => known.has(line)) };
      if (isKept) this.#written.set(earlier, { ...own, lines: left ?? same });
      else this.#written.delete(earlier);
    }
    const written = new Set(splitLines(after));
    for (const change of changes) {
      const alone = changes.length === 1 ? lines : changedLines(before, withTick(before, change.make(before)));
      // By itself it would have brought in others open, which are ticked as well.
      this.#written.set(change, { lines: { ...alone, after: alone.after.filter((line) => written.has(line)) } });
    }
    for (const oldest of this.#written.keys()) if (this.#written.size > most) this.#written.delete(oldest);
  }

  get isEmpty(): boolean {
    return this.#written.size === 0;
  }

  /** Looks after those of `others` as well, which were written into the same text. */
  adopt(others: WrittenChanges): void {
    this.noteAsked(others.#asked);
    for (const [change, written] of others.#written) this.#written.set(change, written);
    this.#isRewritten ||= others.#isRewritten;
  }

  /** Those that `text` lacks. */
  missedIn(text: string): readonly Change[] {
    return this.#missedIn(text).map(({ change }) => change);
  }

  /** What became of those that `text` lacks. */
  fateIn(text: string): Fate {
    return fateOf(this.saved, text, this.#missedIn(text));
  }

  /** Not those that are away with their items, as long as these do not come in again. */
  #missedIn(text: string) {
    const missed = this.#lackingIn(text);
    const isAway = ({ takenOut }: Written) => takenOut === "away";
    if (!missed.some(isAway)) return missed;
    const isHere = hereIn(text);
    return missed.filter((change) => !isAway(change) || isHere(change));
  }

  #lackingIn(text: string) {
    const all = Array.from(this.#written, ([change, written]) => ({ ...written, change, make: change.make }));
    return missedOf(this.saved, text, all);
  }

  /** Notes an edit of the document, which has `text` now: letters are judged by their lines, others by the whole text. */
  noteEdit(edit: Edited, text: () => string): void {
    if (edit.kind === "letters") this.#noteLetters(new Set(edit.lines));
    else this.#noteOthers(edit, text());
  }

  #noteLetters(lines: ReadonlySet<string>): void {
    for (const [change, written] of this.#written) {
      const { after, before } = written.lines;
      if (after.some((line) => lines.has(line))) this.#note(change, written, undefined);
      else if (before.some((line) => lines.has(line))) this.#note(change, written, "by hand");
    }
  }

  /** The first edit that takes a change out counts, but where it took the item as well. */
  #noteOthers({ kind, lines }: Edited, text: string): void {
    const missed = new Set(this.#lackingIn(text).map(({ change }) => change));
    const isHere = hereIn(text);
    const own = new Set([...this.#written.values()].flatMap(({ lines: { before } }) => before));
    const isOther = kind === "foreign" && lines.some((line) => line !== "" && !own.has(line));
    this.#isRewritten ||= isOther;
    for (const [change, written] of this.#written) {
      const wasGone = isGone(written);
      if (!missed.has(change)) this.#note(change, written, undefined);
      else if (written.takenOut === undefined || wasGone) {
        const isBack = isHere({ ...change, ...written });
        if (wasGone && !isBack) continue;
        const alone = kind === "foreign" ? "alone" : "by hand";
        this.#note(change, written, isOther ? "overwritten" : isBack ? alone : "gone");
      }
    }
  }

  #note(change: Change, { lines }: Written, takenOut: TakenOut | undefined): void {
    this.#written.set(change, takenOut === undefined ? { lines } : { lines, takenOut });
  }

  get hasOverwritten(): boolean {
    return [...this.#written.values()].some((written) => this.#isOverwritten(written));
  }

  #isOverwritten({ takenOut }: Written): boolean {
    return takenOut === "overwritten" || (takenOut === "alone" && this.#isRewritten);
  }

  /**
   * A person saved `text` without `missed`, and took them back but for those that an edit has overwritten: these are lost. What is
   * gone with its item may come in again.
   */
  savedWithout(missed: readonly Change[], text: string): readonly Change[] {
    const isOpen = openIn(text);
    const overwritten = missed.filter((change) => this.#isOverwritten(this.#written.get(change) ?? unwritten));
    const lost = overwritten.filter((change) => isOpen({ ...change, ...(this.#written.get(change) ?? unwritten) }));
    const gone = [...this.#written].flatMap(([change, written]) => (isGone(written) ? change : []));
    const away = new Set([...overwritten, ...gone]);
    this.#isRewritten = false;
    this.takeBack(
      missed.filter((change) => !away.has(change)),
      text,
    );
    this.lose(lost);
    for (const [change, written] of this.#written) this.#note(change, written, away.has(change) ? "away" : undefined);
    return lost;
  }

  /** They are not in the file any more, but may be made again. */
  lose(changes: readonly Change[]): void {
    for (const change of changes) this.#written.delete(change);
  }

  /** Somebody took `changes` back in `text`, but for what was only written otherwise there, as by a formatter. */
  takeBack(changes: readonly Change[], text: string): void {
    const later = changedLines(this.saved, text);
    for (const change of changes) {
      const own = this.#written.get(change);
      const lines = own && isDone(change.make(text)) ? leftOf(own.lines, later) : undefined;
      if (lines) this.#written.set(change, { ...own, lines });
      else this.#written.delete(change);
    }
    this.#asked = this.#asked.filter((change) => this.#written.has(change) || !changes.includes(change));
  }
}

const unwritten: Written = { lines: { before: [], after: [] } };

function isGone({ takenOut }: Written): boolean {
  return takenOut === "gone" || takenOut === "away";
}

/** Whether a change is open in `text`; not where its item would come in again with it. */
function hereIn(text: string): (change: WrittenChange) => boolean {
  const isOpen = openIn(text);
  return (change) => {
    if (text.trim() === "" || !isOpen(change)) return false;
    const tick = change.make(text);
    const bringsIn = hasEdits(tick) && tick.edits.some(({ newText }) => newText.includes("\n"));
    return change.lines.before.length === 0 || !bringsIn;
  };
}
