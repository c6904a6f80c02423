// The block structure of a Markdown text: headings, list items, code and comments, each with its lines.
// markdown-it decides what is a block (CommonMark and GFM); this file only keeps what the product asks for.
import type { Token } from "markdown-it";
import { parseBlocks } from "./blockParser.ts";
import { isInCodeSpan } from "./codeSpan.ts";
import { splitLines, withoutByteOrderMark } from "./text.ts";

/** `line` is the first line, `endLine` the line after the last one; both zero-based. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** A heading of the document itself, not one inside a list or a quote. */
export interface Heading extends Lines {
  readonly level: number;
  /** The heading's Markdown without its marks: "During `/speckit.plan`". */
  readonly text: string;
  /** True for a heading that is underlined: `Title` over `-----`. */
  readonly underlined: boolean;
}

export interface ListItem extends Lines {
  /** The Markdown of the item's first paragraph, its lines joined by one space; "" when it begins with another block. */
  readonly text: string;
  /** 0 for an item of an outer list. */
  readonly depth: number;
  readonly ordered: boolean;
}

/** Lines that hold no items and no headings: fenced or indented code, or an HTML comment. */
export interface Hidden extends Lines {
  readonly kind: "fence" | "indented" | "comment";
  /** False when a fence or a comment runs to the end of the text because nothing closes it. */
  readonly closed: boolean;
}

export interface Markdown {
  /** The text as it was given. */
  readonly source: string;
  /** The lines of the text, without a byte-order mark and without line ends. */
  readonly lines: readonly string[];
  /** The first line after the front matter; 0 when there is none. */
  readonly bodyLine: number;
  readonly headings: readonly Heading[];
  /** List items in the order of their lines, quoted ones left out. */
  readonly items: readonly ListItem[];
  readonly hidden: readonly Hidden[];
}

interface Blocks {
  readonly headings: Heading[];
  readonly items: ListItem[];
  readonly hidden: Hidden[];
}

export function markdownOf(source: string): Markdown {
  const text = withoutByteOrderMark(source);
  const lines = splitLines(text);
  const bodyLine = frontMatterEnd(lines);
  const found: Blocks = { headings: [], items: [], hidden: [] };
  parseBlocks(lines, bodyLine, (tokens, line) => takeBlocks(tokens, line, lines, found));
  if (!text.includes("<!--")) return { source, lines, bodyLine, ...found };
  const hidden = withInlineComments(found.hidden, lines);
  const isShown = ({ line }: Lines) => blockAt(hidden, line)?.kind !== "comment";
  return {
    source,
    lines,
    bodyLine,
    headings: found.headings.filter(isShown),
    items: found.items.filter(isShown),
    hidden,
  };
}

/** The line after the front matter, 0 when `lines` do not begin with a closed one. */
export function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? "")) return 0;
  return lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line)) + 1;
}

/** The code or comment that `line` lies in. */
export function hiddenAt(markdown: Markdown, line: number): Hidden | undefined {
  return blockAt(markdown.hidden, line);
}

/** The headings above `line`, outermost first: each of a lower level than the next. */
export function headingPath(headings: readonly Heading[], line: number): readonly Heading[] {
  const path: Heading[] = [];
  for (const heading of headings) {
    if (heading.line > line) break;
    while (path.length > 0 && (path[path.length - 1]?.level ?? 0) >= heading.level) path.pop();
    path.push(heading);
  }
  return path;
}

/** The line after the last line of the section that `headings[index]` opens, that of its sub-sections included. */
export function sectionEnd({ headings, lines }: Markdown, index: number): number {
  const level = headings[index]?.level ?? 0;
  return headings.find((heading, at) => at > index && heading.level <= level)?.line ?? lines.length;
}

/** The index of the first block that begins at or after `line`; `blocks` are in the order of their lines. */
export function firstFrom(blocks: readonly { readonly line: number }[], line: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function blockAt<Block extends Lines>(blocks: readonly Block[], line: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) return undefined;
    if (line < block.line) high = middle;
    else if (line >= block.endLine) low = middle + 1;
    else return block;
  }
  return undefined;
}

