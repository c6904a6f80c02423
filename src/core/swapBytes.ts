// Changes a file in place where it still has the bytes that it is known to have: in one go, and no byte that stays the same,
// so that nothing of another program's is written over.

/** What is used of Node's module for files, which this part of the code does not know. */
export interface OpenFiles {
  openSync(path: string, flags: "r+"): number;
  readFileSync(file: number): Uint8Array & { equals(bytes: Uint8Array): boolean };
  readSync(file: number, into: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  ftruncateSync(file: number, length: number): void;
  fstatSync(file: number): { readonly mtime: Date };
  closeSync(file: number): void;
}

/**
 * "changed": the file has other bytes, nothing was written. "mixed": another program wrote between the look and the write,
 * so that nobody knows what the file has.
 */
export type Swapped =
  | { readonly kind: "changed" | "mixed" }
  /** `mtime`: when it was written, in milliseconds, as VS Code's file system says it. */
  | { readonly kind: "done"; readonly mtime: number };

/** Throws what the system throws, as on a full disk: then the file has `before` again. */
export function swapBytes(files: OpenFiles, path: string, before: Uint8Array, after: Uint8Array): Swapped {
  const differing = after.findIndex((byte, at) => byte !== before[at]);
  const start = differing < 0 ? after.length : differing;
  let end = after.length;
  if (after.length === before.length) while (end > start && after[end - 1] === before[end - 1]) end--;
  const file = files.openSync(path, "r+");
  try {
    if (!files.readFileSync(file).equals(before)) return { kind: "changed" };
    try {
      writeBytes(files, file, after, start, end);
      if (after.length < before.length) files.ftruncateSync(file, after.length);
    } catch (error) {
      // A part of it may be written: what was there has its place.
      writeBytes(files, file, before, start, Math.min(end, before.length));
      files.ftruncateSync(file, before.length);
      throw error;
    }
    const { mtime } = files.fstatSync(file);
    const now = new Uint8Array(after.length + 1);
    const length = files.readSync(file, now, 0, now.length, 0);
    const isThere = length === after.length && after.every((byte, at) => byte === now[at]);
    return isThere ? { kind: "done", mtime: mtime.getTime() } : { kind: "mixed" };
  } finally {
    files.closeSync(file);
  }
}

/** One call may write a part only. */
export function writeBytes(files: OpenFiles, file: number, bytes: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; ) at += files.writeSync(file, bytes, at, end - at, at);
}
