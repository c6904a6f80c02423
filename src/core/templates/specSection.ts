// A persona's responsibilities in a spec.md: their items continue its requirements, success criteria, edge cases and key
// entities, each in the list that the spec or its template has for them; those of the clarify phase are questions.
import { type Heading, headingPath } from "../markdown.ts";
import { headingName } from "./documentTemplate.ts";
import { bulletLike, leadLike, startedOver } from "./listForm.ts";
import {
  appended,
  headingLine,
  lastItemIn,
  newSection,
  ownEnd,
  type PlannedSection,
  promptOf,
  type SectionRequest,
} from "./newSection.ts";
import { nextIds } from "./nextId.ts";
import { type Block, type Line, textLine } from "./prompts.ts";
import { contentEnd, headingNamed, linesOf, type Outline, sectionPlaceOf } from "./sectionPlace.ts";
import {
  clarificationNames,
  idsIn,
  type ListKind,
  listKindOf,
  listNames,
  type Requirement,
  requirementsOf,
} from "./specLists.ts";

/** A spec while blocks for it are put together. */
interface Draft extends SectionRequest {
  readonly outline: Outline;
  readonly requirements: readonly Requirement[];
  /** All ids that are taken; those that are given out are added. */
  readonly ids: string[];
  /** By the names of headings that blocks bring in: the line that these blocks go below. */
  readonly made: Map<string, number>;
}

export function specBlocks(
  outline: Outline,
  planned: readonly PlannedSection[],
  request: SectionRequest,
): readonly Block[] {
  const { markdown } = outline;
  const requirements = requirementsOf(markdown);
  const draft: Draft = { ...request, outline, requirements, ids: [...idsIn(markdown.source)], made: new Map() };
  const rest = planned.filter(({ phase }) => phase !== "clarify");
  const itemsOf = (kind: ListKind, { items }: PlannedSection) => items.filter((item) => kindIn(draft, item) === kind);
  const list = (kind: Exclude<ListKind, "requirement">) =>
    entryBlocks(
      draft,
      kind,
      rest.flatMap((section) => itemsOf(kind, section)),
    );
  return [
    ...planned.filter(({ phase }) => phase === "clarify").map((section) => questionBlock(draft, section)),
    ...list("edge"),
    ...rest.flatMap((section) => requirementBlocks(draft, { ...section, items: itemsOf("requirement", section) })),
    ...list("entity"),
    ...list("criterion"),
  ];
}

/** An item of a kind that neither the spec nor its template has a list for is a requirement. */
function kindIn(draft: Draft, item: string): ListKind {
  const kind = listKindOf(item);
  return hasList(draft, kind) ? kind : "requirement";
}

/** A template counts only where the spec speaks its language: has one of its headings, or none at all yet. */
function hasList({ outline, template }: Draft, kind: ListKind): boolean {
  const names = listNames[kind];
  if (headingNamed(outline, names)) return true;
  const sections = outline.headings.filter(({ level }) => level > 1);
  const known = new Set(template.map(({ text }) => headingName(text)));
  const isItsLanguage = sections.length === 0 || sections.some(({ text }) => known.has(headingName(text)));
  return isItsLanguage && names.some((name) => known.has(name));
}

/** Below a heading of their own, at the end of the functional requirements. */
function requirementBlocks(draft: Draft, section: PlannedSection): readonly Block[] {
  const { outline } = draft;
  const { heading, items, title } = section;
  if (items.length === 0) return [];
  const near = nearRequirement(draft, heading);
  const functional = headingNamed(outline, listNames.requirement);
  const container = near ? headingPath(outline.headings, near.line).at(-1) : functional;
  if (!container && !heading && !hasList(draft, "requirement")) return [newSection(outline, section, draft, 0)];
  const entries = numbered(draft, near, "FR-0", items, !heading);
  if (heading) return [appended(outline, heading, entries)];
  if (!container) {
    const { afterLine, level, lines } = newList(draft, "requirement");
    return [block(afterLine, [...lines, headingLine(level + 1, title), [], ...entries])];
  }
  const isGroup = functional !== undefined && container.level > functional.level;
  const afterLine = isGroup
    ? contentEnd(outline.markdown, linesOf(outline, container).endLine).line
    : ownEnd(outline, container);
  return [block(afterLine, [headingLine(container.level + (isGroup ? 0 : 1), title), [], ...entries])];
}

/** At the end of the list of this kind. */
function entryBlocks(draft: Draft, kind: Exclude<ListKind, "requirement">, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  const { outline, requirements } = draft;
  const heading = headingNamed(outline, listNames[kind]);
  const last = kind === "criterion" ? requirements.findLast(({ id }) => id.startsWith("SC-")) : undefined;
  const entries =
    kind === "criterion" ? numbered(draft, last, "SC-0", items, false) : plain(draft, kind, heading, items);
  if (last)
    return [{ afterLine: last.endLine - 1, lines: entries, blankBefore: isApart(draft, last), blankAfter: false }];
  if (heading) return [appended(outline, heading, entries)];
  const { afterLine, lines } = newList(draft, kind);
  return [block(afterLine, [...lines, ...entries])];
}

