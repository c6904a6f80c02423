// Reads the Core Responsibilities section: phases, their numbered groups and the items below each. Nothing that is a
// bullet gets lost, whatever level it stands on.
import { hiddenAt, type Lines, type ListItem, type Markdown } from "../markdown.ts";
import { slug } from "../text.ts";
import { itemText } from "./lists.ts";
import type { PersonaItem, PersonaPhase, Responsibility } from "./persona.ts";
import { phaseOfHeading } from "./phaseHeading.ts";
import type { Section } from "./sections.ts";
import { headingsIn, itemsIn, partsOf } from "./slices.ts";

/** The phase of items that stand under no phase's heading. */
export const noPhase = "general";

/** One entry a heading of level 3, or of level 4 where there are none, in file order; items above them come first. */
export function responsibilitiesOf(markdown: Markdown, section: Section): readonly PersonaPhase[] {
  const parts = [3, 4].map((level) => partsOf(markdown, section, level)).find((found) => found.length > 0) ?? [];
  const lead = { line: section.line, endLine: parts[0]?.line ?? section.endLine };
  const first = itemsIn(markdown, lead)[0];
  const phases = parts.map((part) => {
    const heading = part.heading.text;
    const phase = phaseOfHeading(heading)?.phase ?? (slug(heading) || noPhase);
    return { phase, heading, line: part.line, groups: groupsOf(markdown, part) };
  });
  if (!first) return phases;
  return [
    { phase: noPhase, heading: section.heading.text, line: first.line, groups: groupsOf(markdown, lead) },
    ...phases,
  ];
}

interface Group {
  readonly title: string;
  readonly line: number;
  readonly items: PersonaItem[];
  /** Whether its items are nested below it: then a bullet on its own level is not one of them. */
  nested: boolean;
}

const boldLead = /^\*\*(.+?)\*\*(.*)$/s;

function groupsOf(markdown: Markdown, part: Lines): readonly Responsibility[] {
  const groups: Group[] = [];
  const items = itemsIn(markdown, part);
  const titles = titleLines(markdown, part);
  let nextTitle = 0;
  let current: Group | undefined;
  const open = (title: string, line: number): Group => {
    const group = { title, line, items: [], nested: false };
    groups.push(group);
    return group;
  };
  items.forEach((item, index) => {
    for (let title = titles[nextTitle]; title && title.line < item.line; title = titles[++nextTitle]) {
      current = open(title.title, title.line);
    }
    const text = itemText(item);
    const title = item.depth === 0 ? groupTitle(item, text, (items[index + 1]?.depth ?? 0) > 0) : undefined;
    if (title) {
      current = open(title.title, item.line);
      current.nested = (items[index + 1]?.depth ?? 0) > 0;
      if (title.rest !== "") current.items.push({ text: title.rest, line: item.line });
      return;
    }
    if (!current || (item.depth === 0 && current.nested)) current = open("", item.line);
    if (text !== "") current.items.push({ text, line: item.line });
  });
  for (let title = titles[nextTitle]; title; title = titles[++nextTitle]) open(title.title, title.line);
  return groups.map(({ title, line, items: found }) => ({ title, id: slug(title), line, items: found }));
}

/** `undefined` when the item is one to tick, not the title of a group. */
function groupTitle(item: ListItem, text: string, hasChildren: boolean): { title: string; rest: string } | undefined {
  const bold = boldLead.exec(text);
  if (bold && (item.ordered || hasChildren))
    return { title: bold[1]?.replace(/[:：]$/, "") ?? "", rest: withoutSeparator(bold[2] ?? "") };
  return item.ordered && hasChildren ? { title: text, rest: "" } : undefined;
}

/** What stands behind a title, without the colon or dash between them. */
function withoutSeparator(text: string): string {
  const plain = text.replace(/^[:：]/, "").trimStart();
  return plain.replace(/^[-–—:：]/, "").trim();
}

/** Titles that are no list items: headings of level 4 and below, and paragraphs that are one bold line. */
function titleLines(markdown: Markdown, part: Lines): readonly { readonly title: string; readonly line: number }[] {
  const titles = headingsIn(markdown, part)
    .filter(({ level, line }) => level > 3 && line > part.line)
    .map(({ text, line }) => ({ title: text.replace(/^\d+[.)]\s*/, "").replace(/\*\*/g, ""), line }));
  for (let line = part.line + 1; line < part.endLine; line++) {
    const before = markdown.lines[line - 1] ?? "";
    if ((before.trim() !== "" && line - 1 > part.line) || hiddenAt(markdown, line)) continue;
    const bold = /^\*\*([^*]+)\*\*[:：]?$/.exec((markdown.lines[line] ?? "").trimEnd())?.[1] ?? "";
    const title = bold.replace(/^\d+[.)]\s*/, "").replace(/[:：]$/, "");
    if (title) titles.push({ title, line });
  }
  return titles.sort((a, b) => a.line - b.line);
}
