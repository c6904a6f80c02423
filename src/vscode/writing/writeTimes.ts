// Remembers when a file was last written and by whom, as the file system says it: VS Code hears of it later. A file server's
// clock may be off, so that what VS Code has heard counts as well.
import * as vscode from "vscode";
import { withoutByteOrderMark } from "../../core/text.ts";
import { textOnDisk } from "./diskText.ts";

/**
 * How long after another program wrote a file VS Code may not have heard of it, in milliseconds. When it read the file in
 * the middle of that, it has the new text with the old time, and refuses to save until it hears.
 */
export const settling = 500;
/** Milliseconds for which another program that has written a file is taken to go on writing it. */
const busyFor = 2_000;

/** Milliseconds since 1970. */
interface Written {
  /** By this extension: no need to wait then. */
  readonly own: number;
  readonly foreign: number;
  /** By this machine's clock, what VS Code had heard of when `foreign` was seen. */
  readonly foreignHeard: number;
}
const unknown: Written = { own: 0, foreign: 0, foreignHeard: 0 };
const written = new Map<string, Written>();
/** When VS Code has last heard of a write of the file, whoever made it. */
const heard = new Map<string, number>();

/** Notes that VS Code hears of a write of the file just now. */
export function noteHeard(uri: vscode.Uri): void {
  if (heard.size > 1_000) heard.clear();
  heard.set(uri.toString(), Date.now());
}

/** Notes that this extension wrote the file at `mtime`. */
export function noteOwn(uri: vscode.Uri, mtime: number): void {
  note(uri, { own: mtime });
}

/** The same where it is not known when: unless another program has written something else since. `made`: without its byte-order mark. */
export async function noteWritten(uri: vscode.Uri, made: string): Promise<void> {
  const { mtime } = await vscode.workspace.fs.stat(uri);
  if (withoutByteOrderMark((await textOnDisk(uri)) ?? "") === made) noteOwn(uri, mtime);
}

/** Whether another program has written the file in the last milliseconds, and may be in the middle of it. */
export function isBusy(uri: vscode.Uri, { mtime }: vscode.FileStat, within = busyFor): boolean {
  const key = uri.toString();
  if (mtime !== written.get(key)?.own) note(uri, { foreign: mtime, foreignHeard: heard.get(key) ?? 0 });
  const { foreign, foreignHeard } = written.get(key) ?? unknown;
  return Math.abs(Date.now() - foreign) < within + coarseness(foreign) || Date.now() - foreignHeard < within;
}

/** Whether VS Code has heard of whoever wrote the file at `mtime`. */
export function isSettled(uri: vscode.Uri, mtime: number): boolean {
  return written.get(uri.toString())?.own === mtime || Math.abs(Date.now() - mtime) > settling + coarseness(mtime);
}

/** Some file systems say whole seconds: then a file was written up to so many milliseconds later. */
function coarseness(mtime: number): number {
  return mtime % 1_000 === 0 ? 1_000 : 0;
}

function note(uri: vscode.Uri, when: Partial<Written>): void {
  if (written.size > 100) written.clear();
  written.set(uri.toString(), { ...unknown, ...written.get(uri.toString()), ...when });
}
