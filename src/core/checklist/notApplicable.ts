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
  const start = match.index + match[0].length;
  // What stands behind the reason is a person's: such a line is no note of ours.
  if (closingParenthesis(struck, start) !== struck.length - 1) return undefined;
  return { text: struck.slice(0, match.index), reason: unescaped(struck.slice(start, -1).trim()) };
}

/** Where the parenthesis that is open at `from` closes; -1 when it does not. Escaped ones do not count. */
function closingParenthesis(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return -1;
}

/** With its parentheses escaped when they do not match. */
function enclosed(markdown: string): string {
  const end = closingParenthesis(`${markdown})`, 0);
  return end === markdown.length ? markdown : markdown.replace(/[()]/g, "\\$&");
}

/** `text` struck through, with the reason behind it. `text` must not have `~~` in it: what is struck could not be told from it. */
export function notApplicableText(text: string, reason: string): string {
  return `~~${text}~~ (N/A: ${enclosed(escaped(reason))})`;
}
