// A command that acts on a row of the Personas view, on the selected one, or on one from a list.
import type * as vscode from "vscode";
import { tellLate } from "../lateRows.ts";
import { registerCommand } from "../log.ts";

/** `run` gets the row, or nothing where the command comes from the palette or a key. */
export function registerRowCommand(id: string, run: (row: unknown) => unknown): vscode.Disposable {
  return registerCommand(id, (...args) => {
    // From the menu of a row that is gone by then comes nothing either, but an argument more.
    if (args.length > 1 && args[0] === undefined) return tellLate();
    return run(args[0]);
  });
}
