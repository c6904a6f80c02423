// Makes changes of one file again, when the user says so or at once; together those that wait for the file's turn.
import * as vscode from "vscode";
import { guard, tell } from "../log.ts";
import { type Change, makeAgain } from "./makeAgain.ts";
import { inTurn } from "./turns.ts";

export class MakingAgain {
  readonly #uri: vscode.Uri;
  readonly #asked: () => readonly Change[];
  readonly #waiting = new Set<Change>();
  #making: readonly Change[] = [];
  /** Those that the message which is shown tells as lost. */
  #told: readonly Change[] = [];

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

  /** Tells that `lost` are lost, if any. */
  offer(lost: readonly Change[], messageOf: (path: string) => string): void {
    if (lost.length === 0) return;
    // VS Code closes an earlier message that reads the same.
    const told = [...this.#told, ...lost];
    this.#told = told;
    const closed = () => {
      if (this.#told === told) this.#told = [];
    };
    const run = () => {
      closed();
      this.add(told);
    };
    tell(messageOf(vscode.workspace.asRelativePath(this.#uri)), { title: vscode.l10n.t("Make It Again"), run, closed });
  }

  async #makeAll(place: vscode.Uri): Promise<void> {
    this.#making = [...this.#waiting];
    this.#waiting.clear();
    await makeAgain(place, this.#making, this.#asked()).finally(() => {
      this.#making = [];
    });
  }
}
