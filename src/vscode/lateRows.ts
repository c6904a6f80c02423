// Knows what others have changed in the rows of one view while a menu or the palette may have been open: VS Code hands a command
// whatever has the row's id by then.
import * as vscode from "vscode";
import { tell } from "./log.ts";

/** For how many milliseconds a menu or the palette may be open. */
export const choosing = 30_000;
/** Stands for all rows. */
const all = "";

/** The items of a view, those included that have no row just now. */
export interface Items {
  /** What they belong to: another feature's items may have the same ids. */
  readonly scope: string;
  items(): readonly { readonly id: string; readonly isDone: boolean }[];
}

/** Of a list that has changed under an open menu, or while a command was chosen. */
export function tellLate(): void {
  tell(vscode.l10n.t("The list has changed in the meantime: please choose that again."));
}

export class LateRows {
  /** When others' changes were drawn, by row, and for all of them. */
  readonly #changedAt = new Map<string, number>();
  #pointedAt = 0;
  #scope: string | undefined;
  #done: ReadonlyMap<string, boolean> = new Map();

  /** The view is about to be drawn. `ownOf`: what a row shows, or was asked to be in this view. */
  note(view: Items, ownOf: (id: string) => boolean | undefined): void {
    const { scope } = view;
    const items = view.items();
    const [before, scopeBefore] = [this.#done, this.#scope];
    this.#done = new Map(items.map(({ id, isDone }) => [id, isDone]));
    this.#scope = scope;
    if (scopeBefore === undefined) return;
    const now = Date.now();
    if (scopeBefore !== scope) this.#changedAt.set(all, now);
    for (const { id, isDone } of items) if ((ownOf(id) ?? before.get(id)) !== isDone) this.#changedAt.set(id, now);
  }

  /** The pointer rests on a row: no menu is open. */
  pointed(): void {
    this.#pointedAt = Date.now();
  }

  /** Whether others have changed any of `ids`, which are those of items that a command is to act on. That is told, once. */
  isLate(ids: readonly string[], isFromMenu: boolean): boolean {
    const since = Math.max(Date.now() - choosing, isFromMenu ? this.#pointedAt : 0);
    const isLate = [all, ...ids].some((id) => (this.#changedAt.get(id) ?? 0) > since);
    this.#changedAt.clear();
    if (isLate) tellLate();
    return isLate;
  }
}
