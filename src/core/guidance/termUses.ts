// Which items, templates and advice of the personas speak of which terms: read once, when the first hover asks.
import { entriesOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { templatesOf } from "../templates/templates.ts";
import type { Saying, Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
import { everyTermIn } from "./termMatch.ts";

export interface TermUses {
  /** By the terms' groups, as are the templates. */
  readonly items: ReadonlyMap<string, readonly TermItem[]>;
  readonly templates: ReadonlyMap<string, readonly TermTemplate[]>;
  /** What the focus and avoid lists say, of personas that have said nothing else of the term. */
  readonly advice: ReadonlyMap<Term, readonly Saying[]>;
}

/** What is known of a term before its uses are. */
export interface TermDraft {
  /** What topics say of it: at most one a persona. */
  readonly own: readonly Saying[];
  /** The key of the term that it is a spelling of: they share their items. */
  readonly group: string;
}

/** The entries of the focus and avoid lists. */
export function adviceOf({ avoid, focus }: PersonaEntry["persona"]): readonly { markdown: string; text: string }[] {
  return [
    ...focus.map(({ text }) => ({ text, markdown: `✅ ${text}` })),
    ...avoid.map(({ text }) => ({ text, markdown: `❌ ${text}` })),
  ];
}

export function termUsesOf(
  personas: readonly PersonaEntry[],
  index: TermIndex,
  drafts: ReadonlyMap<Term, TermDraft>,
): TermUses {
  const items = new Map<string, TermItem[]>();
  const [byName, byTask] = [new Map<string, TermTemplate[]>(), new Map<string, TermTemplate[]>()];
  const add = <T>(lists: Map<string, T[]>, text: string, value: T) => {
    for (const group of new Set(Array.from(everyTermIn(text, index), (term) => drafts.get(term)?.group ?? ""))) {
      const list = lists.get(group);
      if (list) list.push(value);
      else lists.set(group, [value]);
    }
  };
  for (const { key: personaKey, persona } of personas) {
    for (const { key, text } of entriesOf(personaChecklistOf(persona))) add(items, text, { personaKey, key, text });
    for (const { description, name, tasks } of templatesOf(persona)) {
      const template = { personaKey, name };
      add(byName, `${name}. ${description ?? ""}`, template);
      add(byTask, tasks.map(({ text }) => text).join("\n"), template);
    }
  }
  const templates = new Map(
    [...byName.keys(), ...byTask.keys()].map((group) => [
      group,
      [...new Set([...(byName.get(group) ?? []), ...(byTask.get(group) ?? [])])],
    ]),
  );
  return { items, templates, advice: advicesOf(personas, index, drafts) };
}

function advicesOf(
  personas: readonly PersonaEntry[],
  index: TermIndex,
  drafts: ReadonlyMap<Term, TermDraft>,
): ReadonlyMap<Term, readonly Saying[]> {
  const advice = new Map<Term, Saying[]>();
  for (const { key: personaKey, persona } of personas) {
    const hasSpoken = ({ personaKey: other }: Saying) => other === personaKey;
    for (const { markdown, text } of adviceOf(persona)) {
      const saying = { personaKey, personaName: persona.name, topic: "", weight: 0, markdown };
      for (const term of everyTermIn(text, index)) {
        const others = advice.get(term) ?? [];
        if (drafts.get(term)?.own.some(hasSpoken) || others.some(hasSpoken)) continue;
        advice.set(term, [...others, saying]);
      }
    }
  }
  return advice;
}
