// What was asked for in one file, and what of it is written there, as far as nobody has taken it back since.
import {
  type ChangedLines,
  changedLines,
  type Fate,
  fateOf,
  leftOf,
  missedOf,
} from "../../core/checklist/swallowed.ts";
import type { Change } from "./makeAgain.ts";

/** As many changes are kept. */
const most = 1_000;

/** What a file said, both without its byte-order mark. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

export class WrittenChanges {
  #asked: readonly Change[] = [];
  /** What each has changed, but for what a later one has undone. */
  readonly #lines = new Map<Change, ChangedLines>();
  /** What the file said last. */
  saved = "";

  /** In their order, with those that had nothing to change. */
  get asked(): readonly Change[] {
    return this.#asked;
  }

  /** Notes that `change` was asked for, and is done. */
  noteAsked(change: Change): void {
    if (!this.#asked.includes(change)) this.#asked = [...this.#asked, change].slice(-most);
  }

  /** Notes that `change` was written. */
  add(change: Change, { before, after }: Texts): void {
    const lines = changedLines(before, after);
    for (const [earlier, own] of this.#lines) {
      const left = leftOf(own, lines);
      if (left) this.#lines.set(earlier, left);
      else this.#lines.delete(earlier);
    }
    this.#lines.set(change, lines);
    for (const oldest of this.#lines.keys()) if (this.#lines.size > most) this.#lines.delete(oldest);
    this.saved = after;
  }

  /** Those that `text` lacks. */
  missedIn(text: string): readonly Change[] {
    return this.#missedIn(text).map(({ change }) => change);
  }

  /** What became of those that `text` lacks. */
  fateIn(text: string): Fate {
    return fateOf(this.saved, text, this.#missedIn(text));
  }

  #missedIn(text: string) {
    const written = Array.from(this.#lines, ([change, lines]) => ({ change, lines, make: change.make }));
    return missedOf(this.saved, text, written);
  }

  /** They are not in the file any more, but may be made again. */
  lose(changes: readonly Change[]): void {
    for (const change of changes) this.#lines.delete(change);
  }

  /** Somebody did not want them any more. */
  drop(changes: readonly Change[]): void {
    this.lose(changes);
    this.#asked = this.#asked.filter((change) => !changes.includes(change));
  }
}
