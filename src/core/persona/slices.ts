// The headings, items and hidden lines of a part of a document, found without walking the rest of it.
import { firstFrom, type Heading, type Hidden, type Lines, type ListItem, type Markdown } from "../markdown.ts";

export function headingsIn({ headings }: Markdown, lines: Lines): readonly Heading[] {
  return slice(headings, lines);
}

export function itemsIn({ items }: Markdown, lines: Lines): readonly ListItem[] {
  return slice(items, lines);
}

export function hiddenIn({ hidden }: Markdown, lines: Lines): readonly Hidden[] {
  return slice(hidden, lines);
}

/** The parts of `section` that its headings of level `level` open; each begins with its heading. */
export function partsOf(
  markdown: Markdown,
  section: Lines,
  level: number,
): readonly (Lines & { readonly heading: Heading })[] {
  const headings = headingsIn(markdown, section).filter((heading) => heading.level === level);
  return headings.map((heading, index) => ({
    heading,
    line: heading.line,
    endLine: headings[index + 1]?.line ?? section.endLine,
  }));
}

function slice<Block extends Lines>(blocks: readonly Block[], { line, endLine }: Lines): readonly Block[] {
  return blocks.slice(firstFrom(blocks, line), firstFrom(blocks, endLine));
}
