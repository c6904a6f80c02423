// From a text to the passage of a persona's reference that says most about it, and where that stands.
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Persona } from "../persona/persona.ts";
import type { Saying, TermIndex } from "./term.ts";
import { everyTermIn } from "./termMatch.ts";
import { termIndexOf } from "./terms.ts";

/** A place in the reference, as the command that opens it takes it. */
export interface SayingTarget {
  readonly personaKey: string;
  /** The topic's title. */
  readonly heading: string;
  /** The bold lead that the saying begins with. */
  readonly part?: string;
}

export function targetOf({ markdown, personaKey, topic }: Saying): SayingTarget {
  const part = /^\*\*([^*]+)\*\*/.exec(markdown)?.[1];
  return { personaKey, heading: topic, ...(part === undefined ? {} : { part }) };
}

const indexes = new WeakMap<Persona, TermIndex>();

/** Of the terms of `text`, the weightiest that a topic explains; `undefined` when the reference speaks of none of them. */
export function sayingAbout(entry: PersonaEntry, text: string): Saying | undefined {
  const index = indexes.get(entry.persona) ?? termIndexOf([entry]);
  indexes.set(entry.persona, index);
  const terms = [...everyTermIn(text, index)].sort((a, b) => b.weight - a.weight);
  return terms.flatMap(({ sayings }) => sayings).find(({ topic }) => topic !== "");
}
