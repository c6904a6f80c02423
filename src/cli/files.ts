// What lies at a path, and files as text, without loss: what is not UTF-8 text is refused with the place, a byte-order
// mark is kept. Nothing here throws for what the file system answers.
import fs, { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { swapBytes } from "../core/swapBytes.ts";

export interface TextFile {
  readonly kind: "text";
  readonly path: string;
  /** Without the byte-order mark, line ends as they are. */
  readonly text: string;
  readonly hasBom: boolean;
}

export interface Unreadable {
  readonly kind: "unreadable";
  /** Names the file and, where there is one, the line. */
  readonly message: string;
}

/** More than a thousand times the largest document seen in the wild. */
const largest = 20 * 1024 * 1024;

/** What a path leads to, through links. A link to nothing is missing. */
export type Kind = { readonly kind: "file" | "directory" | "other" | "missing" } | Unreadable;

export function kindOf(path: string): Kind {
  try {
    const stats = statSync(path);
    return { kind: stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other" };
  } catch (error) {
    return isMissing(error) ? { kind: "missing" } : unreadable(path, reason(error));
  }
}

/** The entries of a directory, by name; none when there is no such directory. */
export function entriesIn(
  folder: string,
): { readonly kind: "entries"; readonly entries: readonly Dirent[] } | Unreadable {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return { kind: "entries", entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (error) {
    return isMissing(error) ? { kind: "entries", entries: [] } : unreadable(folder, reason(error));
  }
}

export function readText(path: string): TextFile | Unreadable {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return unreadable(path, "is a directory, not a file");
    if (!stats.isFile()) return unreadable(path, "is not a regular file");
    if (stats.size > largest) return unreadable(path, `is larger than ${largest / 1024 / 1024} MB`);
    return decoded(path, readFileSync(path));
  } catch (error) {
    return unreadable(path, reason(error));
  }
}

export interface Unwritten extends Unreadable {
  /** Whether another program has written the file since it was read. */
  readonly isOutdated: boolean;
  /** Whether something was written, maybe in a wrong place. */
  readonly isMixed: boolean;
}

/**
 * Writes `text` in place of the file's, with its byte-order mark: only what differs, and only where the file is as it was
 * read. The answer is what went wrong, if something did.
 */
export function writeText({ path, hasBom, text: before }: TextFile, text: string): Unwritten | undefined {
  const bytesOf = (each: string) => Buffer.from((hasBom ? "\uFEFF" : "") + each);
  try {
    const { kind } = swapBytes(fs, path, bytesOf(before), bytesOf(text));
    if (kind === "done") return undefined;
    const what =
      kind === "changed"
        ? "another program has written it in the meantime; nothing was changed"
        : "another program wrote it in the moment of the change: look whether both are in it";
    return { ...unreadable(path, what), isOutdated: true, isMixed: kind === "mixed" };
  } catch (error) {
    return { ...unreadable(path, reason(error)), isOutdated: false, isMixed: false };
  }
}

function decoded(path: string, bytes: Buffer): TextFile | Unreadable {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return unreadable(`${path}:${lineAt(bytes, nul)}`, "is binary: it holds a zero byte");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasBom = text.startsWith("\uFEFF");
    return { kind: "text", path, text: hasBom ? text.slice(1) : text, hasBom };
  } catch {
    return unreadable(`${path}:${firstBrokenLine(bytes)}`, "is not valid UTF-8");
  }
}

function firstBrokenLine(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

function unreadable(path: string, what: string): Unreadable {
  const shown = path.length > 300 ? `${path.slice(0, 300)}…` : path;
  return { kind: "unreadable", message: `${shown}: ${what}` };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left",
  ELOOP: "the link leads to itself",
  ENAMETOOLONG: "the name is too long",
};

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Why the file system refused, for a person. */
export function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
