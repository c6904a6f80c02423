// Makes untrusted Markdown safe to show in a hover: an image there would be fetched as soon as the hover opens, and a link
// could lead anywhere. Nothing is parsed: what could begin such a thing is broken by a character that shows nothing.

/** Longer texts are cut. */
const longest = 4_000;

/** U+2060: code samples such as `xs![0]` and `Map<string, number>` still read right. */
const wordJoiner = "\u2060";

const foreignTarget = /\]\(\s*<?(?!https?:|mailto:)[a-z][a-z\d+.-]*:[^\s()<>[\]]*>?\s*\)/gi;

/** `!` of an image, `]` before a target, in a link or a definition, that is neither web nor mail, and `<` of a tag or an autolink. */
const opening = /!(?=\[)|\](?=[(:](?!\s*<?(?:https?:|mailto:)))|<(?=[a-z/!?])(?!https?:|mailto:)/gi;

/** The same Markdown with images as links, HTML as text, and no links but those to the web and to mail. Linear time. */
export function safeMarkdown(markdown: string): string {
  // The joiners come last: what the first step leaves beside each other could be a link again.
  return markdown.slice(0, longest).replace(foreignTarget, "]").replace(opening, `$&${wordJoiner}`);
}
