// Words of a text as terms are compared: by letters and digits, without case, plural and hyphens. Where a script puts no
// spaces between words each character is a word of its own, so that a term there is found by its characters.

export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, singular. */
  readonly stem: string;
}

const spaceless = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

/**
 * `N+1`, `C#`, `Node.js` and `next_cursor` are one word each, the star of `SELECT *` is one; a hyphen and a space both
 * separate words.
 */
const word = new RegExp(
  `(?=\\p{L})[${spaceless}]\\p{M}*|(?:(?![${spaceless}])[\\p{L}\\p{M}\\p{N}])+(?:[+'’._](?:(?![${spaceless}])[\\p{L}\\p{N}\\p{M}])+)*[+#]*|(?<=[A-Za-z0-9] )\\*(?![*\\w])`,
  "gu",
);
/** Without letters and digits beyond ASCII; dashes, quotation marks and arrows are separators like those of ASCII. */
const plain = /^[\0-\x7f\u2010-\u2018\u201A-\u203A\u2190-\u21FF\u2248-\u2265]*$/;

const oneSpaceless = new RegExp(`^(?=\\p{L})[${spaceless}]`, "u");

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  eachWord(text, (stem, start, end) => words.push({ start, end, stem }));
  return words;
}

/** The stems of `wordsOf` alone. */
export function stemsOf(text: string): readonly string[] {
  const stems: string[] = [];
  eachWord(text, (stem) => stems.push(stem));
  return stems;
}

type Take = (stem: string, start: number, end: number) => void;

function eachWord(text: string, take: Take): void {
  if (plain.test(text)) eachPlainWord(text, take);
  else
    for (const { 0: found, index } of text.matchAll(word))
      take(singularOf(found.normalize("NFC").replace(/’/g, "'").toLowerCase()), index, index + found.length);
}

/** What `word` finds in a plain text, in a fraction of the time: the index and every scan stand on this. */
function eachPlainWord(text: string, take: Take): void {
  const lower = text.toLowerCase();
  for (let start = 0; start < lower.length; start++) {
    if (!isAlphanumeric(lower, start)) {
      if (lower[start] === "*" && isStarWord(lower, start)) take("*", start, start + 1);
      continue;
    }
    let end = start + 1;
    while (isAlphanumeric(lower, end) || (isInner(lower, end) && isAlphanumeric(lower, end + 1))) end++;
    while (lower[end] === "+" || lower[end] === "#") end++;
    take(singularOf(lower.slice(start, end)), start, end);
    start = end - 1;
  }
}

/** Of a text in lower case. */
function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function isInner(text: string, at: number): boolean {
  const character = text[at];
  return character === "." || character === "_" || character === "+" || character === "'";
}

function isStarWord(text: string, at: number): boolean {
  return text[at - 1] === " " && isAlphanumeric(text, at - 2) && !/[*\w]/.test(text[at + 1] ?? "");
}

/** Whether `stem` is a character of a script without spaces between words. */
export function isSpaceless(stem: string): boolean {
  return stem.charCodeAt(0) > 0x7f && oneSpaceless.test(stem);
}

/** The word that covers `character`, with at most `count` words before and after it; empty where there is no word. */
export function wordsAround(text: string, character: number, count: number): readonly Word[] {
  const all = wordsOf(text);
  // Of two neighbors that touch, the one that begins there.
  const at = all.findLastIndex(({ start, end }) => start <= character && character <= end);
  return at < 0 ? [] : all.slice(Math.max(0, at - count), at + count + 1);
}

/** How a term is looked up: its stems, joined by a space. */
export function termKey(text: string): string {
  return keyOf(stemsOf(text));
}

export function keyOf(stems: readonly string[]): string {
  return stems.length === 1 ? (stems[0] ?? "") : stems.join(" ");
}

function singularOf(lower: string): string {
  if (!lower.endsWith("s")) return lower;
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  if (lower.length < 4 || /[sui]s$/.test(lower)) return lower;
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  if (/(?:sh|ch|x|z|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
