// Makes untrusted Markdown safe to show in a hover: an image there would be fetched as soon as the hover opens.

/** Longer texts are cut. */
const longest = 4_000;

/** The same Markdown with images as links, and without links that are neither web, mail nor plain. */
export function safeMarkdown(markdown: string): string {
  return markdown
    .slice(0, longest)
    .replace(/!(?=\[)/g, "")
    .replace(/<(?=[a-z/!?])/gi, "&lt;")
    .replace(/\]\(\s*<?(?!https?:|mailto:)[^)]*\)/gi, "]")
    .replace(/^(\s*\[[^\]]+\]:)\s*(?!https?:|mailto:).*$/gim, "");
}
