// What the reference page of a persona shows: its sections with their anchors. How it is written: pageHtml.ts.
import type { Collaboration, Persona, QualityItem, Topic } from "../persona/persona.ts";
import { slug } from "../text.ts";
import { withinLimit } from "./limit.ts";

export interface PageTopic extends Topic {
  /** The id of the topic's section, unique on the page: `topic-api-design`. */
  readonly anchor: string;
}

export interface Collaborator extends Collaboration {
  /** Whether that persona can be opened. */
  readonly known: boolean;
}

interface QualityGroup {
  /** "" for items that stand under no sub-heading. */
  readonly title: string;
  readonly items: readonly QualityItem[];
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

/** `isKnown` says whether the persona that a collaboration names can be opened. */
export function referencePage(whole: Persona, isKnown: (other: Collaboration) => boolean): ReferencePage {
  const { persona, cut } = withinLimit(whole);
  return {
    persona,
    phases: [...new Set([...persona.contributesTo, ...persona.phases.slice(0, 50).map(({ phase }) => phase)])],
    quality: qualityGroups(persona.checklist),
    collaborators: persona.collaboration.map((other) => ({ ...other, known: isKnown(other) })),
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

function qualityGroups(items: readonly QualityItem[]): readonly QualityGroup[] {
  const groups: { readonly title: string; readonly items: QualityItem[] }[] = [];
  for (const item of items) {
    const title = item.section ?? "";
    const last = groups[groups.length - 1];
    if (last?.title === title) last.items.push(item);
    else groups.push({ title, items: [item] });
  }
  return groups;
}
