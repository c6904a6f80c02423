// One section with prompts: a heading of its own where it belongs, or more prompts below one that is there.
import { sameText } from "../checklist/checklist.ts";
import type { Heading, ListItem, Markdown } from "../markdown.ts";
import type { DocumentTemplate } from "./documentTemplate.ts";
import { bulletOf } from "./listForm.ts";
import { type Block, type Line, textLine } from "./prompts.ts";
import { contentEnd, linesOf, type Outline, sectionPlaceOf } from "./sectionPlace.ts";

/** A responsibility that a document may have a section for. */
export interface Section {
  readonly title: string;
  readonly phase: string;
  /** The texts of its items. */
  readonly items: readonly string[];
}

export interface SectionRequest {
  /** Of the document, below its feature: `plan.md`. */
  readonly path: string;
  readonly sections: readonly Section[];
  readonly template: DocumentTemplate;
  /** Zero-based, where an editor has a cursor in the document. */
  readonly cursorLine?: number | undefined;
}

/** A section and the heading that the document has for it; then `items` are those that are missing below that. */
export interface PlannedSection extends Section {
  readonly heading?: Heading;
}

/** `index`: among those that come in at once, for numbered headings. */
export function newSection(
  outline: Outline,
  { title, items }: Section,
  { template, cursorLine }: SectionRequest,
  index: number,
): Block {
  const { afterLine, follows, level, ruleBefore } = sectionPlaceOf(outline, title, template, cursorLine);
  const number = follows ? `${follows.before}${follows.number + 1 + index}${follows.after}` : "";
  const rule = ruleBefore ? [textLine("---"), []] : [];
  const list = promptList(outline.markdown, items);
  return {
    afterLine,
    lines: [...rule, headingLine(level, number + title), ...(list.length === 0 ? [] : [[], ...list])],
    blankBefore: true,
    blankAfter: true,
  };
}

/** More prompts in a section that is there. */
export function addedTo(outline: Outline, heading: Heading, items: readonly string[]): Block {
  return appended(outline, heading, promptList(outline.markdown, items));
}

/** Behind the last list of a section's own text, else at the end of that text: before its sub-sections. */
export function appended(outline: Outline, heading: Heading, lines: readonly Line[]): Block {
  const last = lastItemIn(outline, heading);
  const afterLine = last ? last.endLine - 1 : ownEnd(outline, heading);
  return { afterLine, lines, blankBefore: !last, blankAfter: true };
}

/** The last item at the margin in a section's own text. */
export function lastItemIn(outline: Outline, heading: Heading): ListItem | undefined {
  const end = ownEnd(outline, heading);
  return outline.markdown.items.findLast(({ depth, line }) => depth === 0 && heading.line < line && line <= end);
}

export function headingLine(level: number, text: string): Line {
  return textLine(`${"#".repeat(Math.min(level, 6))} ${text}`);
}

/** The last line of a section's own text: before its first sub-section. */
export function ownEnd(outline: Outline, heading: Heading): number {
  const { endLine } = linesOf(outline, heading);
  const child = outline.headings.find(({ line }) => line > heading.line && line < endLine);
  return contentEnd(outline.markdown, child?.line ?? endLine).line;
}

/** Whether one of `texts`, as `sameText` gives them, holds the item. */
export function isAmong(texts: readonly string[], item: string): boolean {
  const wanted = sameText(item);
  return texts.some((text) => text.includes(wanted));
}

function promptList(markdown: Markdown, items: readonly string[]): readonly Line[] {
  const bullet = { kind: "text", text: `${bulletOf(markdown)} ` } as const;
  return items.map((item): Line => [bullet, promptOf(item)]);
}

/** As Spec Kit's templates write what is to be filled in. */
export function promptOf(text: string) {
  return { kind: "prompt", text: `[${text}]` } as const;
}
