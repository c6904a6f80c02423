// A persona's Markdown as HTML that may stand in a webview: no HTML of the author's, no images, only harmless links.
// The author is not trusted; whoever shows the HTML still sets a content security policy.
import MarkdownIt, { type MarkdownIt as Parser, type Token } from "markdown-it";
import { dropComments } from "./comments.ts";
import { anchorPassages, type Passage, wordsOf } from "./passages.ts";

export interface MarkdownHtmlOptions {
  /** Label of the button that copies a code block. */
  readonly copy: string;
  /** Label of a table that scrolls; `{0}` is its number on the page. */
  readonly table: string;
  /** The id of the element that `#fragment` leads to; undefined when the page has none. */
  readonly anchorOf: (fragment: string) => string | undefined;
}

/** How a block lies on the page. */
interface BlockPlace {
  /** Of the heading above it; without one, that of the last heading that was written. */
  readonly level?: number;
  /** The anchor of the topic that it is: its leads and headings get anchors below it. */
  readonly anchor?: string;
  /** HTML that follows the first heading. */
  readonly afterHeading?: string;
}

/** Writes one page, top to bottom: it numbers the tables and lets no heading lie more than one level below the last. */
export interface MarkdownHtml {
  block(markdown: string, place?: BlockPlace): string;
  /** One line of Markdown, without a block round it. */
  inline(markdown: string): string;
  /** One line of Markdown as HTML without any tag: "Use `EXPLAIN`" is "Use EXPLAIN". */
  text(markdown: string): string;
  /** The words of a Markdown text, neither escaped nor HTML. */
  words(markdown: string): string;
  /** The parts of a topic that `block` gives anchors. */
  passages(markdown: string, anchor: string): readonly Passage[];
}

export function markdownHtml(options: MarkdownHtmlOptions): MarkdownHtml {
  const parser = new MarkdownIt({ html: false, linkify: false });
  let lastLevel = 2;
  // Every target may pass here: allowedLinks judges what is left after entities and escapes are resolved, and says no
  // to all but three kinds. A target refused here would show its raw Markdown instead of the link's text.
  parser.validateLink = () => true;
  dropComments(parser);
  parser.core.ruler.push("links", ({ tokens }) => {
    for (const token of tokens)
      if (token.children) token.children = allowedLinks(parser, token.children, options.anchorOf);
  });
  parser.core.ruler.push("headings", ({ tokens }) => {
    for (const token of tokens) lastLevel = placeHeading(token, lastLevel);
  });
  const passages = anchorPassages(parser);
  writeBlocks(parser, options);
  return {
    block(markdown, { level = lastLevel, anchor, afterHeading = "" } = {}) {
      lastLevel = level;
      return passages.inTopic(anchor, () => parser.render(visible(markdown), { afterHeading }));
    },
    inline: (markdown) => parser.renderInline(visible(markdown)),
    text: (markdown) => escaped(wordsOf(parser, parser.parseInline(visible(markdown), {})[0]?.children ?? null)),
    words: (markdown) => passages.wordsIn(visible(markdown)),
    passages: (markdown, anchor) => passages.passagesIn(visible(markdown), anchor),
  };
}

/** `text` as it may stand between tags and in a quoted attribute. */
export function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Without the marks that reorder text, so that code reads as it runs: https://trojansource.codes */
function visible(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
}

/** `children` without the links that lead anywhere else than to https:, mailto: or a section; their text stays. */
function allowedLinks(parser: Parser, children: Token[], anchorOf: MarkdownHtmlOptions["anchorOf"]): Token[] {
  let allowed = true;
  return children.filter((token) => {
    if (token.type === "link_open") {
      const href = allowedTarget(parser, String(token.attrGet("href") ?? ""), anchorOf);
      allowed = href !== undefined;
      // The title is the target itself: a webview shows no address on hover, and the author's title could lie.
      token.attrs = href === undefined ? [] : [["href", href], ...(href.startsWith("#") ? [] : titled(href))];
      return allowed;
    }
    return token.type !== "link_close" || allowed;
  });
}

function titled(href: string): [string, string][] {
  return [["title", href]];
}

function allowedTarget(parser: Parser, href: string, anchorOf: MarkdownHtmlOptions["anchorOf"]): string | undefined {
  if (/^(?:https:\/\/[^/]|mailto:[^/])/i.test(href)) return href;
  if (!href.startsWith("#")) return undefined;
  const anchor = anchorOf(parser.utils.lib.mdurl.decode(href.slice(1)));
  return anchor === undefined ? undefined : `#${anchor}`;
}

/** Gives a heading its level on the page and returns it; one inside a list or a quote becomes a paragraph. */
function placeHeading(token: Token, lastLevel: number): number {
  if (token.type !== "heading_open" && token.type !== "heading_close") return lastLevel;
  if (token.level > 0) {
    token.tag = "p";
    if (token.nesting > 0) token.attrSet("class", "heading");
    return lastLevel;
  }
  const level = Math.min(Math.max(Number(token.tag[1]), 2), lastLevel + 1);
  token.tag = `h${token.nesting > 0 ? level : lastLevel}`;
  return token.nesting > 0 ? level : lastLevel;
}

function writeBlocks(parser: Parser, { copy, table }: MarkdownHtmlOptions): void {
  const { rules } = parser.renderer;
  const button = `<button type="button" class="copy">${escaped(copy)}</button>`;
  const code = (token: Token | undefined, language: string) =>
    `<div class="code"><div class="top"><span class="language">${escaped(language)}</span>${button}</div>` +
    `<pre tabindex="0"><code${/^[\w+#.-]+$/.test(language) ? ` data-language="${language.toLowerCase()}"` : ""}>` +
    `${escaped(token?.content ?? "")}</code></pre></div>\n`;
  let tables = 0;
  rules.fence = (tokens, at) => code(tokens[at], /^\S{0,30}/.exec(tokens[at]?.info.trim() ?? "")?.[0] ?? "");
  rules.code_block = (tokens, at) => code(tokens[at], "");
  rules.image = (tokens, at, options, env, renderer) =>
    escaped(renderer.renderInlineAsText(tokens[at]?.children ?? [], options, env));
  rules.heading_close = (tokens, at, _options, env) => {
    const after = env?.afterHeading ?? "";
    if (env) env.afterHeading = "";
    return `</${tokens[at]?.tag}>${after}\n`;
  };
  rules.table_open = () =>
    `<div class="table" tabindex="0" role="region" aria-label="${escaped(table.replace("{0}", String(++tables)))}"><table>\n`;
  rules.table_close = () => "</table></div>\n";
  // The page's policy refuses the style attribute that markdown-it aligns cells with.
  rules.th_open = rules.td_open = (tokens, at) => {
    const align = /right|center/.exec(String(tokens[at]?.attrGet("style") ?? ""))?.[0];
    return `<${tokens[at]?.tag === "th" ? "th" : "td"}${align ? ` class="${align}"` : ""}>`;
  };
}
