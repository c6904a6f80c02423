// How much of a persona one page shows: enough for any file that a person wrote, little enough to lay out at once.
import type { Persona } from "../persona/persona.ts";
import type { QualityGroup } from "./quality.ts";

/** In UTF-16 code units of Markdown, each line and each item counted with so much on top of its text: many short ones cost most. */
const pageLimit = 300_000;
const lineCost = 25;
const itemCost = 50;

interface Shown {
  readonly persona: Persona;
  readonly quality: readonly QualityGroup[];
  /** Whether anything was left out. */
  readonly cut: boolean;
}

/** As much of what the page shows as fits, in the page's order. */
export function withinLimit(persona: Persona, quality: readonly QualityGroup[]): Shown {
  let left = pageLimit;
  let cut = false;
  const text = (whole: string): string => {
    const { part, cost } = wholeLines(whole, Math.max(left, 0));
    cut ||= part.length < whole.length;
    left -= cost;
    return part;
  };
  const list = <Item>(items: readonly Item[], lengthOf: (item: Item) => number): readonly Item[] => {
    const end = items.findIndex((item) => {
      const cost = lengthOf(item) + itemCost;
      if (cost > left) return true;
      left -= cost;
      return false;
    });
    cut ||= end >= 0;
    return end < 0 ? items : items.slice(0, end);
  };
  const itemLength = (item: { readonly text: string }) => item.text.length;
  const beginning = {
    ...persona,
    name: text(persona.name),
    shortName: text(persona.shortName),
    role: text(persona.role),
    contributesTo: list(persona.contributesTo, (phase) => phase.length),
    description: text(persona.description),
    focus: list(persona.focus, itemLength),
    avoid: list(persona.avoid, itemLength),
  };
  const groups = list(quality, ({ title }) => title.length).map((group) => ({
    ...group,
    items: list(group.items, itemLength),
  }));
  const collaboration = list(persona.collaboration, (other) => other.text.length + other.with.length);
  const topics: Persona["topics"][number][] = [];
  for (const topic of persona.topics) {
    left -= itemCost + topic.title.length;
    if (left <= 0) {
      cut = true;
      break;
    }
    topics.push({ ...topic, markdown: text(topic.markdown) });
  }
  return { persona: { ...beginning, collaboration, topics }, quality: groups, cut };
}

/** The lines of `whole` that cost no more than `limit`; when the first one does, its beginning. */
function wholeLines(whole: string, limit: number): { readonly part: string; readonly cost: number } {
  let cost = 0;
  let end = 0;
  while (end < whole.length) {
    const next = whole.indexOf("\n", end) + 1 || whole.length;
    if (cost + next - end + lineCost > limit) break;
    cost += next - end + lineCost;
    end = next;
  }
  return end === 0 && whole !== "" ? { part: whole.slice(0, limit), cost: limit } : { part: whole.slice(0, end), cost };
}
