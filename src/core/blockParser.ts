// markdown-it as this project uses it: blocks only, comments in place of HTML, and as fast as it can be.
import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type Token } from "markdown-it";

/** Lines that are parsed at a time: the parser's tables for a long text cost more than its length. */
const stretch = 2_000;

/**
 * Hands the block tokens of `lines` from line `from` on to `take`, in their order and in one or more parts, each with the
 * line that its tokens' maps count from. No block is cut in two: a stretch ends before its last outer block, which may
 * go on below, unless that one fills the stretch; then a longer one is tried.
 */
export function parseBlocks(
  lines: readonly string[],
  from: number,
  take: (tokens: readonly Token[], line: number) => void,
): void {
  let size = stretch;
  for (let line = from; line < lines.length; ) {
    const end = Math.min(line + size, lines.length);
    const tokens = blockParser().parse(lines.slice(line, end).join("\n"), {});
    const last = end < lines.length ? lastOuter(tokens) : tokens.length;
    const next = end < lines.length ? (tokens[last]?.map?.[0] ?? end - line) : end - line;
    if (next === 0) {
      size *= 2;
      continue;
    }
    take(tokens.slice(0, last), line);
    line += next;
    size = stretch;
  }
}

/** The index of the token that opens the last outer block. */
function lastOuter(tokens: readonly Token[]): number {
  return Math.max(
    0,
    tokens.findLastIndex(({ level, nesting }) => level === 0 && nesting >= 0),
  );
}

/** In place of HTML blocks: GFM would let `<div>` swallow the items below it, people only mean comments to hide them. */
function commentBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !state.src.startsWith("<!--", first)) return false;
  if (silent) return true;
  let line = startLine;
  let closed = state.src.slice(first + 2, state.eMarks[line]).includes("-->");
  while (!closed && ++line < endLine) {
    closed = state.src.slice(state.bMarks[line], state.eMarks[line]).includes("-->");
  }
  state.line = Math.min(line + 1, endLine);
  const token = state.push("html_block", "", 0);
  token.map = [startLine, state.line];
  token.meta = { closed };
  return true;
}

/** Makes tokens as plain values: markdown-it's own class defines each field by a call, which is half of the time it takes. */
class LeanState extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: Token["nesting"]): Token {
    if (nesting < 0) this.level--;
    const { level } = this;
    const token = {
      type,
      tag,
      nesting,
      level,
      attrs: null,
      map: null,
      children: null,
      content: "",
      markup: "",
      info: "",
      meta: null,
      block: true,
      hidden: false,
    } as unknown as Token;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
}

let parser: Parser | undefined;

function blockParser(): Parser {
  if (!parser) {
    parser = new MarkdownIt({ html: true, maxNesting: 200 });
    parser.core.ruler.enableOnly(["normalize", "block"]);
    parser.block.State = LeanState;
    parser.block.ruler.at("html_block", commentBlock, { alt: ["paragraph", "reference", "blockquote"] });
  }
  return parser;
}
