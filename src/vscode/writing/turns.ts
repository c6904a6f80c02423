// Lets changes of a file run one after the other.
import type * as vscode from "vscode";

const queues = new Map<string, Promise<unknown>>();

/** Runs `change` once everything that was asked for the file before has ended; with the file's new place if it was moved then. */
export function inTurn<T>(uri: vscode.Uri, change: (uri: vscode.Uri) => Promise<T>): Promise<T> {
  const key = uri.toString();
  const seen = moves.length;
  const placeNow = () => moves.slice(seen).find(({ from }) => from.toString() === key)?.to ?? uri;
  const before = queues.get(key) ?? Promise.resolve();
  const result = before.then(() => change(placeNow()));
  const settled = result.catch(() => undefined);
  queues.set(key, settled);
  void settled.then(() => {
    if (queues.get(key) === settled) queues.delete(key);
  });
  return result;
}

interface Move {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
}
const moves: Move[] = [];

/** Notes files that were moved. */
export function noteMoves(moved: readonly Move[]): void {
  moves.push(...moved);
}
