// The terms that the personas know, each with what they say about it. The index is built once for a set of personas; how
// a term is found in a text is in termMatch.ts.
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Topic } from "../persona/persona.ts";
import { once } from "./once.ts";
import { passagesOf, passageText } from "./passages.ts";
import type { Saying, Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
import { everyTermIn, termsIn } from "./termMatch.ts";
import { entryNamesOf } from "./termNames.ts";
import { type TermUses, termUsesOf } from "./termUses.ts";
import { termKey } from "./words.ts";

export type { Saying, Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
export { type TermMatch, termAt, termsIn } from "./termMatch.ts";

/** Lines of a hover's sayings together: it is read, not scrolled. */
const mostLines = 12;

/** The sayings that a hover has room for: the best one, and those that fit below it. */
export function sayingsToShow({ sayings }: Pick<Term, "sayings">): readonly Saying[] {
  let left = mostLines;
  return sayings.filter(({ markdown }, index) => {
    const lines = markdown.split("\n").length;
    if (index > 0 && lines > left) return false;
    left -= lines;
    return true;
  });
}

/** One plain word is a term only where a passage is about it, or an alias names it. */
const leastOfOneWord = 3;

interface Draft {
  readonly name: string;
  /** At most one a persona, in the order of the personas. */
  readonly sayings: Saying[];
  /** The key of the term that it is a spelling of: they share their items. */
  readonly group: string;
}

type Source = Pick<Saying, "personaKey" | "personaName">;

export function termIndexOf(personas: readonly PersonaEntry[]): TermIndex {
  const drafts = new Map<string, Draft>();
  const add = (name: string, saying: Saying, group?: string) => {
    const key = termKey(name);
    if (key === "") return;
    const draft = drafts.get(key);
    if (!draft) return void drafts.set(key, { name, sayings: [saying], group: group ?? key });
    const last = draft.sayings.at(-1);
    if (last?.personaKey !== saying.personaKey) draft.sayings.push(saying);
    else if (saying.weight > last.weight) draft.sayings[draft.sayings.length - 1] = saying;
  };
  for (const { key: personaKey, persona } of personas) {
    const from = { personaKey, personaName: persona.name };
    for (const topic of persona.topics) {
      for (const passage of passagesOf(topic)) {
        const cut = () => passageText(passage);
        for (const { name, weight } of passage.terms) add(name, new CutSaying(from, topic.title, weight, cut));
      }
    }
    for (const { markdown, text } of adviceOf(persona))
      for (const name of entryNamesOf(text)) add(name, new CutSaying(from, "", 0, () => markdown));
    addAliases(persona.aliases, persona.topics, from, drafts, add);
  }
  return indexOf(drafts, personas);
}

/** A class, as the next one is: thousands are made at once, and what a prototype holds is not made again for each. */
class CutSaying implements Saying {
  readonly personaKey: string;
  readonly personaName: string;
  readonly topic: string;
  readonly weight: number;
  readonly #cut: () => string;

  constructor({ personaKey, personaName }: Source, topic: string, weight: number, cut: () => string) {
    this.personaKey = personaKey;
    this.personaName = personaName;
    this.topic = topic;
    this.weight = weight;
    this.#cut = cut;
  }

  get markdown(): string {
    return this.#cut();
  }
}

function adviceOf({ avoid, focus }: PersonaEntry["persona"]): readonly { markdown: string; text: string }[] {
  return [
    ...focus.map(({ text }) => ({ text, markdown: `✅ ${text}` })),
    ...avoid.map(({ text }) => ({ text, markdown: `❌ ${text}` })),
  ];
}

/** Each spelling says what the persona says about the term, or about another spelling of it, or where it mentions one. */
function addAliases(
  aliases: ReadonlyMap<string, readonly string[]>,
  topics: readonly Topic[],
  from: Source,
  drafts: ReadonlyMap<string, Draft>,
  add: (name: string, saying: Saying, group: string) => void,
): void {
  const unsaid = new Map<string, readonly string[]>();
  /** Of this persona, which is the last that has spoken. */
  const ownSaying = (name: string) => {
    const saying = drafts.get(termKey(name))?.sayings.at(-1);
    return saying?.personaKey === from.personaKey ? saying : undefined;
  };
  const addAll = (names: readonly string[], saying: Saying) => {
    const key = termKey(names[0] ?? "");
    const group = drafts.get(key)?.group ?? key;
    const { topic, weight } = saying;
    // Somebody chose these words: also a plain one is a term.
    const chosen = weight < leastOfOneWord ? new CutSaying(from, topic, leastOfOneWord, () => saying.markdown) : saying;
    for (const each of names) add(each, chosen, group);
  };
  for (const [name, spellings] of aliases) {
    const names = [name, ...spellings];
    const own = names.map(ownSaying).find((saying) => saying !== undefined);
    if (own) addAll(names, own);
    else unsaid.set(name, names);
  }
  const mentions = mentionsOf(unsaid, topics, from);
  for (const [name, names] of unsaid) {
    const mention = mentions.get(name);
    if (mention) addAll(names, mention);
  }
}

/** By the first of its names, the first line of the reference that holds one of them. Reads the reference once. */
function mentionsOf(
  named: ReadonlyMap<string, readonly string[]>,
  topics: readonly Topic[],
  from: Source,
): ReadonlyMap<string, Saying> {
  const found = new Map<string, Saying>();
  if (named.size === 0) return found;
  const bare = { sayings: [], items: [], templates: [] };
  const index = searchable(
    new Map([...named].flatMap(([name, names]) => names.map((each) => [termKey(each), { name, ...bare }] as const))),
  );
  for (const topic of topics) {
    for (const line of topic.markdown.split("\n").slice(1)) {
      if (/^\s*(?:```|\||#)/.test(line)) continue;
      for (const { term } of termsIn(line, index))
        if (!found.has(term.name)) found.set(term.name, new CutSaying(from, topic.title, 1, () => line.trim()));
    }
  }
  return found;
}

class IndexedTerm implements Term {
  readonly name: string;
  readonly sayings: readonly Saying[];
  readonly #group: string;
  readonly #uses: () => TermUses;

  constructor({ group, name, sayings }: Draft, uses: () => TermUses) {
    this.name = name;
    this.sayings = sayings;
    this.#group = group;
    this.#uses = uses;
  }

  get items(): readonly TermItem[] {
    return this.#uses().items.get(this.#group) ?? [];
  }

  get templates(): readonly TermTemplate[] {
    return this.#uses().templates.get(this.#group) ?? [];
  }
}

function searchable(terms: ReadonlyMap<string, Term>): TermIndex {
  const starts = new Map<string, number>();
  let longest = 0;
  for (const key of terms.keys()) {
    const stems = key.split(" ");
    const [first = ""] = stems;
    const count = stems.length;
    if (count > (starts.get(first) ?? 0)) starts.set(first, count);
    longest = Math.max(longest, count);
  }
  return { terms, longest, starts };
}

function indexOf(drafts: ReadonlyMap<string, Draft>, personas: readonly PersonaEntry[]): TermIndex {
  const terms = new Map<string, Term>();
  const drafted = new Map<Term, Draft>();
  for (const [key, draft] of drafts) {
    if (draft.sayings.length > 1) draft.sayings.sort((a, b) => b.weight - a.weight);
    if (!isWorthHover(draft)) continue;
    const term = new IndexedTerm(draft, () => uses());
    terms.set(key, term);
    drafted.set(term, draft);
  }
  const index = searchable(terms);
  for (const { key: personaKey, persona } of personas) {
    for (const { markdown, text } of adviceOf(persona)) {
      const saying = new CutSaying({ personaKey, personaName: persona.name }, "", 0, () => markdown);
      for (const term of everyTermIn(text, index))
        if (!term.sayings.some((other) => other.personaKey === personaKey)) drafted.get(term)?.sayings.push(saying);
    }
  }
  const uses = once(() => termUsesOf(personas, index, (term) => drafted.get(term)?.group ?? ""));
  return index;
}

/** A plain word, such as "created", may not be. */
function isWorthHover({ name, sayings: [best] }: Draft): boolean {
  return (best?.weight ?? 0) >= leastOfOneWord || !/^\p{Lu}?\p{Ll}+$/u.test(name);
}
