// The log channel, and the one broad catch round commands and providers.
import * as vscode from "vscode";
import { commands } from "./ids.ts";

let channel: vscode.LogOutputChannel | undefined;

export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel("Persona Guide", { log: true });
  return channel;
}

/** For what a person asked for: a failure is logged and told in one sentence. */
export function registerCommand(id: string, run: (...args: readonly unknown[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      log().error(id, error);
      await tell(
        vscode.l10n.t("Persona Guide could not do that: {0}", error instanceof Error ? error.message : String(error)),
      );
    }
  });
}

/** For what the editor asked for: a failure is logged and nothing is answered. */
export async function guard<T>(what: string, run: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    log().error(what, error);
    return undefined;
  }
}

export interface Mend {
  readonly title: string;
  run(): unknown;
  /** The message is closed, by a person or by VS Code, which shows one alone of those that read the same. */
  closed?(): void;
}

/** One message for a failed action, with the way to the log, and to what would mend it. Waits for no answer. */
export function tell(message: string, ...mends: readonly Mend[]): void {
  log().warn(message);
  const openLog = { title: vscode.l10n.t("Open Log"), run: () => vscode.commands.executeCommand(commands.showLog) };
  void vscode.window
    .showErrorMessage(message, ...mends, openLog)
    .then((answer) => guard(message, () => (answer ? answer.run() : mends.map((mend) => mend.closed?.()))));
}
