// markdown-it as this project uses it: blocks only, comments in place of HTML, and as fast as it can be.
import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type Token } from "markdown-it";

/**
 * Hands the block tokens of `text` to `take`, in their order and in one or more parts; no block is cut in two. The
 * array of a part is emptied afterwards.
 */
export function parseBlocks(text: string, take: (tokens: readonly Token[]) => void): void {
  take(blockParser().parse(text, { take } satisfies Reader));
}

/** In place of HTML blocks: GFM would let `<div>` swallow the items below it, people only mean comments to hide them. */
function commentBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !state.src.startsWith("<!--", first)) return false;
  if (silent) return true;
  let line = startLine;
  let closed = state.src.slice(first + 4, state.eMarks[line]).includes("-->");
  while (!closed && ++line < endLine) {
    closed = state.src.slice(state.bMarks[line], state.eMarks[line]).includes("-->");
  }
  state.line = Math.min(line + 1, endLine);
  const token = state.push("html_block", "", 0);
  token.map = [startLine, state.line];
  token.meta = { closed };
  return true;
}

/** What the parser is handed along with a text. */
type Reader = { readonly take: (tokens: readonly Token[]) => void };

/** Takes finished blocks out of the parser now and then: tokens kept to the end cost a long text more than its length. */
function takeFinished(state: StateBlock, _startLine: number, _endLine: number, silent: boolean): boolean {
  if (silent || state.level > 0 || state.tokens.length < 256) return false;
  (state.env as Reader).take(state.tokens);
  state.tokens.length = 0;
  return false;
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
    parser.block.ruler.before("table", "take_finished", takeFinished);
    parser.block.ruler.at("html_block", commentBlock, { alt: ["paragraph", "reference", "blockquote"] });
  }
  return parser;
}