/** `from`: the line that the tokens' maps count from. */
function takeBlocks(
  tokens: readonly Token[],
  from: number,
  lines: readonly string[],
  { headings, items, hidden }: Blocks,
): void {
  const ordered: boolean[] = [];
  let quotes = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const line = from + (token.map?.[0] ?? 0);
    const endLine = from + (token.map?.[1] ?? 0);
    switch (token.type) {
      case "heading_open": {
        const text = tokens[at + 1]?.content ?? "";
        if (token.level === 0)
          headings.push({
            line,
            endLine,
            level: Number(token.tag[1]),
            text,
            underlined: token.markup !== "#".repeat(token.markup.length),
          });
        break;
      }
      case "bullet_list_open":
      case "ordered_list_open":
        ordered.push(token.type === "ordered_list_open");
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        ordered.pop();
        break;
      case "list_item_open": {
        if (quotes > 0) break;
        const inline = tokens[at + 1]?.type === "paragraph_open" ? tokens[at + 2]?.content : undefined;
        const textLines = inline?.split("\n") ?? [];
        const text = textLines.map((each) => each.trim()).join(" ");
        items.push({
          line,
          endLine: lastFilled(lines, endLine),
          text,
          depth: ordered.length - 1,
          ordered: ordered[ordered.length - 1] ?? false,
        });
        break;
      }
      case "blockquote_open":
        quotes++;
        break;
      case "blockquote_close":
        quotes--;
        break;
      case "fence":
        hidden.push({
          kind: "fence",
          line,
          endLine,
          closed: isClosed(token, lines[endLine - 1] ?? "", endLine - line),
        });
        break;
      case "code_block":
        hidden.push({ kind: "indented", line, endLine, closed: true });
        break;
      case "html_block":
        hidden.push({ kind: "comment", line, endLine, closed: token.meta?.closed === true });
        break;
    }
  }
}

function isClosed(fence: Token, lastLine: string, lineCount: number): boolean {
  const mark = lastLine.replace(/^[\s>]*/, "").trimEnd();
  return lineCount > 1 && mark.length >= fence.markup.length && mark === (fence.markup[0] ?? "").repeat(mark.length);
}

/** `endLine` without the blank lines before it: markdown-it counts those to a list item. */
function lastFilled(lines: readonly string[], endLine: number): number {
  let end = endLine;
  while (end > 0 && (lines[end - 1] ?? "").trim() === "") end--;
  return end;
}

/** Adds the lines that begin inside a comment which opens in the middle of a line; one that never closes is text. */
function withInlineComments(hidden: readonly Hidden[], lines: readonly string[]): readonly Hidden[] {
  const lastClose = lines.findLastIndex((line) => line.includes("-->"));
  const all: Hidden[] = [];
  let next = 0;
  let close = 0;
  for (let line = 0; line < lastClose; line++) {
    const block = hidden[next];
    if (block && block.line <= line) {
      all.push(block);
      next++;
      line = block.endLine - 1;
      if (block.kind !== "comment" || line >= lastClose) continue;
    }
    if (!opensComment(lines[line] ?? "")) continue;
    if (close <= line) for (close = line + 1; !lines[close]?.includes("-->"); ) close++;
    const inside = next;
    while ((hidden[next]?.endLine ?? Number.POSITIVE_INFINITY) <= close + 1) next++;
    const crossing = hidden[next];
    if (crossing && crossing.line <= close) {
      for (const each of hidden.slice(inside, next)) all.push(each);
      line = crossing.line - 1;
    } else {
      all.push({ kind: "comment", line: line + 1, endLine: close + 1, closed: true });
      line = close - 1;
    }
  }
  return [...all, ...hidden.slice(next)];
}

/** Whether the last comment that begins in `text` goes on in the next line. */
function opensComment(text: string): boolean {
  const open = text.lastIndexOf("<!--");
  return open >= 0 && !text.includes("-->", open) && !isInCodeSpan(text, open);
}
