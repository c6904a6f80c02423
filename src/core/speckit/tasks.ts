// The tasks of a tasks.md: boxes with an id, by the rules for robust reading that the survey of real files gave (5-12).
// Knows nothing of personas or templates.
import { type ChecklistItem, checklistOf } from "../checklist/checklist.ts";
import { type Heading, hiddenAt, type Markdown } from "../markdown.ts";
import type { Problem } from "../problem.ts";
import { outlineOf } from "./outline.ts";
import { scanHead, type TaskHead, taskHeadOf } from "./taskHead.ts";
import { taskProblemsOf } from "./taskProblems.ts";

export { storyOf } from "./stories.ts";
export { checklistHeadOf } from "./taskHead.ts";

/** `- [ ] T012 [P] [US1] Description`; `id` is "" in a file whose boxes have no ids. */
export interface Task extends ChecklistItem, TaskHead {
  /** The nearest heading above it of level 1 to 4, written with `#`. */
  readonly phase?: Heading;
  /** True for a box without an id, in a file that gives no ids at all. */
  readonly unnumbered?: boolean;
}

export interface Tasks {
  /** In the order of their lines. */
  readonly tasks: readonly Task[];
  /** The boxes that are no tasks: they can be ticked but are not counted. */
  readonly boxes: readonly ChecklistItem[];
  readonly problems: readonly Problem[];
}

export function tasksOf(markdown: Markdown): Tasks {
  let phaseAbove = phaseFinder(markdown);
  const tasks: Task[] = [];
  const boxes: ChecklistItem[] = [];
  for (const item of checklistOf(markdown)) {
    const head = headOf(markdown, item);
    if (head.id === "") boxes.push(item);
    else tasks.push(taskOf(item, head, phaseAbove(item)));
  }
  if (tasks.length > 0 || givesIds(markdown)) return { tasks, boxes, problems: taskProblemsOf(markdown, tasks) };
  phaseAbove = phaseFinder(markdown);
  return {
    tasks: boxes.filter(isOuter).map((item) => taskOf(item, headOf(markdown, item), phaseAbove(item), true)),
    boxes: boxes.filter((item) => !isOuter(item)),
    problems: taskProblemsOf(markdown, []),
  };
}

/** The heading that an item has as its phase: the nearest one of level 1 to 4. Asked for items in the order of their lines. */
export function phaseFinder(markdown: Markdown): (item: ChecklistItem) => Heading | undefined {
  const phases = outlineOf(markdown).filter(({ level }) => level <= 4);
  let at = 0;
  return ({ line }) => {
    while ((phases[at]?.line ?? Number.POSITIVE_INFINITY) < line) at++;
    return phases[at - 1];
  };
}

function isOuter({ depth }: ChecklistItem): boolean {
  return depth === 0;
}

/** Field by field: a spread of this many costs more than reading the whole line. */
function taskOf(item: ChecklistItem, head: TaskHead, phase: Heading | undefined, unnumbered?: true): Task {
  const { line, endLine, depth, mark, markCharacter, state, malformed, text } = item;
  const { id, idEnd, parallel, story, stories, labels, struck, description } = head;
  return {
    line,
    endLine,
    depth,
    mark,
    markCharacter,
    state,
    malformed,
    text,
    id,
    idEnd,
    parallel,
    story,
    stories,
    labels,
    struck,
    description,
    phase,
    unnumbered,
  };
}

function headOf(markdown: Markdown, { text, line }: ChecklistItem): TaskHead {
  return taskHeadOf(text, text.includes("<!--") && hiddenAt(markdown, line + 1)?.kind === "comment");
}

/** Whether headings or bullets without a box give the ids: then the boxes below them are no tasks. */
function givesIds(markdown: Markdown): boolean {
  const startsWithId = ({ text }: { readonly text: string }) => scanHead(text).tokens.some(({ kind }) => kind === "id");
  return outlineOf(markdown).some(startsWithId) || markdown.items.some(startsWithId);
}
