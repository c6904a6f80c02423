// The headings of a tasks document that can be phases. Knows no tasks; what a phase is called is a table here.
import { type Heading, hiddenAt, type Lines, type Markdown } from "../markdown.ts";
import { beginsWithStory } from "./stories.ts";

/** The headings written with `#`, comments left out: an underlined one is in tasks.md nearly always a rule under a text. */
export function outlineOf(markdown: Markdown): readonly Heading[] {
  return markdown.headings.filter(({ underlined, line }) => !underlined && !hiddenAt(markdown, line));
}

/** The lines of the section that each heading opens, those of its sub-sections included. */
export function sectionsOf({ lines }: Markdown, outline: readonly Heading[]): readonly Lines[] {
  const ends = outline.map(() => lines.length);
  const open: number[] = [];
  outline.forEach(({ level, line }, index) => {
    for (let last = open.at(-1); last !== undefined && (outline[last]?.level ?? 0) >= level; last = open.at(-1)) {
      ends[last] = line;
      open.pop();
    }
    open.push(index);
  });
  return outline.map(({ line }, index) => ({ line, endLine: ends[index] ?? lines.length }));
}

const phaseWord = "Phase|Fase|Étape|Etapa|Faza|Aşama|フェーズ|ステージ|階段|阶段|단계|페이즈|Фаза|Этап|المرحلة|चरण";
const numbered = new RegExp(
  `^([^\\p{L}\\p{N}]*(?:${phaseWord})[ \\t]*|[^\\p{L}\\p{N}]*第[ \\t]*)(\\d+)((?:[.]\\d+)*[a-z]?[ \\t]*(?:階段|阶段)?(?:[ \\t]*[:：.][ \\t]*|[ \\t]+[-–—][ \\t]+)?)`,
  "iu",
);
const numberFirst = /^([^\p{L}\p{N}]*)(\d+)([ \t]*단계(?:[ \t]*[:：.][ \t]*|[ \t]+[-–—][ \t]+)?)/u;
const finalPhase = /^[^\p{L}\p{N}]*(?:Final|Last|Polish) (?:Phase|Fase)\b/iu;

/** A heading's number and what is written round it: "Phase ", 3 and ": " of "Phase 3: User Story 1". */
export interface PhaseNumber {
  readonly before: string;
  readonly number: number;
  readonly after: string;
}

export function phaseNumberOf(heading: string): PhaseNumber | undefined {
  const [, before, digits, after = ""] = numbered.exec(heading) ?? numberFirst.exec(heading) ?? [];
  if (before === undefined || digits === undefined) return undefined;
  return { before, number: Number(digits), after: after.replace(/^(?:\.\d+)*[a-z]?(?=[ \t:：.])/i, "") };
}

/** Whether a heading that has no tasks yet reads like a phase: it begins with a phase's number or with a story. */
export function looksLikePhase(heading: string): boolean {
  if (/dependenc|dépendance|dependencia|依存|依賴|依赖|의존/i.test(heading)) return false;
  return phaseNumberOf(heading) !== undefined || finalPhase.test(heading) || beginsWithStory(heading);
}
