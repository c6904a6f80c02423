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
const oneSpaceless = new RegExp(`^(?=\\p{L})[${spaceless}]`, "u");

export function wordsOf(text: string): readonly Word[] {
  const lower = text.toLowerCase();
  const words: Word[] = [];
  for (let start = nextStart(lower, 0), end = 0; start < lower.length; start = nextStart(lower, end)) {
    if (kindAt(lower, start) === beyond) return anyWordsOf(text);
    end = endOf(lower, start);
    words.push({ start, end, stem: singularOf(lower.slice(start, end)) });
  }
  return words;
}

/** The stems of `wordsOf` alone. */
export function stemsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const stems: string[] = [];
  for (let start = nextStart(lower, 0), end = 0; start < lower.length; start = nextStart(lower, end)) {
    if (kindAt(lower, start) === beyond) return anyWordsOf(text).map(({ stem }) => stem);
    end = endOf(lower, start);
    stems.push(singularOf(lower.slice(start, end)));
  }
  return stems;
}

function anyWordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    stem: singularOf(found.normalize("NFC").replace(/’/g, "'").toLowerCase()),
  }));
}

/**
 * Where the next word of a text in lower case begins, or what is beyond Latin letters. With `endOf` it finds what `word` does in a
 * text without that, in a fraction of the time: the index and every scan stand on this.
 */
function nextStart(lower: string, from: number): number {
  let at = from;
  while (at < lower.length && (kindAt(lower, at) & (letter | beyond)) === 0 && !isStarWord(lower, at)) at++;
  return at;
}

/** Where the word that begins at `start` ends. */
function endOf(lower: string, start: number): number {
  let end = start + 1;
  if (kindAt(lower, start) !== letter) return end;
  for (;;) {
    const kind = kindAt(lower, end);
    if (kind !== letter && ((kind & inner) === 0 || kindAt(lower, end + 1) !== letter)) break;
    end++;
  }
  while ((kindAt(lower, end) & last) !== 0) end++;
  return end;
}

const letter = 1;
/** Where a letter follows, as in `node.js`. */
const inner = 2;
/** As in `c#`. */
const last = 4;

/** Neither a Latin letter nor a separator: dashes, quotation marks and arrows are some, as those of ASCII are. */
const beyond = 8;
const separator = /[\u2010-\u2018\u201A-\u203A\u2190-\u21FF\u2248-\u2265]/;

/** By their codes up to the last of Latin Extended-B, what characters are in a word of a plain text in lower case. */
const kinds = new Uint8Array(0x250).fill(letter, 0xc0).fill(beyond, 0x80, 0xc0);
for (const character of "×÷") kinds[character.charCodeAt(0)] = beyond;
for (const character of "abcdefghijklmnopqrstuvwxyz0123456789") kinds[character.charCodeAt(0)] = letter;
for (const character of "._'") kinds[character.charCodeAt(0)] = inner;
kinds["+".charCodeAt(0)] = inner | last;
kinds["#".charCodeAt(0)] = last;

function kindAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  return kinds[text.charCodeAt(at)] ?? (separator.test(text[at] ?? "") ? 0 : beyond);
}

function isStarWord(text: string, at: number): boolean {
  return (
    text[at] === "*" && text[at - 1] === " " && /[a-z0-9]/.test(text[at - 2] ?? "") && !/[*\w]/.test(text[at + 1] ?? "")
  );
}

/** Whether a character of a script without spaces between words stands at `at`. */
export function isSpaceless(text: string, at = 0): boolean {
  return text.charCodeAt(at) > 0x7f && oneSpaceless.test(text.slice(at, at + 2));
}

/** The word that covers `character`, with at most `count` words before and after it; empty where there is no word. */
export function wordsAround(text: string, character: number, count: number): readonly Word[] {
  const all = wordsOf(text);
  // Of two neighbors that touch, the one that begins there.
  const at = all.findLastIndex(({ start, end }) => start <= character && character <= end);
  return at < 0 ? [] : all.slice(Math.max(0, at - count), at + count + 1);
}

/** How a term is looked up: its stems, joined by a space. Cuts out of the text no more than it must: an index has thousands. */
export function termKey(text: string): string {
  const lower = text.toLowerCase();
  const first = nextStart(lower, 0);
  let key = "";
  /** From here to `end` the key is as the text. */
  let from = first;
  for (let start = first, end = first; ; ) {
    if (start >= lower.length) return key + lower.slice(from, end);
    if (kindAt(lower, start) === beyond) return stemsOf(text).join(" ");
    if (start !== first && (start !== end + 1 || lower[end] !== " ")) {
      key += `${lower.slice(from, end)} `;
      from = start;
    }
    end = endOf(lower, start);
    if (lower.charCodeAt(end - 1) === pluralEnd) {
      key += lower.slice(from, start) + singularOf(lower.slice(start, end));
      from = end;
    }
    start = nextStart(lower, end);
  }
}

/** Of how many words. */
export function countOf(key: string): number {
  let count = key === "" ? 0 : 1;
  for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1)) count++;
  return count;
}

const pluralEnd = "s".charCodeAt(0);

function singularOf(lower: string): string {
  if (lower.charCodeAt(lower.length - 1) !== pluralEnd) return lower;
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  if (lower.length < 4 || /[sui]s$/.test(lower)) return lower;
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  if (/(?:sh|ch|x|z|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
