// Text with places to fill in, `{METHOD /path}`, and back to plain text. Knows no editor's snippet syntax.

export type Segment =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "placeholder";
      /** From 1, in the order of first appearance; the same text has the same number. */
      readonly number: number;
      /** What stands between the braces. */
      readonly text: string;
    };

/** `{…}` on one line, not empty, not escaped as `\{`, and no braces inside. */
const placeholder = /(?<!\\)\{([^{}\n]*[^{}\s][^{}\n]*)\}/g;

/** The segments of `text`. `numbers` keeps the numbers of the placeholders seen so far; give one map to all texts of an insertion. */
export function segmentsOf(text: string, numbers = new Map<string, number>()): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const [whole, inner = ""] = match;
    if (match.index > end) segments.push({ kind: "text", text: text.slice(end, match.index) });
    const name = inner.trim().replace(/\s+/g, " ");
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    segments.push({ kind: "placeholder", number, text: inner });
    end = match.index + whole.length;
  }
  if (end < text.length) segments.push({ kind: "text", text: text.slice(end) });
  return segments;
}

/** The segments as text, with placeholders in braces. */
export function plainText(segments: readonly Segment[]): string {
  return segments.map(({ kind, text }) => (kind === "text" ? text : `{${text}}`)).join("");
}
