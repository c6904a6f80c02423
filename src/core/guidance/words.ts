// Words of a text as terms are compared: by letters and digits, without case, plural and hyphens.

export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, singular. */
  readonly stem: string;
}

/** `N+1` and `C#` are one word each; a hyphen and a space both separate words. */
const word = /[\p{L}\p{M}\p{N}]+(?:[+'’.][\p{L}\p{N}]+)*[+#]*/gu;

export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(word), toWord);
}

/** The word that covers `character`, with at most `count` words before and after it; empty where there is no word. */
export function wordsAround(text: string, character: number, count: number): readonly Word[] {
  const all = Array.from(text.matchAll(word));
  const at = all.findIndex(({ 0: found, index }) => index <= character && character <= index + found.length);
  return at < 0 ? [] : all.slice(Math.max(0, at - count), at + count + 1).map(toWord);
}

function toWord({ 0: found, index }: RegExpExecArray): Word {
  return { start: index, end: index + found.length, stem: stemOf(found) };
}

/** How a term is looked up: its stems, joined by a space. */
export function termKey(text: string): string {
  return wordsOf(text)
    .map(({ stem }) => stem)
    .join(" ");
}

function stemOf(text: string): string {
  const lower = text.normalize("NFC").toLowerCase().replace(/’/g, "'").replace(/'s$/, "");
  if (lower.length < 4 || /(?:ss|us|is)$/.test(lower)) return lower;
  if (/ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:sh|ch|x|z|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.replace(/s$/, "");
}
