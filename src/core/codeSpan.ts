// Where the code spans of one line are: what stands in them is text, whatever it looks like.

/** Whether `offset` of a line lies between a run of backticks and the next run of the same length. */
export function isInCodeSpan(text: string, offset: number): boolean {
  for (let open = text.indexOf("`"); open >= 0 && open < offset; ) {
    const close = codeSpanEnd(text, open);
    if (close > offset) return true;
    open = text.indexOf("`", close);
  }
  return false;
}

/** The offset after the code span that begins with the backticks at `open`, or after those when nothing closes them. */
export function codeSpanEnd(text: string, open: number): number {
  let end = open;
  while (text[end] === "`") end++;
  for (let at = text.indexOf("`", end); at >= 0; ) {
    let after = at;
    while (text[after] === "`") after++;
    if (after - at === end - open) return after;
    at = text.indexOf("`", after);
  }
  return end;
}
