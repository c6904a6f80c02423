// Finds, in what a file said one after the other, what another program wrote and VS Code wrote over.
import { withoutByteOrderMark } from "../../core/text.ts";

/** Both as on disk. */
export interface Lost {
  readonly text: string;
  /** What was written over it. */
  readonly by: string;
}

/**
 * What came after `before` and had `made` written over it. `seen`: what the file said, in order, each once, as on disk;
 * `before` and `made` are without their byte-order mark.
 */
export function lostText(seen: readonly string[], before: string, made: string): Lost | undefined {
  const texts = seen.map(withoutByteOrderMark);
  const at = texts.lastIndexOf(made);
  const by = seen[at];
  if (by === undefined) return undefined;
  // VS Code may empty a file to write it anew.
  const others = seen.slice(Math.max(texts.indexOf(before), 0) + 1, at).filter((text) => !by.startsWith(text));
  const text = others.at(-1);
  return text === undefined ? undefined : { text, by };
}
