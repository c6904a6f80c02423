// Makes changes of one file again, together those that wait for its turn.
import type * as vscode from "vscode";
import { guard } from "../log.ts";
import { type Change, makeAgain } from "./makeAgain.ts";
import { inTurn } from "./turns.ts";

export class MakingAgain {
  readonly #uri: vscode.Uri;
  readonly #asked: () => readonly Change[];
  readonly #waiting = new Set<Change>();
  #making: readonly Change[] = [];

  /** `asked`: all that was asked for in the file, in its order. */
  constructor(uri: vscode.Uri, asked: () => readonly Change[]) {
    this.#uri = uri;
    this.#asked = asked;
  }

  has(change: Change): boolean {
    return this.#waiting.has(change) || this.#making.includes(change);
  }

  add(lost: readonly Change[]): void {
    const isWaiting = this.#waiting.size > 0;
    for (const change of lost) this.#waiting.add(change);
    if (lost.length > 0 && !isWaiting)
      void guard("tick again", () => inTurn(this.#uri, (place) => this.#makeAll(place)));
  }

  async #makeAll(place: vscode.Uri): Promise<void> {
    this.#making = [...this.#waiting];
    this.#waiting.clear();
    await makeAgain(place, this.#making, this.#asked()).finally(() => {
      this.#making = [];
    });
  }
}
