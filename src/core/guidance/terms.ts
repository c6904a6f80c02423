// The terms that the personas know, and which of them stands at a place in a line. The index is built once for a set of
// personas; a look-up reads a few words around the place, whatever the size of the document.

import { entriesOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import type { ItemKey } from "../checklist/tick.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Topic } from "../persona/persona.ts";
import { passagesOf } from "./passages.ts";
import { termNamesOf } from "./termNames.ts";
import { termKey, wordsAround, wordsOf } from "./words.ts";

/** What one persona says about a term. */
export interface Saying {
  readonly personaKey: string;
  readonly personaName: string;
  /** The topic of the reference that says it; "" for an entry of the avoid list. */
  readonly topic: string;
  readonly markdown: string;
  readonly weight: number;
}

/** An item of a persona's checklist that speaks of a term. */
interface TermItem {
  readonly personaKey: string;
  readonly key: ItemKey;
  readonly text: string;
}

export interface Term {
  readonly name: string;
  /** Best first, at most one a persona. */
  readonly sayings: readonly Saying[];
  readonly items: readonly TermItem[];
}

/** Lines of a hover's sayings together: it is read, not scrolled. */
const mostLines = 12;

/** The sayings that a hover has room for: the best one, and those that fit below it. */
export function sayingsToShow({ sayings }: Term): readonly Saying[] {
  let left = mostLines;
  return sayings.filter(({ markdown }, index) => {
    const lines = markdown.split("\n").length;
    if (index > 0 && lines > left) return false;
    left -= lines;
    return true;
  });
}

export interface TermIndex {
  /** By `termKey`. */
  readonly terms: ReadonlyMap<string, Term>;
  /** Words of the longest term. */
  readonly longest: number;
}

/** Outweighs the kind of passage. */
const mainName = 3;

/** Of one term, before the best are chosen. */
const mostSayings = 8;

interface Draft {
  readonly name: string;
  sayings: Saying[];
  readonly items: TermItem[];
}

export function termIndexOf(personas: readonly PersonaEntry[]): TermIndex {
  const drafts = new Map<string, Draft>();
  const add = (name: string, saying: Saying, items: TermItem[] = []) => {
    const key = termKey(name);
    const draft = drafts.get(key) ?? { name, sayings: [], items };
    drafts.set(key, { ...draft, sayings: [...draft.sayings.slice(0, mostSayings), saying] });
  };
  for (const { key: personaKey, persona } of personas) {
    const from = { personaKey, personaName: persona.name };
    for (const topic of persona.topics) {
      for (const { terms, markdown, weight } of passagesOf(topic)) {
        // The first name is what the passage is about; the others it mentions, as in "Token-based (JWT)".
        terms.forEach((term, index) => {
          add(term, { ...from, topic: topic.title, markdown, weight: index === 0 ? weight + mainName : weight });
        });
      }
    }
    for (const { text } of persona.avoid) {
      for (const term of termNamesOf(text)) add(term, { ...from, topic: "", markdown: `❌ ${text}`, weight: 0 });
    }
    for (const [name, spellings] of persona.aliases) {
      const own = drafts.get(termKey(name))?.sayings.filter((saying) => saying.personaKey === personaKey);
      const sayings = own ?? mention(persona.topics, [name, ...spellings], from);
      if (!own) for (const saying of sayings) add(name, saying);
      // All spellings share their items.
      const items = drafts.get(termKey(name))?.items;
      for (const spelling of spellings) for (const saying of sayings) add(spelling, saying, items);
    }
  }
  const terms = new Map([...drafts].map(([key, draft]) => [key, { ...draft, sayings: bestOf(draft.sayings) }]));
  const index = { terms, longest: Math.max(0, ...Array.from(terms.keys(), (key) => key.split(" ").length)) };
  for (const { key: personaKey, persona } of personas) {
    for (const { key, text } of entriesOf(personaChecklistOf(persona))) {
      const lists = new Set(Array.from(allTermsIn(text, index), (found) => drafts.get(found)?.items));
      for (const items of lists) items?.push({ personaKey, key, text });
    }
  }
  return index;
}

export interface TermMatch {
  readonly term: Term;
  /** Characters in the line. */
  readonly start: number;
  readonly end: number;
}

/** How far around the place words are read: lines may be very long. */
const reach = 160;

/** The longest term that covers `character` of `line`, of two the weightier; none in a link's target. */
export function termAt(line: string, character: number, { terms, longest }: TermIndex): TermMatch | undefined {
  const from = Math.max(0, character - reach);
  const near = line.slice(from, character + reach);
  if (isInLinkTarget(near, character - from)) return undefined;
  const words = wordsAround(near, character - from, longest - 1);
  const at = words.findIndex(({ start, end }) => from + start <= character && character <= from + end);
  if (at < 0) return undefined;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    let best: TermMatch | undefined;
    for (let first = Math.max(0, at - length + 1); first <= at && first + length <= words.length; first++) {
      const some = words.slice(first, first + length);
      const term = terms.get(some.map(({ stem }) => stem).join(" "));
      if (term && (!best || weightOf(term) > weightOf(best.term)))
        best = { term, start: from + (some[0]?.start ?? 0), end: from + (some[length - 1]?.end ?? 0) };
    }
    if (best) return best;
  }
  return undefined;
}

function weightOf({ sayings }: Term): number {
  return sayings[0]?.weight ?? -1;
}

function isInLinkTarget(text: string, character: number): boolean {
  const before = text.slice(0, character);
  return /\]\([^)\s]*$/.test(before) || /https?:\/\/\S*$/.test(before);
}

function allTermsIn(text: string, { terms, longest }: TermIndex): ReadonlySet<string> {
  const stems = wordsOf(text).map(({ stem }) => stem);
  const found = new Set<string>();
  for (let first = 0; first < stems.length; first++) {
    for (let length = 1; length <= longest && first + length <= stems.length; length++) {
      const key = stems.slice(first, first + length).join(" ");
      if (terms.has(key)) found.add(key);
    }
  }
  return found;
}

function bestOf(sayings: readonly Saying[]): readonly Saying[] {
  const best = new Map<string, Saying>();
  for (const saying of sayings) {
    if (saying.weight > (best.get(saying.personaKey)?.weight ?? -1)) best.set(saying.personaKey, saying);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

/** For an alias of no term: the first line of the reference that holds one of the spellings. */
function mention(
  topics: readonly Topic[],
  spellings: readonly string[],
  from: Pick<Saying, "personaKey" | "personaName">,
): readonly Saying[] {
  const keys = spellings.map((spelling) => ` ${termKey(spelling)} `);
  for (const topic of topics) {
    for (const line of topic.markdown.split("\n").slice(1)) {
      if (/^\s*(?:```|\||#)/.test(line)) continue;
      const stems = ` ${termKey(line)} `;
      if (keys.some((key) => stems.includes(key)))
        return [{ ...from, topic: topic.title, markdown: line.trim(), weight: 1 }];
    }
  }
  return [];
}
