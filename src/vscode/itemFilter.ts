// Whether the views leave out what is done: one choice for both of them, kept until the window closes.
import * as vscode from "vscode";
import { contextKeys } from "./ids.ts";

export class ItemFilter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #openOnly = false;

  get openOnly(): boolean {
    return this.#openOnly;
  }

  async show(openOnly: boolean): Promise<void> {
    this.#openOnly = openOnly;
    await vscode.commands.executeCommand("setContext", contextKeys.openOnly, openOnly);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
