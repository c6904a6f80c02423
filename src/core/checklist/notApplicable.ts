// How an item says that it does not apply: `- [x] ~~text~~ (N/A: reason)`. A leaf: knows texts only.
import { escaped, unescaped } from "./inlineText.ts";

export interface NotApplicable {
  /** The item's text before it was struck through. */
  readonly text: string;
  /** Why, as plain words; "" when none is given. */
  readonly reason: string;
}

/** From the end of the struck text to the beginning of the reason. */
const note = /~~[ \t]*\(N\/A(?![\p{L}\p{N}])[ \t]*[:–—-]?[ \t]*/u;

/** `undefined` for the text of an item that applies. */
export function notApplicableOf(text: string): NotApplicable | undefined {
  const whole = text.trim();
  if (!whole.startsWith("~~") || !whole.endsWith(")")) return undefined;
  const struck = whole.slice(2);
  const match = note.exec(struck);
  if (!match) return undefined;
  const reason = unescaped(struck.slice(match.index + match[0].length, -1).trim());
  return { text: struck.slice(0, match.index), reason };
}

/** `text` struck through, with the reason behind it. `text` must not have `~~` in it: what is struck could not be told from it. */
export function notApplicableText(text: string, reason: string): string {
  return `~~${text}~~ (N/A: ${escaped(reason)})`;
}
