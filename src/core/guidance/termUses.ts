// Which items and templates of the personas speak of which terms: read once, when the first hover asks.
import { entriesOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { templatesOf } from "../templates/templates.ts";
import type { Term, TermIndex, TermItem, TermTemplate } from "./term.ts";
import { everyTermIn } from "./termMatch.ts";

export interface TermUses {
  /** By the terms' groups, as are the templates. */
  readonly items: ReadonlyMap<string, readonly TermItem[]>;
  readonly templates: ReadonlyMap<string, readonly TermTemplate[]>;
}

/** `groupOf`: the key of the term that a term is a spelling of. */
export function termUsesOf(
  personas: readonly PersonaEntry[],
  index: TermIndex,
  groupOf: (term: Term) => string,
): TermUses {
  const items = new Map<string, TermItem[]>();
  const [byName, byTask] = [new Map<string, TermTemplate[]>(), new Map<string, TermTemplate[]>()];
  const add = <T>(lists: Map<string, T[]>, text: string, value: T) => {
    for (const group of new Set(Array.from(everyTermIn(text, index), groupOf))) {
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
  return { items, templates };
}
