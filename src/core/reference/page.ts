// What the reference page of a persona shows: its sections with their anchors. How it is written: pageHtml.ts.
import { type EntrySection, personaChecklistOf } from "../checklist/personaChecklist.ts";
import type { Collaboration, Persona, Topic } from "../persona/persona.ts";
import { slug } from "../text.ts";
import { withinLimit } from "./limit.ts";
import { type QualityGroup, qualityGroups } from "./quality.ts";

export interface PageTopic extends Topic {
  /** The id of the topic's section, unique on the page: `topic-api-design`. */
  readonly anchor: string;
}

export interface Collaborator extends Collaboration {
  /** The key of that persona in the catalog; absent when it cannot be opened. */
  readonly key?: string;
}

export interface ReferencePage {
  /** The persona, cut to what one page can hold. */
  readonly persona: Persona;
  /** The phases that it contributes to, of the front matter and of the body. */
  readonly phases: readonly string[];
  readonly quality: readonly QualityGroup[];
  readonly collaborators: readonly Collaborator[];
  readonly topics: readonly PageTopic[];
  /** True when the persona is too long and the page ends before it does. */
  readonly cut: boolean;
}

/**
 * `keyOf` gives the key of the persona that a collaboration names. `checklist` is the persona's in a feature, with what
 * only the file has; without one the persona's own.
 */
export function referencePage(
  whole: Persona,
  keyOf: (other: Collaboration) => string | undefined,
  checklist: readonly EntrySection[] = personaChecklistOf(whole),
): ReferencePage {
  const { persona, quality, cut } = withinLimit(whole, qualityGroups(checklist));
  return {
    persona,
    phases: [...new Set([...persona.contributesTo, ...persona.phases.slice(0, 50).map(({ phase }) => phase)])],
    quality,
    collaborators: persona.collaboration.map((other) => {
      const key = keyOf(other);
      return key === undefined ? other : { ...other, key };
    }),
    topics: withAnchors(persona.topics),
    cut,
  };
}

/** The anchor of the topic that `heading` means: an anchor, a title, or a title's slug. Of several, the first. */
export function anchorOf({ topics }: ReferencePage, heading: string): string | undefined {
  const wanted = slug(heading);
  const found =
    topics.find(({ anchor }) => anchor === heading) ??
    topics.find(({ title }) => title === heading) ??
    (wanted === "" ? undefined : topics.find(({ title }) => slug(title) === wanted));
  return found?.anchor;
}

/** The prefix keeps an author's heading from taking an id that the page or the browser gives a meaning. */
function withAnchors(topics: readonly Topic[]): readonly PageTopic[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return topics.map((topic) => {
    const base = `topic-${slug(topic.title).slice(0, 200)}`;
    let count = counts.get(base) ?? 0;
    let anchor: string;
    do anchor = ++count === 1 ? base : `${base}-${count}`;
    while (taken.has(anchor));
    counts.set(base, count);
    taken.add(anchor);
    return { ...topic, anchor };
  });
}