/** As `/speckit.clarify` writes what was asked, in the section that it makes before all others. */
function questionBlock({ made, outline }: Draft, { heading, items, title }: PlannedSection): Block {
  const { markdown, headings } = outline;
  const questions = items.map(
    (item): Line => [...textLine("- Q: "), promptOf(item), ...textLine(" → A: "), promptOf("answer")],
  );
  if (heading) return appended(outline, heading, questions);
  const own = headingNamed(outline, clarificationNames);
  if (own) {
    const afterLine = contentEnd(markdown, linesOf(outline, own).endLine).line;
    return block(afterLine, [headingLine(own.level + 1, title), [], ...questions]);
  }
  const afterLine = contentEnd(markdown, headings.find(({ level }) => level > 1)?.line ?? markdown.lines.length).line;
  const head = made.has("clarifications") ? [] : [headingLine(2, "Clarifications"), []];
  made.set("clarifications", afterLine);
  return block(afterLine, [...head, headingLine(3, title), [], ...questions]);
}

/** The entry whose family goes on: below `heading`, else in the cursor's section, else the last one. */
function nearRequirement({ cursorLine, outline, requirements }: Draft, heading: Heading | undefined) {
  const all = requirements.filter(({ id }) => !id.startsWith("SC-"));
  const lastIn = (section: Heading | undefined) => {
    if (!section) return undefined;
    const { line, endLine } = linesOf(outline, section);
    return all.findLast((each) => line <= each.line && each.line < endLine);
  };
  if (heading) return lastIn(heading) ?? all.at(-1);
  const cursor = cursorLine === undefined ? undefined : headingPath(outline.headings, cursorLine).at(-1);
  return (
    lastIn(cursor) ??
    lastIn(headingNamed(outline, listNames.requirement)) ??
    all.findLast(({ id }) => id.startsWith("FR-")) ??
    all.at(-1)
  );
}

/** Entries whose ids follow those of the family of `near`, or `first` where there is none. */
function numbered(
  draft: Draft,
  near: Requirement | undefined,
  first: string,
  items: readonly string[],
  isNewList: boolean,
): readonly Line[] {
  const { ids, outline } = draft;
  const like = near ? (outline.markdown.lines[near.line] ?? "") : `- **${first}**: `;
  const fresh = nextIds(ids, near?.id ?? first, items.length);
  ids.push(...fresh);
  const line = isNewList ? startedOver(like) : like;
  const blank = near && isApart(draft, near) ? [[]] : [];
  return items.flatMap((item, index): Line[] => [
    ...(index > 0 ? blank : []),
    [...textLine(leadLike(line, near?.id ?? first, fresh[index] ?? "", index + 1)), promptOf(item)],
  ]);
}

function plain(
  { outline }: Draft,
  kind: ListKind,
  heading: Heading | undefined,
  items: readonly string[],
): readonly Line[] {
  const { markdown } = outline;
  const last = heading && lastItemIn(outline, heading);
  const like = last ? (markdown.lines[last.line] ?? "") : "- ";
  const lead = kind === "entity" ? [promptOf("Entity"), ...textLine("**: ")] : [];
  return items.map((item, index) => [
    ...textLine(bulletLike(like, index + 1) + (kind === "entity" ? "**" : "")),
    ...lead,
    promptOf(item),
  ]);
}

/** The headings that the template has for a list and the spec has not, and where they go. */
function newList({ made, outline, template }: Draft, kind: ListKind) {
  const indexOf = (name: string) => template.findIndex(({ text }) => headingName(text) === name);
  const index = listNames[kind].map(indexOf).find((at) => at >= 0) ?? -1;
  const path = template.slice(0, index + 1).filter(({ level }, at, all) => {
    const below = all.slice(at + 1).map((other) => other.level);
    return below.every((other) => other > level);
  });
  const isThere = (text: string) => headingNamed(outline, headingName(text)) !== undefined;
  const missing = path.filter(({ text }) => !isThere(text) && !made.has(headingName(text)));
  const beside = path.findLast(({ text }) => made.has(headingName(text)));
  const afterLine =
    (beside && made.get(headingName(beside.text))) ??
    sectionPlaceOf(outline, missing[0]?.text ?? "", template).afterLine;
  for (const { text } of missing) made.set(headingName(text), afterLine);
  const lines = missing.flatMap(({ level, text }): Line[] => [headingLine(level, text), []]);
  return { afterLine, level: path.at(-1)?.level ?? 3, lines };
}

function block(afterLine: number, lines: readonly Line[]): Block {
  return { afterLine, lines, blankBefore: true, blankAfter: true };
}

/** Whether a blank line parts `entry` from the one before it. */
function isApart({ requirements }: Draft, entry: Requirement): boolean {
  return requirements[requirements.indexOf(entry) - 1]?.endLine === entry.line - 1;
}
