// Looks at a file all the while that VS Code writes it. VS Code goes by a file's time and size, and some ten milliseconds
// pass between its last look and its write: what another program writes then, it writes over.
import type * as vscode from "vscode";
import { withoutByteOrderMark } from "../../core/text.ts";
import { textOf, textOnDisk } from "./diskText.ts";
import { type Lost, lostText } from "./lostText.ts";
import { type NodeFiles, nodeFilesFor } from "./nodeFiles.ts";

export class FileWatch {
  readonly #uri: vscode.Uri;
  /** In the order in which they were there, as on disk. */
  readonly #seen: string[] = [];
  /** As last read. */
  #bytes: ReturnType<NodeFiles["readFileSync"]> | undefined;
  #text: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #start = performance.now();
  #isOver = false;

  private constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  /** Runs `write` under the eyes of a watch. */
  static async during<T>(uri: vscode.Uri, write: (watch: FileWatch) => Promise<T>): Promise<T> {
    const watch = new FileWatch(uri);
    try {
      await watch.#lookOn();
      return await write(watch);
    } finally {
      watch.#isOver = true;
      clearTimeout(watch.#timer);
    }
  }

  /** What the file says now, without its byte-order mark; `undefined` where there is no text. */
  async look(): Promise<string | undefined> {
    const text = await this.#read();
    if (text !== undefined && text !== this.#seen.at(-1)) this.#seen.push(text);
    return text === undefined ? undefined : withoutByteOrderMark(text);
  }

  /** Whether the file had `text`, without its byte-order mark, at any look. */
  hasSeen(text: string): boolean {
    return this.#seen.some((each) => withoutByteOrderMark(each) === text);
  }

  /** What came after `before` and had `made` written over it; both without their byte-order mark. */
  lostBetween(before: string, made: string): Lost | undefined {
    return lostText(this.#seen, before, made);
  }

  /** A look takes its time in a large file: as much is left for others. A save that waits for a person is looked at seldom. */
  async #lookOn(): Promise<void> {
    const now = performance.now();
    await this.look();
    if (this.#isOver) return;
    const pause = Math.max(performance.now() - now, (now - this.#start) / 100);
    this.#timer = setTimeout(() => void this.#lookOn(), pause);
  }

  /** Mostly the bytes are those of the look before: then they are not made text of. */
  async #read(): Promise<string | undefined> {
    const files = nodeFilesFor(this.#uri);
    try {
      if (!files) return await textOnDisk(this.#uri);
      const bytes = files.readFileSync(this.#uri.fsPath);
      if (this.#bytes?.equals(bytes)) return this.#text;
      this.#bytes = bytes;
      this.#text = textOf(bytes);
      return this.#text;
    } catch {
      return undefined;
    }
  }
}
