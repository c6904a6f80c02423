// The checklist of any Markdown document as the Feature view shows it: its items by heading or phase, and what a tick on
// one changes. Persona checklists, which also have items that are not in the file, are in personaChecklist.ts.
import { type Heading, type Markdown, markdownOf } from "../markdown.ts";
import { message } from "../message.ts";
import { looksLikePhase, outlineOf } from "../speckit/outline.ts";
import { phaseFinder, tasksOf } from "../speckit/tasks.ts";
import { type ChecklistItem, checklistOf } from "./checklist.ts";
import { applicableEdits } from "./itemText.ts";
import { personaKeyOf } from "./personaChecklist.ts";
import { doneMarkOf, type ItemKey, itemFinder, markEdit, type PlacedItem, placedItemsOf, type Tick } from "./tick.ts";

export interface ItemGroup {
  /** What the items stand under: in tasks.md their phase, else the nearest heading; "" when there is none. */
  readonly title: string;
  /** Zero-based line of the first item. */
  readonly line: number;
  readonly items: readonly PlacedItem[];
  /** Those of the items that count: in tasks.md its tasks alone. */
  readonly counted: readonly PlacedItem[];
}

/**
 * Groups in the order of the document; headings without items are left out.
 * `parse`: markdownOf, or one that keeps what it has read.
 */
export function itemGroupsOf(path: string, text: string, parse = markdownOf): readonly ItemGroup[] {
  const markdown = parse(text);
  const items = placedItemsOf(markdown, checklistOf(markdown));
  return /(?:^|\/)tasks\.md$/.test(path) ? phaseGroups(markdown, items) : headingGroups(items);
}

/**
 * Refused when the text has no such item any more, one whose box is malformed, or several that cannot be told apart.
 * `parse`: as above.
 */
export function tickInDocument(text: string, keys: readonly ItemKey[], done: boolean, parse = markdownOf): Tick {
  const markdown = parse(text);
  const items = placedItemsOf(markdown, checklistOf(markdown));
  const isPersonas = personaKeyOf(text) !== undefined;
  const mark = done ? doneMarkOf(items, isPersonas ? "x" : "X") : " ";
  const found = keys.map(itemFinder(items));
  const missing = found.findIndex((item) => item === undefined || item.malformed);
  if (missing >= 0) {
    const gone = keys[missing]?.text ?? "";
    return {
      kind: "refused",
      message: message("“{0}” is not in the document as it was; nothing was changed.", gone),
    };
  }
  const changing = found.filter((item): item is PlacedItem => item !== undefined && needsMark(item, done));
  const textEdits = (item: PlacedItem) => (isPersonas && !done ? applicableEdits(markdown, item) : []);
  return { kind: "edit", edits: changing.flatMap((item) => [markEdit(item, mark), ...textEdits(item)]) };
}

function needsMark({ state }: ChecklistItem, done: boolean): boolean {
  return (state === "done") !== done;
}

function headingGroups(items: readonly PlacedItem[]): readonly ItemGroup[] {
  const groups = grouped(items, (item) => ({ id: item.key.place, title: item.headings.at(-1) ?? "" }));
  return groups.map((group) => ({ ...group, counted: group.items }));
}

function phaseGroups(markdown: Markdown, items: readonly PlacedItem[]): readonly ItemGroup[] {
  const tasks = new Set(tasksOf(markdown).tasks.map(({ line }) => line));
  const phaseAbove = phaseFinder(markdown);
  const nameOf = phaseNamer(markdown);
  const groups = grouped(items, (item) => nameOf(phaseAbove(item)));
  return groups.map((group) => ({ ...group, counted: group.items.filter(({ line }) => tasks.has(line)) }));
}

interface GroupName {
  /** Different for groups of the same title. */
  readonly id: string;
  readonly title: string;
}

const noPhase: GroupName = { id: "", title: "" };

/**
 * Names the phase by the nearest heading of a task: that of `### Implementation` below `## Phase 3: User Story 1` is the
 * outer one. Where no heading reads like a phase the whole path is the title, so that equal headings are told apart.
 */
function phaseNamer(markdown: Markdown): (nearest: Heading | undefined) => GroupName {
  const outline = outlineOf(markdown).filter(({ level }) => level <= 4);
  const hasTitle = outline.filter(({ level }) => level === 1).length === 1;
  const names = new Map<Heading, GroupName>();
  const above: Heading[] = [];
  for (const heading of outline) {
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    above.push(heading);
    const path = above.filter(({ level }) => level > 1 || !hasTitle);
    const phase = path.find(({ text }) => looksLikePhase(text));
    names.set(heading, {
      id: String((phase ?? heading).line),
      title: phase?.text ?? path.map(({ text }) => text).join(" · "),
    });
  }
  return (nearest) => (nearest && names.get(nearest)) ?? noPhase;
}

/** Neighbors of one name together. */
function grouped(items: readonly PlacedItem[], nameOf: (item: PlacedItem) => GroupName) {
  const groups: { id: string; title: string; line: number; items: PlacedItem[] }[] = [];
  for (const item of items) {
    const { id, title } = nameOf(item);
    const last = groups[groups.length - 1];
    if (last?.id === id) last.items.push(item);
    else groups.push({ id, title, line: item.line, items: [item] });
  }
  return groups;
}
