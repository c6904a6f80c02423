// One line of a person's words as Markdown that means just those words, and back: a reason, a heading, a quote.
import { withoutHiddenCharacters } from "../text.ts";

/** What Markdown would read as its own, and what would open or close a comment. An underscore inside a word stays. */
const active = /[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?[a-z\d]+;)|(?<=<)!|(?<=--)>/giu;

/** `words` on one line. Line breaks and runs of space become one space; hidden characters are left out. */
export function oneLine(words: string): string {
  return withoutHiddenCharacters(words)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** `words` as Markdown on one line: `a [b]` is `a \[b\]`. */
export function escaped(words: string): string {
  return oneLine(words).replace(active, "\\$&");
}

/** The words that `markdown` shows: the inverse of `escaped`. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
