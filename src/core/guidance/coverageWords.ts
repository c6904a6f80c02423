// Which words of an item or a document coverage compares, and in what form. Made for English; it says whether a text is.
import { wordsOf } from "./words.ts";

export interface CoverageWord {
  /** What the word has in common with its relatives: "encrypt" of "encrypted" and "encryption". */
  readonly root: string;
  readonly start: number;
  readonly end: number;
}

const endings = /(?:ations?|ating|ated|ates?|ions?|ings?|ed|ment|es|e|s|ly|al)$/;
/** In characters: a shorter rest would say nothing. */
const shortestRoot = 4;

function rootOf(stem: string): string {
  const once = cut(stem);
  return cut(once);
}

function cut(word: string): string {
  const shorter = word.replace(endings, "");
  return shorter.length < shortestRoot ? word : shorter;
}

/** Roots by stem, so that a word is cut once however often it occurs. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** The words of `text` in their order, those that carry no meaning too. */
export function coverageWordsOf(text: string): readonly CoverageWord[] {
  if (known.size > mostKnown) known.clear();
  return wordsOf(text).map(({ stem, start, end }) => {
    const root = known.get(stem) ?? rootOf(stem);
    known.set(stem, root);
    return { root, start, end };
  });
}

export function rootsOf(text: string): readonly string[] {
  return coverageWordsOf(text).map(({ root }) => root);
}

const functionWords =
  "a an the and or of in on at to for with by from as is are be was were it its that this these those which who whom what when where how than then so no not but if while until unless without within through under here there they them their he she his her has have had do does will would can may must before after between per into over out off up at each every all any both other another same only own such also about still";

/** What items of a checklist are full of whatever they ask. */
const houseWords =
  "name named names list listed say said says state stated plan spec task feature give given show shown describe described write written note noted document whether more most some many much very new part thing way kind use used make reason example rest hold take come stand put leave keep change number against beside far long people person somebody anybody one two least none exact exactly first last visible large largest small smallest clear explicit explicitly concrete certain several";

const silent = new Set(rootsOf(`${functionWords} ${houseWords}`));

/** Whether a word says nothing of what is asked. */
export function isSilent(root: string): boolean {
  return silent.has(root);
}

/** Where in a Spec Kit document an item looks, more than what it asks there. */
const frame = new Set(
  rootsOf("story scenario edge case key entity requirement success criterion functional FR SC user test phase system"),
);

export function isFrame(root: string): boolean {
  return frame.has(root);
}

/** None of these is a word of another large language too. */
const englishWords = new Set(["the", "and", "of", "to", "with", "for", "is", "that", "by"]);
/** Of all words: real English documents have 2.8 to 17 in a hundred, code and trees included. */
const englishShare = 0.02;
/** Of all letters: real English documents have all, Chinese ones with English terms in them at most 88 in a hundred. */
const latinShare = 0.9;

/** In characters: the rest of a text is taken to be in the same language. */
const sample = 50_000;

/** Whether the text is English, so that its words can be compared with those of another English text. */
export function isEnglish(text: string): boolean {
  const read = text.slice(0, sample);
  const words = read.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => englishWords.has(word)).length;
  const latin = lengthOf(read.match(/\p{Script=Latin}+/gu) ?? []);
  return english > words.length * englishShare && latin > lengthOf(words) * latinShare;
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + length, 0);
}
