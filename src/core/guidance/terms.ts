// The terms that the personas know, each with what they say about it. The index is built once for a set of personas; how
// a term is found in a text is in termMatch.ts.
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Topic } from "../persona/persona.ts";
import { once } from "./once.ts";
import { eachPassage, type Passage, passageText } from "./passages.ts";
import type { Saying, Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
import { termsIn } from "./termMatch.ts";
import { entryNamesOf, nameOf, type TermName } from "./termNames.ts";
import { adviceOf, type TermDraft, type TermUses, termUsesOf } from "./termUses.ts";
import { countOf } from "./words.ts";

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
const leastOfOneWord = 6;

type Source = Pick<Saying, "personaKey" | "personaName">;
type TopicSource = Source & Pick<Passage, "topic">;

export function termIndexOf(personas: readonly PersonaEntry[]): TermIndex {
  const drafts = new Map<string, IndexedTerm>();
  const uses = once(() => termUsesOf(personas, index, new Map(Array.from(drafts.values(), (term) => [term, term]))));
  const add = (name: TermName, saying: Saying, group = name.key) => {
    if (name.key === "") return;
    const draft = drafts.get(name.key);
    if (draft) draft.add(saying);
    else drafts.set(name.key, new IndexedTerm(name, group, saying, uses));
  };
  for (const { key: personaKey, persona } of personas) {
    const from = { personaKey, personaName: persona.name };
    for (const topic of persona.topics) addPassages({ ...from, topic }, add);
    for (const { markdown, text } of adviceOf(persona))
      for (const name of entryNamesOf(text)) add(name, { ...from, topic: "", weight: 0, markdown });
    addAliases(persona.aliases, persona.topics, from, drafts, add);
  }
  for (const [key, term] of drafts) if (!term.isWorthHover) drafts.delete(key);
  const index = searchable(drafts);
  return index;
}

type Add = (name: TermName, saying: Saying, group?: string) => void;

function addPassages(source: TopicSource, add: Add): void {
  eachPassage(source.topic, (names, kind, line, weight, others) => {
    const saying = new CutSaying(source, kind, line, weight);
    const mention = names.length === 1 || weight === others ? saying : new CutSaying(source, kind, line, others);
    for (const name of names) add(name, name === names[0] ? saying : mention);
  });
}

/** A class, as the next one is: thousands are made at once, and what a prototype holds is not made again for each. */
class CutSaying implements Saying {
  readonly weight: number;
  readonly #source: TopicSource;
  readonly #kind: Passage["kind"];
  readonly #line: number;

  constructor(source: TopicSource, kind: Passage["kind"], line: number, weight: number) {
    this.weight = weight;
    this.#source = source;
    this.#kind = kind;
    this.#line = line;
  }

  weighing(weight: number): CutSaying {
    return new CutSaying(this.#source, this.#kind, this.#line, weight);
  }

  get personaKey(): string {
    return this.#source.personaKey;
  }

  get personaName(): string {
    return this.#source.personaName;
  }

  get topic(): string {
    return this.#source.topic.title;
  }

  get markdown(): string {
    return passageText({ topic: this.#source.topic, kind: this.#kind, line: this.#line });
  }
}

/** Each spelling says what the persona says about the term, or about another spelling of it, or where it mentions one. */
function addAliases(
  aliases: ReadonlyMap<string, readonly string[]>,
  topics: readonly Topic[],
  from: Source,
  drafts: ReadonlyMap<string, IndexedTerm>,
  add: Add,
): void {
  const unsaid = new Map<string, readonly TermName[]>();
  /** Of this persona, which is the last that has spoken. */
  const ownSaying = ({ key }: TermName) => {
    const saying = drafts.get(key)?.last;
    return saying?.personaKey === from.personaKey ? saying : undefined;
  };
  const addAll = (names: readonly TermName[], saying: Saying) => {
    const key = names[0]?.key ?? "";
    const group = drafts.get(key)?.group ?? key;
    // Somebody chose these words: also a plain one is a term.
    const chosen = saying.weight < leastOfOneWord ? weighed(saying, leastOfOneWord) : saying;
    for (const each of names) add(each, chosen, group);
  };
  for (const [name, spellings] of aliases) {
    const names = [name, ...spellings].map(nameOf);
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

/** The same with another weight. */
function weighed(saying: Saying, weight: number): Saying {
  return saying instanceof CutSaying ? saying.weighing(weight) : { ...saying, weight };
}

/** By the first of its names, the first line of the reference that holds one of them. Reads the reference once. */
function mentionsOf(
  named: ReadonlyMap<string, readonly TermName[]>,
  topics: readonly Topic[],
  from: Source,
): ReadonlyMap<string, Saying> {
  const found = new Map<string, Saying>();
  if (named.size === 0) return found;
  const bare = { sayings: [], weight: 0, items: [], templates: [] };
  const index = searchable(
    new Map([...named].flatMap(([name, names]) => names.map(({ key }) => [key, { name, ...bare }] as const))),
  );
  for (const topic of topics) {
    for (const line of topic.markdown.split("\n").slice(1)) {
      if (/^\s*(?:```|\||#)/.test(line)) continue;
      for (const { term } of termsIn(line, index))
        if (!found.has(term.name))
          found.set(term.name, { ...from, topic: topic.title, weight: 2, markdown: line.trim() });
    }
  }
  return found;
}

class IndexedTerm implements Term, TermDraft {
  readonly name: string;
  readonly #key: string;
  readonly group: string;
  /** In the order of the personas until all have spoken. */
  readonly #sayings: Saying[];
  readonly #uses: () => TermUses;

  constructor({ key, name }: TermName, group: string, saying: Saying, uses: () => TermUses) {
    this.name = name;
    this.#key = key;
    this.group = group;
    this.#sayings = [saying];
    this.#uses = uses;
  }

  /** Of each persona the weightiest stays. */
  add(saying: Saying): void {
    const { last } = this;
    if (last?.personaKey !== saying.personaKey) this.#sayings.push(saying);
    else if (saying.weight > last.weight) this.#sayings[this.#sayings.length - 1] = saying;
  }

  get last(): Saying | undefined {
    return this.#sayings.at(-1);
  }

  get own(): readonly Saying[] {
    return this.#sayings.toSorted((a, b) => b.weight - a.weight);
  }

  get weight(): number {
    return Math.max(...this.#sayings.map(({ weight }) => weight));
  }

  get sayings(): readonly Saying[] {
    return [...this.own, ...(this.#uses().advice.get(this) ?? [])];
  }

  get items(): readonly TermItem[] {
    return this.#uses().items.get(this.group) ?? [];
  }

  get templates(): readonly TermTemplate[] {
    return this.#uses().templates.get(this.group) ?? [];
  }

  /** A plain word, such as "created", may not be. */
  get isWorthHover(): boolean {
    if (this.#key.includes(" ")) return true;
    return this.#sayings.some(({ weight }) => weight >= leastOfOneWord) || !/^\p{Lu}?\p{Ll}+$/u.test(this.name);
  }
}

/** Each term by its key. */
function searchable(terms: ReadonlyMap<string, Term>): TermIndex {
  const starts = new Map<string, number>();
  let longest = 0;
  for (const key of terms.keys()) {
    const count = countOf(key);
    const first = count === 1 ? key : key.slice(0, key.indexOf(" "));
    if (count > (starts.get(first) ?? 0)) starts.set(first, count);
    if (count > longest) longest = count;
  }
  return { terms, longest, starts };
}
