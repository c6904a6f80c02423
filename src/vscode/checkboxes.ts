// Remembers what the rows of one view show, because a redraw takes the keyboard focus off a checkbox, and a click that meets
// it is lost: a view is drawn again only when a row would look otherwise, at once unless boxes are being clicked. Counts
// above the rows follow when ticking pauses: soon where the pointer is at work, which needs no focus, else when nobody is
// likely to be between two ticks.
import type * as vscode from "vscode";

/** Milliseconds after the last tick until counts are drawn again, with the pointer on the view's rows and without. */
const pauses = { pointed: 1_500, otherwise: 5_000 };
/** For how many milliseconds the pointer is at work after it rested on a row. */
const pointing = 3_000;
/** For how many milliseconds after a click the next one may be on its way. */
const clicking = 600;

/** A row with a checkbox of its own. */
interface Row {
  readonly id: string;
  readonly isDone: boolean;
  /** Everything else that the row shows. */
  readonly look: string;
}

/** All that a view shows. */
export interface Picture {
  /** What the rows belong to: another feature's rows may have the same ids. */
  readonly scope: string;
  readonly rows: readonly Row[];
  /** What stands above the rows: titles and counts. */
  readonly heads: string;
}

export class Checkboxes implements vscode.Disposable {
  readonly #draw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the timer stands for rows, not for counts alone. */
  #isUrgent = false;
  #pointedAt = 0;
  #clickedAt = 0;
  /** As last drawn; `undefined` before the first time. */
  #drawn: Picture | undefined;
  /** Whether a box is shown as ticked, by row: what VS Code draws, clicks included. */
  readonly #shown = new Map<string, boolean>();
  /** What boxes in flight will be: until the file has been read again, what was asked for is drawn. */
  readonly #pending = new Map<string, { readonly isDone: boolean }>();

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** The view is about to be drawn whole. */
  begin(picture: Picture): void {
    this.dispose();
    this.#shown.clear();
    this.#drawn = picture;
  }

  /** Whether to draw a box as ticked of which the file says `isDone`. */
  drawn(id: string, isDone: boolean): boolean {
    const shown = this.#pending.get(id)?.isDone ?? isDone;
    this.#shown.set(id, shown);
    return shown;
  }

  /** Draws again, now, later or not at all. */
  update(picture: Picture): void {
    if (!this.#drawn) return;
    if (this.#looksOtherwise(this.#drawn, picture)) this.#drawRows();
    else if (picture.heads !== this.#drawn.heads) this.#drawLater();
    else this.dispose();
  }

  /** The pointer rests on a row. */
  pointed(): void {
    this.#pointedAt = Date.now();
    if (this.#timer !== undefined && !this.#isUrgent) this.#drawLater();
  }

  /** VS Code draws a box that is clicked by itself. */
  clicked(id: string, isDone: boolean): void {
    this.#shown.set(id, isDone);
    this.#clickedAt = Date.now();
    if (this.#isUrgent) this.#drawRows();
  }

  /** Runs `write`; until it has ended, the rows are drawn as `isDone`. */
  async during(ids: readonly string[], isDone: boolean, write: () => Promise<void>): Promise<void> {
    const own = { isDone };
    for (const id of ids) this.#pending.set(id, own);
    try {
      await write();
    } finally {
      // A later tick of the same row has put its own.
      for (const id of ids) if (this.#pending.get(id) === own) this.#pending.delete(id);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isUrgent = false;
  }

  #drawRows(): void {
    this.dispose();
    const rest = this.#clickedAt + clicking - Date.now();
    this.#isUrgent = rest > 0;
    if (this.#isUrgent) this.#timer = setTimeout(this.#draw, rest);
    else this.#draw();
  }

  #drawLater(): void {
    this.dispose();
    const isPointed = Date.now() < this.#pointedAt + pointing;
    this.#timer = setTimeout(this.#draw, isPointed ? pauses.pointed : pauses.otherwise);
  }

  #looksOtherwise(drawn: Picture, now: Picture): boolean {
    if (drawn.scope !== now.scope || drawn.rows.length !== now.rows.length) return true;
    return now.rows.some(({ id, isDone, look }, index) => {
      const before = drawn.rows[index];
      const shown = this.#shown.get(id);
      return (
        before?.id !== id ||
        before.look !== look ||
        (shown !== undefined && shown !== (this.#pending.get(id)?.isDone ?? isDone))
      );
    });
  }
}
