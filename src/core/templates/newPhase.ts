// Where a new phase goes and what its heading says: after the last phase, in the way the others are written.
import type { Heading, Markdown } from "../markdown.ts";
import { outlineOf, phaseNumberOf } from "../speckit/outline.ts";
import type { Task } from "../speckit/tasks.ts";
import { isBlank } from "./place.ts";
import type { PhaseTarget } from "./target.ts";

export interface NewPhase {
  /** New text goes to the end of this line; `undefined`: to the start of the document. */
  readonly afterLine: number | undefined;
  readonly blankBefore: boolean;
  /** Whether a line follows at once, which a blank line has to part from the last task. */
  readonly blankAfter: boolean;
  /** `## Phase 4: Title` */
  readonly heading: string;
  /** Whether the document puts a rule before a phase, and whether one has to follow this one. */
  readonly ruleBefore: boolean;
  readonly ruleAfter: boolean;
}

const closingPart =
  /^(?:[^\p{L}]*)(?:dependenc|parallel|implementation strategy|execution order|notes?\b|dependencias|dependências|依存|依賴|依赖|並行|并行|의존)/iu;

export function newPhaseOf(
  markdown: Markdown,
  tasks: readonly Task[],
  targets: readonly PhaseTarget[],
  title: string,
): NewPhase {
  const { lines } = markdown;
  const outline = outlineOf(markdown);
  const last = lastPhase(targets, tasks);
  const level = Math.max(last?.heading.level ?? 2, isTitle(last?.heading, outline) ? 2 : 1);
  const end = last ? endOf(last, level, tasks, outline, lines.length) : outline.find(closes)?.line;
  const endLine = lastFilled(lines, end ?? lines.length);
  const ruleEnds = isRule(lines[endLine - 1]) && isBlank(lines[endLine - 2]);
  const isLast = end === undefined || end >= lines.length;
  const usesRules = last !== undefined && isRule(lines[lastFilled(lines, last.heading.line) - 1]);
  return {
    afterLine: endLine === 0 ? undefined : endLine - 1,
    blankBefore: endLine > 0,
    blankAfter: !isLast && !isBlank(lines[endLine]),
    heading: `${"#".repeat(level)} ${titled(title, targets, level, outline)}`,
    ruleBefore: usesRules && !ruleEnds,
    ruleAfter: ruleEnds && !isLast,
  };
}

/** Whether a phase is the title of the whole document. */
function isTitle(heading: Heading | undefined, outline: readonly Heading[]): boolean {
  return heading?.level === 1 && outline.filter(({ level }) => level === 1).length === 1;
}

/** Where a phase ends; a title that has tasks of its own ends as one at the next heading after them. */
function endOf(
  { heading, section }: PhaseTarget,
  level: number,
  tasks: readonly Task[],
  outline: readonly Heading[],
  lineCount: number,
): number {
  if (heading.level === level) return section.endLine;
  const lastTask = tasks.findLast(({ line }) => line < section.endLine)?.line ?? heading.line;
  return outline.find(({ line }) => line > lastTask)?.line ?? lineCount;
}

function closes({ text, level }: Heading): boolean {
  return level === 2 && closingPart.test(text);
}

/** The outermost phase that the last task stands in, or an empty one after it. */
function lastPhase(targets: readonly PhaseTarget[], tasks: readonly Task[]): PhaseTarget | undefined {
  const line = tasks[tasks.length - 1]?.line ?? -1;
  const holding = targets.filter(({ section }) => section.line <= line && line < section.endLine);
  const outermost =
    holding.find(({ heading }) => phaseNumberOf(heading.text)) ??
    holding.find(({ heading }) => heading.level > 1) ??
    holding[0];
  const level = outermost?.heading.level ?? Math.min(...targets.map(({ heading }) => heading.level));
  return targets.findLast(({ heading }) => heading.line > line && heading.level <= level) ?? outermost;
}

function titled(title: string, targets: readonly PhaseTarget[], level: number, outline: readonly Heading[]): string {
  const text = title.trim().replace(/\s+/g, " ");
  if (phaseNumberOf(text)) return text;
  const same = outline.filter(
    (heading) => heading.level === level && targets.some((target) => target.heading === heading),
  );
  const numbers = same.flatMap((heading) => phaseNumberOf(heading.text) ?? []);
  const form = numbers[numbers.length - 1];
  const number = Math.max(numbers.length === 0 ? same.length : 0, ...numbers.map((each) => each.number)) + 1;
  return `${form?.before ?? "Phase "}${number}${form?.after || ": "}${text}`;
}

function isRule(text: string | undefined): boolean {
  return /^ {0,3}(?:-[ \t]*){3,}$/.test(text ?? "");
}

function lastFilled(lines: readonly string[], end: number): number {
  let last = end;
  while (isBlank(lines[last - 1])) last--;
  return last;
}
