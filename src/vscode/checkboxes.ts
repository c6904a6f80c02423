// Remembers what the rows of one view show and draws them again when they would look otherwise, but not under somebody's
// hand: a click that meets a redraw is lost, and the keyboard focus goes off a checkbox. So a view is drawn when no click is
// likely to be on its way.
import * as vscode from "vscode";
import { withoutHiddenCharacters } from "../core/text.ts";
import { type Items, LateRows } from "./lateRows.ts";
import { tell } from "./log.ts";

/** For how many milliseconds after a click rows may be out of date, since the next one may be on its way. */
const clicking = 600;
/** Milliseconds until counts are drawn after a click, and after the pointer came to rest on a row. */
const pointerRest = 1_500;
/** The same where the keyboard may be on a box. */
const keyboardRest = 5_000;
/** For how many milliseconds the pointer is at work, which needs no focus, after it rested on a row. */
const pointing = 3_000;

/** A row with a checkbox of its own. */
interface Row {
  readonly id: string;
  readonly isDone: boolean;
  /** Everything else that the row shows. */
  readonly look: string;
}

/** All that a view shows. */
export interface Picture extends Items {
  readonly rows: readonly Row[];
  /** What stands above the rows: titles and counts. */
  readonly heads: string;
}

/** The same list is drawn by the page of a reference. */
export function tellLostClick(): void {
  tell(vscode.l10n.t("The list was drawn again in the moment of a click: please click that box again."));
}

/**
 * The box of a row that is called `label`. VS Code shows that as the box's tooltip as well, and does not ask for it again after a
 * click: so it leaves out the state, which a screen reader takes from the box itself.
 */
export function boxOf(isDone: boolean, label: string): vscode.TreeItem["checkboxState"] {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  return { state: isDone ? Checked : Unchecked, accessibilityInformation: { label: withoutHiddenCharacters(label) } };
}

export class Checkboxes implements vscode.Disposable {
  readonly #draw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the timer waits with: counts and titles alone, or rows too. */
  #waiting: "heads" | "rows" | undefined;
  #pointedAt = 0;
  #clickedAt = 0;
  /** Whether a row shows a click that is lost. */
  #isWrong = false;
  /** As last drawn; `undefined` before the first time. */
  #drawn: Picture | undefined;
  /** Whether a box is shown as ticked, by row: what VS Code draws, clicks included. */
  readonly #shown = new Map<string, boolean>();
  /** What was clicked or else ticked here since the rows were drawn: they do not say it themselves. */
  readonly #clicked = new Map<string, boolean>();
  readonly #late = new LateRows();
  /** What boxes in flight will be: until the file has been read again, what was asked for is drawn. */
  readonly #pending = new Map<string, { readonly isDone: boolean }>();

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** The view is about to be drawn whole. */
  begin(picture: Picture): void {
    this.dispose();
    this.#late.note(picture, (id) => this.#pending.get(id)?.isDone ?? this.#clicked.get(id) ?? this.#shown.get(id));
    this.#shown.clear();
    this.#clicked.clear();
    this.#isWrong = false;
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
    this.dispose();
    if (this.#looksOtherwise(this.#drawn, picture)) this.#waiting = "rows";
    else if (picture.heads !== this.#drawn.heads) this.#waiting = "heads";
    this.#drawInTime();
  }

  /** Whether others have changed what a command is to act on, while it was chosen. */
  isLate(ids: readonly string[], isFromMenu: boolean): boolean {
    return this.#late.isLate(ids, isFromMenu);
  }

  /** The pointer rests on a row. */
  pointed(): void {
    this.#pointedAt = Date.now();
    this.#late.pointed();
    if (this.#waiting === "heads") this.#drawInTime();
  }

  /**
   * VS Code does not say which row was clicked while the rows were drawn: the box must not stay as if it were ticked. Drawing at
   * once would lose the next click of fast hands as well.
   */
  clickedNothing(): void {
    tellLostClick();
    this.#isWrong = true;
    this.#clickedAt = Date.now();
    this.#waiting = "rows";
    this.#drawInTime();
  }

  /** What was clicked in the row since it was drawn, if anything. */
  clickedSince(id: string): boolean | undefined {
    return this.#clicked.get(id);
  }

  /** VS Code draws a box that is clicked by itself. */
  clicked(id: string, isDone: boolean): void {
    this.#shown.set(id, isDone);
    this.#clicked.set(id, isDone);
    this.#clickedAt = Date.now();
    this.#drawInTime();
  }

  /** Runs `write`; until it has ended, the rows are drawn as done or not, as `wanted` has it. */
  async during<T>(wanted: ReadonlyMap<string, boolean>, write: () => Promise<T>): Promise<T> {
    const own = Array.from(wanted, ([id, isDone]) => [id, { isDone }] as const);
    for (const [id, each] of own) this.#pending.set(id, each);
    try {
      return await write();
    } finally {
      // A later tick of the same row has put its own.
      for (const [id, each] of own) if (this.#pending.get(id) === each) this.#pending.delete(id);
      for (const [id, isDone] of wanted) this.#clicked.set(id, isDone);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  #drawInTime(): void {
    clearTimeout(this.#timer);
    if (this.#waiting === undefined) return;
    const rest = this.#restTime(Date.now());
    if (rest > 0) this.#timer = setTimeout(this.#draw, rest);
    else this.#draw();
  }

  #restTime(now: number): number {
    if (this.#waiting === "rows") return this.#clickedAt + clicking - now;
    if (now > this.#pointedAt + pointing) return keyboardRest;
    return Math.max(this.#clickedAt, this.#pointedAt) + pointerRest - now;
  }

  #looksOtherwise(drawn: Picture, now: Picture): boolean {
    if (this.#isWrong || drawn.scope !== now.scope || drawn.rows.length !== now.rows.length) return true;
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
