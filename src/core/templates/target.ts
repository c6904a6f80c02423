// Where tasks can go: the phases of a tasks document, and which of them a line or a story means.
import { firstFrom, type Heading, type Lines, type Markdown } from "../markdown.ts";
import { looksLikePhase, outlineOf, sectionsOf } from "../speckit/outline.ts";
import { storyOf } from "../speckit/stories.ts";
import { type Task, tasksOf } from "../speckit/tasks.ts";

export type Target =
  | { readonly kind: "phase"; readonly heading: Heading; readonly rank?: Rank }
  /** `US2`: the phase of this story. */
  | { readonly kind: "story"; readonly story: string }
  /** A new phase with this title, after the last one. */
  | { readonly kind: "new"; readonly title: string }
  /** The phase at this zero-based line. `withoutPhase`: only where the document has none. */
  | { readonly kind: "cursor"; readonly line: number; readonly withoutPhase?: true };

/** Which of the headings with the same text one is: several phases may have their `### Tests`. */
export interface Rank {
  /** Zero-based. */
  readonly nth: number;
  readonly of: number;
}

export interface PhaseTarget {
  readonly heading: Heading;
  readonly rank: Rank;
  /** The heading's lines and all below it, sub-sections included. */
  readonly section: Lines;
  /** Of the heading or of one above it; its tasks carry it as `[US1]`. */
  readonly story?: string;
  readonly taskCount: number;
}

/** The headings that hold tasks, and empty ones that read like a phase, in the order of their lines. */
export function targetsOf(
  markdown: Markdown,
  tasks: readonly Task[] = tasksOf(markdown).tasks,
): readonly PhaseTarget[] {
  const outline = outlineOf(markdown);
  const sections = sectionsOf(markdown, outline);
  const ranks = ranksOf(outline);
  const own = new Set(tasks.map(({ phase }) => phase));
  const found = new Map<Heading, PhaseTarget>();
  const path: Heading[] = [];
  outline.forEach((heading, index) => {
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
    const above = path.filter(({ level }) => level > 1);
    path.push(heading);
    const section = sections[index];
    const rank = ranks[index];
    if (heading.level > 4 || !section || !rank) return;
    const taskCount = countIn(tasks, section);
    const isPhase =
      taskCount > 0
        ? heading.level > 1 || own.has(heading)
        : looksLikePhase(heading.text) && above.every((parent) => found.has(parent));
    if (!isPhase) return;
    const story = [heading, ...above.toReversed()].map(({ text }) => storyOf(text)).find((name) => name !== undefined);
    found.set(heading, { heading, rank, section, taskCount, ...(story === undefined ? {} : { story }) });
  });
  return [...found.values()];
}

function ranksOf(outline: readonly Heading[]): readonly Rank[] {
  const counts = new Map<string, number>();
  const seen = outline.map(({ text }) => {
    const nth = counts.get(text) ?? 0;
    counts.set(text, nth + 1);
    return { text, nth };
  });
  return seen.map(({ text, nth }) => ({ nth, of: counts.get(text) ?? 1 }));
}

/**
 * A heading in a text that may have changed since: lines may have come in above it. With a rank the line does not count;
 * `undefined` when the heading is gone, or other headings have its text than before.
 */
export function headingAgain(
  markdown: Markdown,
  { text, line }: Pick<Heading, "text" | "line">,
  rank: Rank | undefined,
): Heading | undefined {
  const named = outlineOf(markdown).filter((heading) => heading.text === text);
  if (rank) return named.length === rank.of ? named[rank.nth] : undefined;
  return named.find((heading) => heading.line === line) ?? (named.length === 1 ? named[0] : undefined);
}

/** The target that a zero-based line lies in or comes after; the first one above them all. */
export function targetAt(targets: readonly PhaseTarget[], line: number): PhaseTarget | undefined {
  const inside = targets.findLast(({ section }) => section.line <= line && line < section.endLine);
  return inside ?? targets.findLast(({ heading }) => heading.line <= line) ?? targets[0];
}

/** The phase of a story: the first that has tasks, else the first. */
export function targetOfStory(targets: readonly PhaseTarget[], story: string): PhaseTarget | undefined {
  const named = targets.filter((target) => target.story?.toLowerCase() === story.toLowerCase());
  return named.find(({ taskCount }) => taskCount > 0) ?? named[0];
}

/** How many of `tasks`, which are in the order of their lines, begin in `lines`. */
function countIn(tasks: readonly Task[], { line, endLine }: Lines): number {
  return firstFrom(tasks, endLine) - firstFrom(tasks, line);
}
