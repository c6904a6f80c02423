// A persona's checklist in a feature: the persona's items and those of its file, shown as one. Reads only; what a tick
// changes is in personaTick.ts.
import { frontMatterEnd, type Markdown, markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { phaseTitle } from "../speckit/phases.ts";
import { slug, splitLines, withoutByteOrderMark } from "../text.ts";
import { checklistOf, type State, sameText } from "./checklist.ts";
import { type Evidence, evidenceByItem } from "./evidence.ts";
import { notApplicableOf } from "./notApplicable.ts";
import { type ItemKey, keyId, nextKey, type PlacedItem, placedItemsOf, placeOf } from "./tick.ts";

const qualityTitle = "Quality checklist";

export interface Entry {
  readonly key: ItemKey;
  readonly text: string;
  readonly state: State;
  /** " " for an item that is not in the file yet. */
  readonly mark: string;
  /** Zero-based line in the persona file; `undefined` for an item that is only in the checklist's file. */
  readonly personaLine?: number;
  /** The item in the checklist's file, when it is there. */
  readonly inFile?: PlacedItem;
  /** Why it does not apply; absent for an item that does. "" when the file gives no reason. */
  readonly notApplicable?: string;
  /** What the file names below the item; absent when it names nothing. */
  readonly evidence?: readonly Evidence[];
}

export interface EntryGroup {
  /** "" for entries that stand directly in their section. */
  readonly title: string;
  readonly place: string;
  readonly personaLine?: number;
  readonly entries: readonly Entry[];
}

export interface EntrySection {
  /** The title as the file's heading has it: "Plan". */
  readonly title: string;
  readonly place: string;
  /** The phase's id; `undefined` for the quality checklist and for headings that are only in the file. */
  readonly phase?: string;
  readonly groups: readonly EntryGroup[];
}

/** The text of a checklist's file and what stands in it, read once. */
export interface ChecklistFile {
  readonly markdown: Markdown;
  readonly items: readonly PlacedItem[];
  /** By the line of the item that it stands below. */
  readonly evidence: ReadonlyMap<number, readonly Evidence[]>;
}

/** `parse`: markdownOf, or one that keeps what it has read. */
export function checklistFileOf(text: string, parse = markdownOf): ChecklistFile {
  const markdown = parse(text);
  const items = placedItemsOf(markdown, checklistOf(markdown));
  return { markdown, items, evidence: evidenceByItem(markdown, items) };
}

/** With quotes and a comment, as YAML allows. */
const personaField = /^persona:[ \t]+(["']?)([^"'#\s]+)\1[ \t]*(?:[ \t]#.*)?$/;
/** Front matter is looked for in so many characters. */
const frontMatterReach = 2_000;

/** The id under `persona:` in the front matter of a checklist's file; `undefined` for a file that is not a persona's. */
export function personaKeyOf(text: string): string | undefined {
  const lines = splitLines(withoutByteOrderMark(text.slice(0, frontMatterReach)));
  const fields = lines.slice(0, frontMatterEnd(lines)).map((line) => personaField.exec(line));
  const id = fields.find((field) => field)?.[2];
  return id && slug(id) === id ? id : undefined;
}

/** Of the section with items that stand above every heading. */
export const otherTitle = "Other items";

/** Whether a section is the persona's Quality Checklist, which belongs to no phase. */
export function isQualityChecklist({ phase, place }: EntrySection): boolean {
  return phase === undefined && place === placeOf(qualityTitle);
}

export function entriesOf(sections: readonly EntrySection[]): readonly Entry[] {
  return sections.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));
}

/** The union of persona and file, in the persona's order; what is only in the file follows in its group or section. */
export function personaChecklistOf(persona: Persona, file?: ChecklistFile): readonly EntrySection[] {
  const inFile = new Map(file?.items.map((item) => [keyId(item.key), item]));
  const seen = new Map<string, number>();
  const entryOf = (place: string, text: string, personaLine: number): Entry => {
    const key = nextKey(seen, place, sameText(text));
    const item = inFile.get(keyId(key));
    inFile.delete(keyId(key));
    return {
      // That of the file tells it from others like it.
      key: item?.key ?? key,
      text,
      personaLine,
      ...(file && item ? asInFile(file, item) : { state: "open", mark: " " }),
    };
  };
  const own = plannedSections(persona).map((section) => ({
    ...section,
    groups: section.groups.map(({ items, ...group }) => ({
      ...group,
      entries: items.map(({ text, line }) => entryOf(group.place, text, line)),
    })),
  }));
  const fileOnly = [...inFile.values()];
  return file ? withFileOnly(own, file, fileOnly) : own;
}

/** What an entry has from the file. */
function asInFile({ evidence }: ChecklistFile, item: PlacedItem): Omit<Entry, "key" | "text"> {
  const read = notApplicableOf(item.text);
  const found = evidence.get(item.line);
  return {
    state: item.state,
    mark: item.mark,
    inFile: item,
    ...(read ? { notApplicable: read.reason } : {}),
    ...(found ? { evidence: found } : {}),
  };
}

interface PlannedSection {
  readonly title: string;
  readonly place: string;
  readonly phase?: string;
  readonly groups: readonly PlannedGroup[];
}

interface PlannedGroup {
  readonly title: string;
  readonly place: string;
  readonly personaLine?: number;
  readonly items: readonly { readonly text: string; readonly line: number }[];
}

/** What the persona's file would hold: a section a phase and one for the quality checklist, groups of one title joined. */
function plannedSections(persona: Persona): readonly PlannedSection[] {
  const sections: { title: string; place: string; phase?: string; groups: PlannedGroup[] }[] = [];
  const add = (title: string, phase: string | undefined, groups: readonly PlannedGroup[]) => {
    const place = slug(title);
    const known = sections.find((other) => other.place === place);
    const section = known ?? { title, place, ...(phase === undefined ? {} : { phase }), groups: [] };
    if (!known) sections.push(section);
    for (const group of groups.map((each) => (each.place === place ? { ...each, title: "" } : each))) {
      const same = section.groups.findIndex((other) => other.place === group.place);
      const before = section.groups[same];
      if (before) section.groups[same] = { ...before, items: [...before.items, ...group.items] };
      else if (group.title === "") section.groups.unshift(group);
      else section.groups.push(group);
    }
  };
  for (const { phase, groups } of persona.phases) {
    const title = english(phaseTitle(phase));
    add(
      title,
      phase,
      groups
        .filter(({ items }) => items.length > 0)
        .map(({ title: name, line, items }) => ({
          title: name,
          place: placeOf(title, name),
          personaLine: line,
          items,
        })),
    );
  }
  const quality = persona.checklist.map((item) => {
    const name = item.section ?? "";
    return { title: name, place: placeOf(qualityTitle, name), items: [item] };
  });
  if (quality.length > 0) add(qualityTitle, undefined, quality);
  return sections;
}

function withFileOnly(
  sections: readonly EntrySection[],
  file: ChecklistFile,
  items: readonly PlacedItem[],
): readonly EntrySection[] {
  const all = sections.map((section) => ({
    ...section,
    groups: section.groups.map((group) => ({ ...group, entries: [...group.entries] })),
  }));
  const sectionAt = new Map(all.map((section) => [section.place, section]));
  const groupAt = new Map(all.flatMap(({ groups }) => groups.map((group) => [group.place, group] as const)));
  for (const item of items) {
    const { key } = item;
    const text = notApplicableOf(item.text)?.text ?? item.text;
    const entry: Entry = { key, text, ...asInFile(file, item) };
    const known = groupAt.get(key.place);
    if (known) {
      known.entries.push(entry);
      continue;
    }
    const [title, ...rest] = item.headings;
    const place = placeOf(title ?? "");
    const section = sectionAt.get(place) ?? { title: title ?? otherTitle, place, groups: [] };
    if (!sectionAt.has(place)) all.push(section);
    const group = { title: rest.join(" · "), place: key.place, entries: [entry] };
    section.groups.push(group);
    sectionAt.set(place, section);
    groupAt.set(key.place, group);
  }
  return all;
}
