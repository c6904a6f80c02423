// Lets markdown-it drop HTML comments, which people write to hide text, while all other HTML stays text.
import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

export function dropComments(markdown: MarkdownIt): void {
  markdown.block.ruler.before("html_block", "comment", commentBlock, { alt: ["paragraph", "reference", "blockquote"] });
  markdown.inline.ruler.before("html_inline", "comment", commentSpan);
}

/** A comment that opens a line, with the rest of its last line; one that nothing closes runs to the end. */
function commentBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !state.src.startsWith("<!--", first)) return false;
  if (silent) return true;
  let line = startLine;
  let from = first + 4;
  while (line < endLine && !state.src.slice(from, state.eMarks[line]).includes("-->")) from = state.bMarks[++line] ?? 0;
  state.line = Math.min(line + 1, endLine);
  return true;
}

/** Where the next `-->` is, by text: looking for it again from each `<!--` would be quadratic. */
const nextClose = new WeakMap<StateInline, number>();

function commentSpan(state: StateInline): boolean {
  if (!state.src.startsWith("<!--", state.pos)) return false;
  let close = nextClose.get(state) ?? -1;
  if (close < state.pos + 4) {
    close = state.src.indexOf("-->", state.pos + 4);
    if (close < 0) close = Number.POSITIVE_INFINITY;
    nextClose.set(state, close);
  }
  if (close + 3 > state.posMax) return false;
  state.pos = close + 3;
  return true;
}
