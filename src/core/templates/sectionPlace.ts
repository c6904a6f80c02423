// Where a new section goes: where the template has it, else at the end of the cursor's section, else before the sections
// that close a document. Knows no persona.
import type { Heading, Lines, Markdown } from "../markdown.ts";
import { outlineOf, sectionsOf } from "../speckit/outline.ts";
import { type DocumentTemplate, headingName } from "./documentTemplate.ts";
import { lastFilledLine } from "./prompts.ts";

export interface SectionPlace {
  /** The zero-based line that the section goes below; -1: above the first one. */
  readonly afterLine: number;
  readonly level: number;
  /** Whether the sections here are parted by rules. */
  readonly ruleBefore: boolean;
  /** The numbered heading that the new one follows, where those here are numbered: "R-", 9 and ": ". */
  readonly follows?: HeadingNumber;
}

interface HeadingNumber {
  readonly before: string;
  readonly number: number;
  readonly after: string;
}

/** A document's headings with the lines of their sections. */
export interface Outline {
  readonly markdown: Markdown;
  readonly headings: readonly Heading[];
  readonly sections: readonly Lines[];
}

export function sectionOutline(markdown: Markdown): Outline {
  const headings = outlineOf(markdown);
  return { markdown, headings, sections: sectionsOf(markdown, headings) };
}

/** Sections that stay last, by their names; only where nothing but their like follows. */
const closing =
  /^(?:complexity-tracking|phase-summary|summary|conclusions?|notes?|open-questions|references|sources|appendi(?:x|ces)|glossary|changelog|revision-history|conclusión|conclusiones|conclusão|referencias|referências|notas|結論|总结|總結|備註|备注|複雜度追蹤|复杂度跟踪|まとめ|결론)(?:-|$)/;

/** `title`: of the new section. `cursorLine`: where the user is, if anywhere. */
export function sectionPlaceOf(
  outline: Outline,
  title: string,
  template: DocumentTemplate,
  cursorLine?: number,
): SectionPlace {
  const level = mainLevel(outline.headings);
  return (
    placeByTemplate(outline, title, template) ??
    placeAtCursor(outline, level, template, cursorLine) ??
    placeAtEnd(outline, level, template)
  );
}

/** The heading that means the same section as `names`, a heading's name or several, of which the first that is there counts. */
export function headingNamed({ headings }: Outline, names: string | readonly string[]): Heading | undefined {
  return [names].flat().flatMap((name) => headings.find(({ text }) => headingName(text) === name) ?? [])[0];
}

/** The lines of a heading's section. */
export function linesOf({ headings, sections }: Outline, heading: Heading): Lines {
  return sections[headings.indexOf(heading)] ?? heading;
}

/** The last line with text above line `end` that is no rule, and whether a rule came after it. */
export function contentEnd(markdown: Markdown, end: number): { readonly line: number; readonly hadRule: boolean } {
  let line = lastFilledLine(markdown, end - 1);
  let hadRule = false;
  while (line >= markdown.bodyLine && isRule(markdown, line)) {
    hadRule = true;
    line = lastFilledLine(markdown, line - 1);
  }
  return { line, hadRule };
}

/** The level of a document's sections: that of its outermost headings, its title left out. */
export function mainLevel(headings: readonly Heading[]): number {
  const titles = headings.filter(({ level }) => level === 1);
  const rest = titles.length === 1 ? headings.filter(({ level }) => level > 1) : headings;
  return rest.length === 0 ? 2 : Math.min(...rest.map(({ level }) => level));
}

/** Beside the nearest of the template's headings that the document has: siblings first, then the one above them. */
function placeByTemplate(outline: Outline, title: string, template: DocumentTemplate): SectionPlace | undefined {
  const index = template.findIndex(({ text }) => headingName(text) === headingName(title));
  const own = template[index];
  if (!own) return undefined;
  const parentIndex = template.slice(0, index).findLastIndex(({ level }) => level < own.level);
  const end = template.findIndex(({ level }, at) => at > index && level < own.level);
  const isSibling = ({ level }: { readonly level: number }) => level === own.level;
  const found = ({ text }: { readonly text: string }) => headingNamed(outline, headingName(text)) ?? [];
  const before = template
    .slice(parentIndex + 1, index)
    .filter(isSibling)
    .flatMap(found)
    .at(-1);
  if (before) return placeAfter(outline, before);
  const after = template
    .slice(index + 1, end < 0 ? template.length : end)
    .filter(isSibling)
    .flatMap(found)[0];
  if (after) return placeBefore(outline, after);
  const parent = template.slice(parentIndex, parentIndex + 1).flatMap(found)[0];
  return parent && { ...placeAfter(outline, parent), level: own.level, ruleBefore: false };
}

function placeAtCursor(
  outline: Outline,
  level: number,
  template: DocumentTemplate,
  cursorLine: number | undefined,
): SectionPlace | undefined {
  if (cursorLine === undefined) return undefined;
  const own = outline.headings.find((heading) => {
    const { line, endLine } = linesOf(outline, heading);
    return heading.level === level && line <= cursorLine && cursorLine < endLine;
  });
  return own && !closingSections(outline, level, template).includes(own) ? placeAfter(outline, own) : undefined;
}

function placeAtEnd(outline: Outline, level: number, template: DocumentTemplate): SectionPlace {
  const [first] = closingSections(outline, level, template);
  if (first) return placeBefore(outline, first);
  const last = outline.headings.findLast((heading) => heading.level === level);
  if (last) return placeAfter(outline, last);
  const { lines } = outline.markdown;
  return { afterLine: lastFilledLine(outline.markdown, lines.length - 1), level, ruleBefore: false };
}

/** The run of sections at the end that close the document, never all of them: by name, or as the template's last one. */
function closingSections({ headings }: Outline, level: number, template: DocumentTemplate): readonly Heading[] {
  const last = template.findLast((heading) => heading.level === level);
  const closes = ({ text }: Heading) => {
    const name = headingName(text);
    return closing.test(name) || (last !== undefined && name === headingName(last.text));
  };
  const main = headings.filter((heading) => heading.level === level);
  return main.slice(Math.max(1, main.findLastIndex((heading) => !closes(heading)) + 1));
}

function placeAfter(outline: Outline, heading: Heading): SectionPlace {
  const { endLine } = linesOf(outline, heading);
  const { line, hadRule } = contentEnd(outline.markdown, endLine);
  const above = contentEnd(outline.markdown, heading.line);
  const next = outline.headings.find((other) => other.line >= endLine && other.level === heading.level);
  const follows = next && numberOf(next.text) ? undefined : numberOf(heading.text);
  return {
    afterLine: line,
    level: heading.level,
    ruleBefore: hadRule || above.hadRule,
    ...(follows ? { follows } : {}),
  };
}

function placeBefore(outline: Outline, heading: Heading): SectionPlace {
  const previous = outline.headings.findLast(
    (other) =>
      other.line < heading.line && other.level === heading.level && linesOf(outline, other).endLine === heading.line,
  );
  if (previous) return placeAfter(outline, previous);
  const { line, hadRule } = contentEnd(outline.markdown, heading.line);
  return { afterLine: line, level: heading.level, ruleBefore: hadRule };
}

function numberOf(heading: string): HeadingNumber | undefined {
  const [, before, digits, after] = /^((?:[A-Z]{1,2}-?)?)(\d{1,4})([.:)][ \t]+)/.exec(heading) ?? [];
  if (before === undefined || digits === undefined || after === undefined) return undefined;
  return { before, number: Number(digits), after };
}

function isRule({ lines }: Markdown, line: number): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(lines[line] ?? "");
}
