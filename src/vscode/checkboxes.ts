// Remembers what the checkboxes of one view show, because a redraw takes the keyboard focus off a box: a view is drawn
// again at once only when a box would look otherwise, and counts above it follow when ticking pauses.
import type * as vscode from "vscode";
import { debounced } from "./fileChanges.ts";

/** Milliseconds after the last tick until counts are drawn again. */
const pause = 1_500;

export class Checkboxes implements vscode.Disposable {
  /** Whether a box is shown as ticked, by node id: what VS Code draws, clicks included. */
  readonly #shown = new Map<string, boolean>();
  /** What boxes in flight will be: until the file has been read again, what was clicked is drawn. */
  readonly #pending = new Map<string, boolean>();
  /** The ids of all boxes, and what the rows above them say, as last drawn; `undefined` before the first time. */
  #ids: string | undefined;
  #heads = "";
  readonly #drawLater: (() => void) & vscode.Disposable;

  constructor(readonly draw: () => void) {
    this.#drawLater = debounced(draw, pause);
  }

  /** The view is about to be drawn whole, with these boxes and these texts in the rows above them. */
  begin(ids: Iterable<string>, heads: string): void {
    this.#shown.clear();
    this.#ids = [...ids].join("\n");
    this.#heads = heads;
  }

  /** What to draw for a box of which the file says `isDone`. */
  drawn(id: string, isDone: boolean): boolean {
    const shown = this.#pending.get(id) ?? isDone;
    this.#shown.set(id, shown);
    return shown;
  }

  /** Draws again, now or later or not at all, for what the files say of every box and row now. */
  update(now: ReadonlyMap<string, boolean>, heads: string): void {
    if (this.#ids === undefined) return;
    const differs = (id: string, shown: boolean) => (this.#pending.get(id) ?? now.get(id)) !== shown;
    const isSame = this.#ids === [...now.keys()].join("\n");
    if (!isSame || [...this.#shown].some(([id, shown]) => differs(id, shown))) this.draw();
    else if (heads !== this.#heads) this.#drawLater();
  }

  /** Runs `write` for a click on `clicked` that means `ids`; they are drawn as `done` until it has ended. */
  async during(clicked: string, ids: readonly string[], done: boolean, write: () => Promise<void>): Promise<void> {
    for (const id of ids) this.#pending.set(id, done);
    if (ids.includes(clicked)) this.#shown.set(clicked, done);
    try {
      await write();
    } finally {
      for (const id of ids) this.#pending.delete(id);
    }
  }

  dispose(): void {
    this.#drawLater.dispose();
  }
}
