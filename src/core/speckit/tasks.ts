// The tasks of a tasks.md: boxes with an id, by the rules for robust reading that the survey of real files gave (5-12).
// Knows nothing of personas or templates.
import { type ChecklistItem, checklistOf } from "../checklist/checklist.ts";
import { type Heading, hiddenAt, type Markdown } from "../markdown.ts";
import type { Problem } from "../problem.ts";
import { outlineOf } from "./outline.ts";
import { scanHead, type TaskHead, taskHeadOf } from "./taskHead.ts";
import { taskProblemsOf } from "./taskProblems.ts";

export { storyOf } from "./stories.ts";
export { type ChecklistHead, checklistHeadOf } from "./taskHead.ts";

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
  const items = checklistOf(markdown);
  const phases = outlineOf(markdown).filter(({ level }) => level <= 4);
  const tasks: Task[] = [];
  const boxes: ChecklistItem[] = [];
  let at = 0;
  const taskOf = (item: ChecklistItem, head: TaskHead): Task => {
    while ((phases[at]?.line ?? Number.POSITIVE_INFINITY) < item.line) at++;
    const phase = phases[at - 1];
    return { ...item, ...head, ...(phase ? { phase } : {}) };
  };
  for (const item of items) {
    const head = headOf(markdown, item);
    if (head.id === "") boxes.push(item);
    else tasks.push(taskOf(item, head));
  }
  if (tasks.length === 0 && !givesIds(markdown)) {
    at = 0;
    const unnumbered = boxes.filter(({ depth }) => depth === 0);
    return {
      tasks: unnumbered.map((item) => ({ ...taskOf(item, headOf(markdown, item)), unnumbered: true })),
      boxes: boxes.filter(({ depth }) => depth > 0),
      problems: taskProblemsOf(markdown, []),
    };
  }
  return { tasks, boxes, problems: taskProblemsOf(markdown, tasks) };
}

function headOf(markdown: Markdown, { text, line }: ChecklistItem): TaskHead {
  return taskHeadOf(text, text.includes("<!--") && hiddenAt(markdown, line + 1)?.kind === "comment");
}

/** Whether headings or bullets without a box give the ids: then the boxes below them are no tasks. */
function givesIds(markdown: Markdown): boolean {
  const startsWithId = ({ text }: { readonly text: string }) => scanHead(text).tokens.some(({ kind }) => kind === "id");
  return outlineOf(markdown).some(startsWithId) || markdown.items.some(startsWithId);
}
