// Cuts a topic at its bold leads and deeper headings, which the page gives anchors and the search finds one by one.
import type { MarkdownIt, Token } from "markdown-it";
import { slug } from "../text.ts";

/** A part of a topic that can be linked to. */
export interface Passage {
  /** The topic's anchor, and for a part of it a dot and the lead as a slug: `topic-databases.n-1-queries`. */
  readonly anchor: string;
  /** The lead's words; "" for what stands before the first one. */
  readonly title: string;
  /** The words of the part, its lead included, without Markdown. */
  readonly text: string;
}

/** What a heading's or a lead's line begins. "" as the title is the topic's own heading. */
interface Lead {
  readonly anchor: string;
  readonly title: string;
}

export interface PassageParser {
  /** What `run` parses is the topic at `anchor`; without one nothing gets an anchor. */
  inTopic<T>(anchor: string | undefined, run: () => T): T;
  /** The parts of `markdown`, the topic at `anchor`, in their order; those without any text are left out. */
  passagesIn(markdown: string, anchor: string): readonly Passage[];
  /** All the words of `markdown`, which is no topic. */
  wordsIn(markdown: string): string;
}

/** The anchor of the first part of a topic with this lead or heading. */
export function partAnchor(topicAnchor: string, title: string): string {
  return `${topicAnchor}.${slug(title).slice(0, 100)}`;
}

/** Lets `parser` give each bold lead of a topic and each heading but the topic's own an id. */
export function anchorPassages(parser: MarkdownIt): PassageParser {
  let topic: string | undefined;
  const leads = new WeakMap<Token, Lead>();
  parser.core.ruler.push("passages", ({ tokens }) => {
    if (topic === undefined) return;
    const counts = new Map<string, number>();
    let headings = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type !== "inline") continue;
      const heading = tokens[at - 1]?.type === "heading_open" ? tokens[at - 1] : undefined;
      const opening = heading ?? leadOf(token);
      if (!opening) continue;
      const isOwn = heading !== undefined && ++headings === 1;
      const title = isOwn ? "" : wordsOf(parser, heading ? token.children : leadWords(token));
      const anchor = title === "" ? topic : idOf(partAnchor(topic, title), counts);
      if (title !== "") opening.attrSet("id", anchor);
      if (isOwn || title !== "") leads.set(token, { anchor, title });
    }
  });
  const inTopic: PassageParser["inTopic"] = (anchor, run) => {
    topic = anchor;
    try {
      return run();
    } finally {
      topic = undefined;
    }
  };
  return {
    inTopic,
    passagesIn(markdown, anchor) {
      const tokens = inTopic(anchor, () => parser.parse(markdown, {}));
      return cut(parser, tokens, anchor, (token) => leads.get(token));
    },
    wordsIn: (markdown) =>
      cut(parser, parser.parse(markdown, {}), "", () => undefined)
        .map(({ text }) => text)
        .join(""),
  };
}

function cut(
  parser: MarkdownIt,
  tokens: readonly Token[],
  anchor: string,
  leadAt: (token: Token) => Lead | undefined,
): readonly Passage[] {
  const parts: (Lead & { readonly texts: string[] })[] = [{ anchor, title: "", texts: [] }];
  for (const token of tokens) {
    const isCode = token.type === "fence" || token.type === "code_block";
    if (token.type !== "inline" && !isCode) continue;
    const lead = leadAt(token);
    if (lead?.title === "") continue;
    if (lead) parts.push({ ...lead, texts: [] });
    parts[parts.length - 1]?.texts.push(isCode ? token.content : wordsOf(parser, token.children));
  }
  return parts
    .map(({ texts, ...part }) => ({ ...part, text: texts.join("\n").trim() }))
    .filter(({ text }) => text !== "");
}

/** The words of inline tokens, without their Markdown. */
export function wordsOf(parser: MarkdownIt, tokens: readonly Token[] | null): string {
  return parser.renderer.renderInlineAsText([...(tokens ?? [])], parser.options, {}).trim();
}

/** What opens the bold words that the line begins with. */
function leadOf({ children }: Token): Token | undefined {
  const first = children?.find(({ type, content }) => type !== "text" || content !== "");
  return first?.type === "strong_open" ? first : undefined;
}

function leadWords({ children }: Token): readonly Token[] {
  const all = children ?? [];
  return all.slice(
    0,
    all.findIndex(({ type }) => type === "strong_close"),
  );
}

/** No slug has two hyphens in a row, so that a count never makes the name of another lead. */
function idOf(base: string, counts: Map<string, number>): string {
  const count = (counts.get(base) ?? 0) + 1;
  counts.set(base, count);
  return count === 1 ? base : `${base}--${count}`;
}
