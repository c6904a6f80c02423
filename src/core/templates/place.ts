// Between which lines new tasks go (rule 15), and which task there shows how to write them.
import { hiddenAt, type Lines, type Markdown } from "../markdown.ts";
import type { Task } from "../speckit/tasks.ts";
import { type LineForm, lineFormOf, plainForm } from "./lineForm.ts";

export interface Place {
  /** New text goes to the end of this line; `undefined`: to the start of the document. */
  readonly afterLine: number | undefined;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
  readonly blankBetween: boolean;
  readonly form: LineForm;
  /** The task before the place, whose kind of id goes on. */
  readonly near?: Task;
}

/** After the last task block of `section`; in a section without tasks after what it begins with. */
export function placeIn(markdown: Markdown, tasks: readonly Task[], section: Lines): Place {
  const inside = tasks.filter(({ line }) => line >= section.line && line < section.endLine);
  const last = outermost(inside, inside[inside.length - 1]);
  if (!last) return placeInEmpty(markdown, tasks, section);
  const siblings = inside.filter(({ depth }) => depth === last.depth);
  const blankBetween = hasBlankBetween(markdown, siblings) ?? hasBlankBetween(markdown, tasks) ?? false;
  return {
    afterLine: blockEnd(markdown, last) - 1,
    blankBefore: blankBetween,
    blankAfter: false,
    blankBetween,
    form: lineFormOf(markdown, last),
    near: last,
  };
}

function placeInEmpty(markdown: Markdown, tasks: readonly Task[], section: Lines): Place {
  const { lines } = markdown;
  let end = Math.min(section.line + 1, section.endLine);
  while (end < section.endLine && !isStop(markdown, end)) end++;
  while (end > section.line + 1 && isBlank(lines[end - 1])) end--;
  const near =
    tasks.findLast(({ line, depth }) => line < section.line && depth === 0) ?? tasks.find(({ depth }) => depth === 0);
  return {
    afterLine: end === 0 ? undefined : end - 1,
    blankBefore: true,
    blankAfter: end < lines.length && !isBlank(lines[end]),
    blankBetween: hasBlankBetween(markdown, tasks) ?? false,
    form: near ? { ...lineFormOf(markdown, near), ...startOver(markdown, near) } : plainForm,
    ...(near ? { near } : {}),
  };
}

/** A new list: at the margin, and an ordered one counts from one. */
function startOver(markdown: Markdown, near: Task): Pick<LineForm, "indent" | "bullet"> {
  return { indent: "", bullet: lineFormOf(markdown, near).bullet.replace(/^\d+/, "0") };
}

/** The line after the block of `task`: with its continuation lines, without a checkpoint or a rule that follows at once. */
function blockEnd(markdown: Markdown, task: Task): number {
  const { lines } = markdown;
  const indent = indentOf(lines[task.line]);
  let end = task.line + 1;
  while (end < task.endLine && !(indentOf(lines[end]) <= indent && isStop(markdown, end))) end++;
  if (end < task.endLine) {
    while (isBlank(lines[end - 1])) end--;
    return end;
  }
  for (;;) {
    const next = isBlank(lines[end]) ? end + 1 : end;
    if (isBlank(lines[next]) || indentOf(lines[next]) <= indent) return end;
    end = hiddenAt(markdown, next)?.endLine ?? next + 1;
  }
}

const checkpoint =
  /^ {0,3}[^\p{L}\p{N}\s]{0,8} ?[^\p{L}\p{N}]{0,4}(?:Checkpoint|Punto de control|Ponto de verificação|チェックポイント|檢查點|检查点|체크포인트|Контрольная точка)/iu;
const ruleOrHeading = /^ {0,3}(?:#{1,6}(?:\s|$)|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)/;

/** A checkpoint (in the languages that the survey saw), a rule or a heading; not in code or comments. */
function isStop(markdown: Markdown, line: number): boolean {
  const text = markdown.lines[line] ?? "";
  return (ruleOrHeading.test(text) || checkpoint.test(text)) && !hiddenAt(markdown, line);
}

/** The outermost task that `task` stands under. */
function outermost(tasks: readonly Task[], task: Task | undefined): Task | undefined {
  return task && (tasks.find(({ line, endLine }) => line <= task.line && task.line < endLine) ?? task);
}

/** What most neighbors of the same depth do; `undefined` without two of them. */
function hasBlankBetween({ lines }: Markdown, tasks: readonly Task[]): boolean | undefined {
  let apart = 0;
  let together = 0;
  for (let index = 1; index < tasks.length; index++) {
    const [before, after] = [tasks[index - 1], tasks[index]];
    if (!before || !after || before.phase !== after.phase || before.depth !== after.depth) continue;
    if (isBlank(lines[after.line - 1])) apart++;
    else together++;
  }
  return apart + together === 0 ? undefined : apart > together;
}

export function isBlank(text: string | undefined): boolean {
  return text !== undefined && text.trim() === "";
}

/** In columns; that of a line past the end is less than any. */
function indentOf(text: string | undefined): number {
  if (text === undefined) return -1;
  let columns = 0;
  for (const character of text) {
    if (character === "\t") columns += 4 - (columns % 4);
    else if (character === " ") columns++;
    else break;
  }
  return columns;
}
