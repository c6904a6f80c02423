// What each item of a persona asks about: its telling words, how much each counts, and what a document may say instead.
import { type Entry, entriesOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import { keyId } from "../checklist/tick.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { related } from "./coverageVocabulary.ts";
import { coverageWordsOf, isEnglish, isFrame, isSilent, rootsOf } from "./coverageWords.ts";

export interface SubjectWord {
  /** As the item has it. */
  readonly text: string;
  readonly weight: number;
  readonly isFrame: boolean;
  /** The root of the word itself, then those of its related words and of its terms' other spellings. */
  readonly roots: readonly string[];
}

export interface Subject {
  readonly words: readonly SubjectWord[];
  /** Of the words together. */
  readonly weight: number;
  /** Roots of what stands in brackets: examples, of which a document will have one at most. */
  readonly examples: readonly string[];
}

/** Each further word counts so much of the one before it: an item begins with what it is about. */
const decay = 0.75;
/** How much a word counts that says where to look. */
const frameWeight = 0.5;
/** An example that more items of the persona have is no example but a plain word. */
const mostUses = 3;

const meanings = new Map<string, string[]>();
for (const { found, meant } of related) {
  for (const root of rootsOf(meant)) meanings.set(root, [...(meanings.get(root) ?? []), ...rootsOf(found)]);
}

/** By phase, then by `keyId` of the item. */
type Subjects = ReadonlyMap<string, ReadonlyMap<string, Subject>>;

const made = new WeakMap<PersonaEntry, Subjects>();

/** Of the items that belong to a phase; empty for a persona that is not in English. Made once: an entry never changes. */
export function subjectsOf(entry: PersonaEntry): Subjects {
  const known = made.get(entry) ?? makeSubjects(entry);
  made.set(entry, known);
  return known;
}

function makeSubjects(entry: PersonaEntry): Subjects {
  const sections = personaChecklistOf(entry.persona);
  const items = entriesOf(sections);
  if (!isEnglish(items.map(({ text }) => text).join("\n"))) return new Map();
  const uses = new Map<string, number>();
  for (const { text } of items) {
    for (const root of new Set(rootsOf(text))) uses.set(root, (uses.get(root) ?? 0) + 1);
  }
  const rarity = (root: string) => Math.log(1 + items.length / (uses.get(root) ?? 1));
  const terms = termsByRoot(entry.persona.aliases);
  const subjectOf = ({ text }: Entry): Subject => {
    const words = subjectWordsOf(text, rarity, spellingsIn(text, terms));
    const own = new Set(words.map(({ roots }) => roots[0]));
    const examples = rootsOf((text.match(brackets) ?? []).join(" ")).filter(
      (root) => !isSilent(root) && !own.has(root) && (uses.get(root) ?? 0) <= mostUses,
    );
    return { words, examples, weight: words.reduce((sum, { weight }) => sum + weight, 0) };
  };
  return new Map(
    sections.flatMap((section) =>
      section.phase === undefined
        ? []
        : [[section.phase, new Map(entriesOf([section]).map((item) => [keyId(item.key), subjectOf(item)]))]],
    ),
  );
}

const brackets = /\([^()]*\)/g;

function subjectWordsOf(
  item: string,
  rarity: (root: string) => number,
  spellings: ReadonlyMap<string, readonly string[]>,
): readonly SubjectWord[] {
  // As long as before, so that places stay the same.
  const text = item.replace(brackets, (found) => " ".repeat(found.length));
  const words = new Map<string, SubjectWord>();
  let place = 0;
  for (const { root, start, end } of coverageWordsOf(text)) {
    if (isSilent(root) || words.has(root)) continue;
    const weight = rarity(root) * decay ** place * (isFrame(root) ? frameWeight : 1);
    const roots = [root, ...(meanings.get(root) ?? []), ...(spellings.get(root) ?? [])];
    words.set(root, { text: text.slice(start, end), weight, isFrame: isFrame(root), roots });
    if (!isFrame(root)) place++;
  }
  return [...words.values()];
}

/** A term with its other spellings, each as the roots of its words. */
type Term = readonly (readonly string[])[];

/** By the first root of each spelling. */
function termsByRoot(aliases: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly Term[]> {
  const byRoot = new Map<string, Term[]>();
  for (const [name, others] of aliases) {
    const term = [name, ...others].map(rootsOf);
    for (const [first = ""] of term) byRoot.set(first, [...(byRoot.get(first) ?? []), term]);
  }
  return byRoot;
}

/** For each word of a term that the item names, the roots of that term's other spellings that are one word. */
function spellingsIn(
  item: string,
  terms: ReadonlyMap<string, readonly Term[]>,
): ReadonlyMap<string, readonly string[]> {
  const there = new Set(rootsOf(item));
  const spellings = new Map<string, readonly string[]>();
  for (const term of [...there].flatMap((root) => terms.get(root) ?? [])) {
    const single = term.filter(({ length }) => length === 1).flat();
    const named = term.filter((spelling) => spelling.every((root) => there.has(root)));
    for (const root of named.flat()) spellings.set(root, single);
  }
  return spellings;
}
