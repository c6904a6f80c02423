// The terms that the personas know, each with what they say about it. The index is built once for a set of personas; how
// a term is found in a text is in termMatch.ts.
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Topic } from "../persona/persona.ts";
import { once } from "./once.ts";
import { passagesOf, passageText } from "./passages.ts";
import type { Saying, Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
import { termsIn } from "./termMatch.ts";
import { entryNamesOf, type TermName } from "./termNames.ts";
import { adviceOf, type TermDraft, type TermUses, termUsesOf } from "./termUses.ts";
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

interface Draft extends TermDraft {
  readonly sayings: Saying[];
}

type Source = Pick<Saying, "personaKey" | "personaName">;

export function termIndexOf(personas: readonly PersonaEntry[]): TermIndex {
  const drafts = new Map<string, Draft>();
  const add = ({ key, name }: TermName, saying: Saying, group?: string) => {
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
        for (const term of passage.terms) add(term, new CutSaying(from, topic.title, term.weight, cut));
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

/** Each spelling says what the persona says about the term, or about another spelling of it, or where it mentions one. */
function addAliases(
  aliases: ReadonlyMap<string, readonly string[]>,
  topics: readonly Topic[],
  from: Source,
  drafts: ReadonlyMap<string, Draft>,
  add: (name: TermName, saying: Saying, group: string) => void,
): void {
  const unsaid = new Map<string, readonly TermName[]>();
  /** Of this persona, which is the last that has spoken. */
  const ownSaying = ({ key }: TermName) => {
    const saying = drafts.get(key)?.sayings.at(-1);
    return saying?.personaKey === from.personaKey ? saying : undefined;
  };
  const addAll = (names: readonly TermName[], saying: Saying) => {
    const key = names[0]?.key ?? "";
    const group = drafts.get(key)?.group ?? key;
    const { topic, weight } = saying;
    // Somebody chose these words: also a plain one is a term.
    const chosen = weight < leastOfOneWord ? new CutSaying(from, topic, leastOfOneWord, () => saying.markdown) : saying;
    for (const each of names) add(each, chosen, group);
  };
  for (const [name, spellings] of aliases) {
    const names = [name, ...spellings].map((each) => ({ name: each, key: termKey(each) }));
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
        if (!found.has(term.name)) found.set(term.name, new CutSaying(from, topic.title, 1, () => line.trim()));
    }
  }
  return found;
}

class IndexedTerm implements Term {
  readonly #draft: TermDraft;
  readonly #uses: () => TermUses;

  constructor(draft: TermDraft, uses: () => TermUses) {
    this.#draft = draft;
    this.#uses = uses;
  }

  get name(): string {
    return this.#draft.name;
  }

  get weight(): number {
    return this.#draft.sayings[0]?.weight ?? -1;
  }

  get sayings(): readonly Saying[] {
    return [...this.#draft.sayings, ...(this.#uses().advice.get(this) ?? [])];
  }

  get items(): readonly TermItem[] {
    return this.#uses().items.get(this.#draft.group) ?? [];
  }

  get templates(): readonly TermTemplate[] {
    return this.#uses().templates.get(this.#draft.group) ?? [];
  }
}

function searchable(terms: ReadonlyMap<string, Term>): TermIndex {
  const starts = new Map<string, number>();
  let longest = 0;
  for (const key of terms.keys()) {
    let count = 1;
    const space = key.indexOf(" ");
    for (let at = space; at >= 0; at = key.indexOf(" ", at + 1)) count++;
    const first = space < 0 ? key : key.slice(0, space);
    if (count > (starts.get(first) ?? 0)) starts.set(first, count);
    longest = Math.max(longest, count);
  }
  return { terms, longest, starts };
}

function indexOf(drafts: ReadonlyMap<string, Draft>, personas: readonly PersonaEntry[]): TermIndex {
  const terms = new Map<string, Term>();
  const drafted = new Map<Term, TermDraft>();
  const uses = once(() => termUsesOf(personas, index, drafted));
  for (const [key, draft] of drafts) {
    if (draft.sayings.length > 1) draft.sayings.sort((a, b) => b.weight - a.weight);
    if (!isWorthHover(draft)) continue;
    const term = new IndexedTerm(draft, uses);
    terms.set(key, term);
    drafted.set(term, draft);
  }
  const index = searchable(terms);
  return index;
}

/** A plain word, such as "created", may not be. */
function isWorthHover({ name, sayings: [best] }: Draft): boolean {
  return (best?.weight ?? 0) >= leastOfOneWord || !/^\p{Lu}?\p{Ll}+$/u.test(name);
}
