// Finds parts of the reference by words, over all personas: fuzzy, ranked, with the words marked that were met.
// MiniSearch does the looking; this file says what a word is, what counts more, and how a result reads.
import MiniSearch, { type SearchOptions } from "minisearch";

/** A part of a persona's page that can be found and gone to. */
export interface SearchText {
  readonly anchor: string;
  readonly title: string;
  /** The title of the topic that it is a part of; "" for a topic itself. */
  readonly topic: string;
  readonly text: string;
}

export interface SearchPersona {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  /** False for a role that the reader has not chosen: it is found after all others. */
  readonly active: boolean;
  readonly texts: readonly SearchText[];
}

/** A run of text, and whether it is one of the words that were met. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Hit {
  readonly anchor: string;
  readonly title: readonly Piece[];
  readonly topic: string;
  readonly excerpt: readonly Piece[];
}

export interface HitGroup {
  readonly persona: SearchPersona;
  /** The best first, at most `mostHits`. */
  readonly hits: readonly Hit[];
}

const mostHits = 6;
const excerptLength = 140;

/** Letters and digits, with what ties them in `N+1`, `C++` and `C#`; scripts without spaces go character by character. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+(?:\+|[\p{L}\p{N}]+)|#)?/gu;

interface Document extends SearchText {
  readonly id: number;
  readonly persona: SearchPersona;
  readonly who: string;
}

/** Reads `personas` once; what it returns answers each query. A query without a word finds nothing. */
export function searchOf(personas: readonly SearchPersona[]): (query: string) => readonly HitGroup[] {
  const documents = personas.flatMap((persona) => {
    const who = `${persona.name} ${persona.shortName}`;
    return persona.texts.map((text) => ({ ...text, persona, who }));
  });
  const index = new MiniSearch<Document>({
    fields: ["title", "topic", "who", "text"],
    tokenize: wordsIn,
    processTerm: folded,
  });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  const options: SearchOptions = {
    combineWith: "AND",
    boost: { title: 6, topic: 2, who: 2 },
    // One letter fits half of all words: alone it has to be the word itself.
    prefix: (term, at) => term.length > 1 || at > 0,
    weights: { prefix: 0.6, fuzzy: 0.25 },
  };
  // Two letters that changed places count as two.
  const fuzzy = (term: string) => (term.length > 6 ? 2 : term.length > 3 && 1);
  return (query) => {
    const exact = index.search(query, options);
    // "date" is no answer to "rate" where there is a better one.
    const found = exact.length > 0 ? exact : index.search(query, { ...options, fuzzy });
    const groups = new Map<SearchPersona, Hit[]>();
    for (const { id, terms } of found) {
      const document = documents[Number(id)];
      if (!document) continue;
      const hits = groups.get(document.persona) ?? [];
      if (hits.length < mostHits) hits.push(hitOf(document, new Set(terms)));
      groups.set(document.persona, hits);
    }
    const all = Array.from(groups, ([persona, hits]) => ({ persona, hits }));
    return [...all.filter(({ persona }) => persona.active), ...all.filter(({ persona }) => !persona.active)];
  };
}

function hitOf({ anchor, title, topic, text }: SearchText, terms: ReadonlySet<string>): Hit {
  const from = Math.max(firstWordIn(text, terms) - excerptLength / 3, 0);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const cut = text.slice(start, start + excerptLength).replace(/\s*\n\s*/g, " · ");
  const end = start + excerptLength < text.length ? "…" : "";
  return {
    anchor,
    title: marked(title, terms),
    topic,
    excerpt: marked(`${start > 0 ? "…" : ""}${cut}${end}`, terms),
  };
}

function firstWordIn(text: string, terms: ReadonlySet<string>): number {
  for (const { 0: each, index } of text.matchAll(word)) if (terms.has(folded(each))) return index;
  return 0;
}

function marked(text: string, terms: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: each, index } of text.matchAll(word)) {
    if (!terms.has(folded(each))) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), marked: false });
    pieces.push({ text: each, marked: true });
    end = index + each.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

function wordsIn(text: string): string[] {
  return text.match(word) ?? [];
}

/** Without case, accents and an English plural's end, which is all the grammar that a word and its query need. */
function folded(term: string): string {
  const plain = term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  return plain.length > 3 ? plain.replace(/ies$/, "y").replace(/([^s])s$/, "$1") : plain;
}
