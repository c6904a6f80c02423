// A persona's items as questions of a checklist that Spec Kit's reviewers own: which there are, which the file has, and
// the edit that brings in others under their headings, with CHK ids where the file gives ids.
import { type ChecklistItem, checklistOf, sameText } from "../checklist/checklist.ts";
import { personaKeyOf } from "../checklist/personaChecklist.ts";
import type { Markdown } from "../markdown.ts";
import { message } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { type DocumentTemplate, headingName } from "./documentTemplate.ts";
import { bulletLike, leadLike, startedOver } from "./listForm.ts";
import { headingLine } from "./newSection.ts";
import { nextIds } from "./nextId.ts";
import { type Block, type Line, type Piece, type Prompts, promptsOf, textLine } from "./prompts.ts";
import { type Dimension, dimensionOf, questionOf } from "./question.ts";
import { headingNamed, linesOf, type Outline, sectionOutline, sectionPlaceOf } from "./sectionPlace.ts";

/** The persona's Quality Checklist, beside the phases. */
export const qualityPart = "quality";

export interface Question {
  /** The persona's own words. */
  readonly text: string;
  readonly question: string;
  readonly dimension: Dimension;
}

/** The questions under one heading. */
export interface QuestionGroup {
  readonly title: string;
  /** A phase's id, or `qualityPart`. */
  readonly part: string;
  readonly questions: readonly Question[];
}

/** A file in a feature's `checklists/`. */
export function takesChecklistItems(path: string): boolean {
  return /(?:^|\/)checklists\/[^/]+\.md$/i.test(path);
}

/** By responsibility, in the persona's order; the Quality Checklist by its sub-headings, last. */
export function questionGroupsOf({ checklist, phases }: Persona): readonly QuestionGroup[] {
  const byPhase = phases.flatMap(({ groups, heading, phase }) =>
    groups.map(({ items, title }) => ({ title: title || heading, part: phase, questions: items.map(questionFor) })),
  );
  const sections = [...new Set(checklist.map(({ section }) => section))];
  const quality = sections.map((section) => ({
    title: section ?? "Quality",
    part: qualityPart,
    questions: checklist.filter((item) => item.section === section).map(questionFor),
  }));
  return [...byPhase, ...quality].filter(({ questions }) => questions.length > 0);
}

/** Those that the file asks already, or has in the persona's own words. */
export function presentQuestions(markdown: Markdown, groups: readonly QuestionGroup[]): ReadonlySet<Question> {
  const there = new Set(checklistOf(markdown).map(({ text }) => sameText(bare(text))));
  const all = groups.flatMap(({ questions }) => questions);
  return new Set(
    all.filter(({ question, text }) => [question, text].some((words) => there.has(sameText(bare(words))))),
  );
}

export interface ChecklistRequest {
  readonly groups: readonly QuestionGroup[];
  readonly template: DocumentTemplate;
  /** Zero-based, where an editor has a cursor in the document. */
  readonly cursorLine?: number | undefined;
}

/** A persona's own checklist is refused: that one is brought up to date with its persona. */
export function checklistPrompts(markdown: Markdown, { cursorLine, groups, template }: ChecklistRequest): Prompts {
  if (personaKeyOf(markdown.source) !== undefined)
    return {
      kind: "none",
      message: message("This is a persona’s own checklist. “Update Checklist” brings in the items that it lacks."),
    };
  const wanted = groups.filter(({ questions }) => questions.length > 0);
  if (wanted.length === 0) return { kind: "none", message: message("There are no items to insert.") };
  const outline = sectionOutline(markdown);
  const items = checklistOf(markdown).filter(({ depth }) => depth === 0);
  const write = writer(markdown, items);
  return promptsOf(
    markdown,
    merged(wanted).map(({ part, questions, title }): Block => {
      const last = lastItemUnder(outline, items, title);
      const lines = write(last, questions, part);
      if (last) return { afterLine: last.endLine - 1, lines, blankBefore: false, blankAfter: false };
      const heading = headingNamed(outline, headingName(title));
      if (heading) return { afterLine: heading.endLine - 1, lines, blankBefore: true, blankAfter: true };
      const { afterLine, level, ruleBefore } = sectionPlaceOf(outline, title, template, cursorLine);
      const rule = ruleBefore ? [textLine("---"), []] : [];
      return {
        afterLine,
        lines: [...rule, headingLine(level, title), [], ...lines],
        blankBefore: true,
        blankAfter: true,
      };
    }),
  );
}

function questionFor({ text }: { readonly text: string }): Question {
  return { text, question: questionOf(text), dimension: dimensionOf(text) };
}

type Write = (near: ChecklistItem | undefined, questions: readonly Question[], part: string) => readonly Line[];

/** Writes questions as the file's items are written; in a file without items as Spec Kit does. */
function writer({ lines, source }: Markdown, items: readonly ChecklistItem[]): Write {
  const ids = [...(source.match(/(?<![\p{L}\p{N}])CHK\d+/gu) ?? [])];
  const hasTags = items.length === 0 || items.some(({ text }) => /\[[^\][]+\]$/.test(text));
  const usual = items.findLast(({ text }) => idOf(text) !== undefined) ?? items.at(-1);
  return (own, questions, part) => {
    const near = own ?? usual;
    const nearId = near ? idOf(near.text) : "CHK000";
    const line = near ? (lines[near.line] ?? "") : "- [ ] CHK000 ";
    const like = own ? line : startedOver(line);
    const fresh = nearId === undefined ? [] : nextIds(ids, nearId, questions.length);
    ids.push(...fresh);
    return questions.map(({ dimension, question }, index): Line => {
      const lead =
        nearId === undefined
          ? `${bulletLike(like, index + 1)}[ ] `
          : leadLike(like, nearId, fresh[index] ?? "", index + 1);
      const tag = hasTags && question.endsWith("?") ? tagOf(dimension, part) : [];
      return [...textLine(lead + question), ...tag];
    });
  };
}

/** What Spec Kit's items end with; which passage it is about is to be filled in. */
function tagOf(dimension: Dimension, part: string): readonly Piece[] {
  if (part === "constitution") return textLine(` [${dimension}, Constitution]`);
  const document = part === "plan" ? "Plan" : part === "tasks" ? "Tasks" : "Spec";
  const passage = { Plan: "section", Tasks: "T###", Spec: "FR-###" }[document];
  return [...textLine(` [${dimension}, ${document} §`), { kind: "prompt", text: passage }, ...textLine("]")];
}

function lastItemUnder(outline: Outline, items: readonly ChecklistItem[], title: string): ChecklistItem | undefined {
  const heading = headingNamed(outline, headingName(title));
  if (!heading) return undefined;
  const { line, endLine } = linesOf(outline, heading);
  return items.findLast((item) => line <= item.line && item.line < endLine);
}

function merged(groups: readonly QuestionGroup[]): readonly QuestionGroup[] {
  const byName = new Map<string, QuestionGroup>();
  for (const group of groups) {
    const known = byName.get(headingName(group.title));
    const questions = [...(known?.questions ?? []), ...group.questions];
    byName.set(headingName(group.title), { ...group, ...known, questions });
  }
  return [...byName.values()];
}

function idOf(text: string): string | undefined {
  return /^[*_~`[]{0,4}(CHK\d+)/.exec(text)?.[1];
}

/** Without the id before it and the tag behind it. */
function bare(text: string): string {
  return text.replace(/^[*_~`[]{0,4}CHK\d+[\]*_~`]{0,4}[ \t]*[:：–—.-]?[ \t]*/, "").replace(/\s*\[[^\][]*\]$/, "");
}
