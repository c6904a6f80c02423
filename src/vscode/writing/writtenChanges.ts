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

export class WrittenChanges {
  #asked: readonly Change[] = [];
  /** What each has changed, but for what a later one has undone. */
  readonly #lines = new Map<Change, ChangedLines>();
  /** How those went that are not in the document any more, since it was saved. */
  readonly #takenOut = new Map<Change, TakenOut>();
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
    for (const [earlier, own] of this.#lines) {
      const left = leftOf(own, lines);
      // Else it may be the line of another item that reads the same, or one that a formatter has written otherwise.
      const isKept = (left?.after.length ?? 0) > 0 || isDone(earlier.make(this.saved));
      if (isKept) this.#lines.set(earlier, left ?? { ...own, after: own.after.filter((line) => known.has(line)) });
      else this.#lines.delete(earlier);
    }
    const written = new Set(splitLines(after));
    for (const change of changes) {
      const alone = changes.length === 1 ? lines : changedLines(before, withTick(before, change.make(before)));
      // By itself it would have brought in others open, which are ticked as well.
      this.#lines.set(change, { before: alone.before, after: alone.after.filter((line) => written.has(line)) });
      this.#takenOut.delete(change);
    }
    for (const oldest of this.#lines.keys()) if (this.#lines.size > most) this.#lines.delete(oldest);
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  /** Looks after those of `others` as well, which were written into the same text. */
  adopt(others: WrittenChanges): void {
    this.noteAsked(others.#asked);
    for (const [change, lines] of others.#lines) this.#lines.set(change, lines);
    for (const [change, how] of others.#takenOut) this.#takenOut.set(change, how);
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
    const isAway = ({ change }: (typeof missed)[number]) => this.#takenOut.get(change) === "away";
    if (!missed.some(isAway)) return missed;
    const isHere = hereIn(text);
    return missed.filter((change) => !isAway(change) || isHere(change));
  }

  #lackingIn(text: string) {
    const written = Array.from(this.#lines, ([change, lines]) => ({ change, lines, make: change.make }));
    return missedOf(this.saved, text, written);
  }

  /** Notes an edit of the document, which has `text` now: letters are judged by their lines, others by the whole text. */
  noteEdit(edit: Edited, text: () => string): void {
    if (edit.kind === "letters") this.#noteLetters(new Set(edit.lines));
    else this.#noteOthers(edit, text());
  }

  #noteLetters(lines: ReadonlySet<string>): void {
    for (const [change, { after, before }] of this.#lines)
      if (after.some((line) => lines.has(line))) this.#takenOut.delete(change);
      else if (before.some((line) => lines.has(line))) this.#takenOut.set(change, "by hand");
  }

  /** The first edit that takes a change out counts, but where it took the item as well. */
  #noteOthers({ kind, lines }: Edited, text: string): void {
    const missed = new Set(this.#lackingIn(text).map(({ change }) => change));
    const isHere = hereIn(text);
    const own = new Set([...this.#lines.values()].flatMap(({ before }) => before));
    const isOther = kind === "foreign" && lines.some((line) => line !== "" && !own.has(line));
    this.#isRewritten ||= isOther;
    for (const [change, lines] of this.#lines) {
      const known = this.#takenOut.get(change);
      const wasGone = known === "gone" || known === "away";
      if (!missed.has(change)) this.#takenOut.delete(change);
      else if (known === undefined || wasGone) {
        const isBack = isHere({ ...change, lines });
        if (wasGone && !isBack) continue;
        const alone = kind === "foreign" ? "alone" : "by hand";
        this.#takenOut.set(change, isOther ? "overwritten" : isBack ? alone : "gone");
      }
    }
  }

  get hasOverwritten(): boolean {
    return [...this.#takenOut.keys()].some((change) => this.#isOverwritten(change));
  }

  #isOverwritten(change: Change): boolean {
    const how = this.#takenOut.get(change);
    return how === "overwritten" || (how === "alone" && this.#isRewritten);
  }

  /**
   * A person saved `text` without `missed`, and took them back but for those that an edit has overwritten: these are lost. What is
   * gone with its item may come in again.
   */
  savedWithout(missed: readonly Change[], text: string): readonly Change[] {
    const isOpen = openIn(text);
    const isThere = (change: Change) => isOpen({ ...change, lines: this.#lines.get(change) ?? noLines });
    const overwritten = missed.filter((change) => this.#isOverwritten(change));
    const lost = overwritten.filter(isThere);
    const gone = [...this.#takenOut].flatMap(([change, how]) => (how === "gone" || how === "away" ? change : []));
    const away = new Set([...overwritten, ...gone]);
    this.#takenOut.clear();
    this.#isRewritten = false;
    this.takeBack(
      missed.filter((change) => !away.has(change)),
      text,
    );
    for (const change of away) this.#takenOut.set(change, "away");
    this.lose(lost);
    return lost;
  }

  /** They are not in the file any more, but may be made again. */
  lose(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#lines.delete(change);
      this.#takenOut.delete(change);
    }
  }

  /** Somebody took `changes` back in `text`, but for what was only written otherwise there, as by a formatter. */
  takeBack(changes: readonly Change[], text: string): void {
    const later = changedLines(this.saved, text);
    for (const change of changes) {
      const own = this.#lines.get(change);
      const left = own && isDone(change.make(text)) ? leftOf(own, later) : undefined;
      if (left) this.#lines.set(change, left);
      else this.#lines.delete(change);
    }
    this.#asked = this.#asked.filter((change) => this.#lines.has(change) || !changes.includes(change));
  }
}

const noLines: ChangedLines = { before: [], after: [] };

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
