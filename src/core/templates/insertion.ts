// New tasks for a tasks document as one edit: where, under which ids, in which form. Nothing that is there changes.
import { firstFrom, type Heading, headingPath, type Markdown } from "../markdown.ts";
import { type Message, message } from "../message.ts";
import type { TemplateTask } from "../persona/persona.ts";
import { outlineOf } from "../speckit/outline.ts";
import { storyOf } from "../speckit/stories.ts";
import { type Task, tasksOf } from "../speckit/tasks.ts";
import { lineEndOf, type Range, rangeOf, type TextEdit } from "../text.ts";
import { refusalOf } from "./limits.ts";
import { lineOf } from "./lineForm.ts";
import { newPhaseOf } from "./newPhase.ts";
import { commentedIds, nextIds } from "./nextId.ts";
import { parallelAmong } from "./parallel.ts";
import { type Place, placeIn } from "./place.ts";
import { keepsAll } from "./readBack.ts";
import { plainText, type Segment, segmentsOf } from "./segments.ts";
import { headingAgain, type PhaseTarget, type Target, targetAt, targetOfStory, targetsOf } from "./target.ts";

interface InsertedTask {
  readonly id: string;
  /** Zero-based line in the document after the insertion. */
  readonly line: number;
  /** The whole line, with placeholders in braces. */
  readonly text: string;
}

export interface Insertion {
  readonly kind: "insertion";
  /** Empty: nothing is replaced. As everywhere, a byte-order mark is not counted. */
  readonly range: Range;
  /** What is inserted there, line ends included. */
  readonly segments: readonly Segment[];
  readonly ids: readonly string[];
  readonly tasks: readonly InsertedTask[];
}

export interface NoInsertion {
  readonly kind: "none";
  /** Why not, and what would do. */
  readonly message: Message;
}

export function insertion(
  markdown: Markdown,
  templateTasks: readonly TemplateTask[],
  target: Target,
): Insertion | NoInsertion {
  const refused = refusalOf(templateTasks);
  if (refused) return none(refused);
  const { tasks } = tasksOf(markdown);
  const spot = spotOf(markdown, tasks, target);
  if (spot.kind === "none") return spot;
  const { place, heads, tails, story } = spot;
  const parallel = parallelAmong(templateTasks, spot.neighbors);
  const ids = nextIds(allIds(markdown, tasks), place.near?.id, templateTasks.length);
  const lines = [...heads];
  const taskRows: number[] = [];
  templateTasks.forEach(({ text }, index) => {
    if (index > 0 && place.blankBetween) lines.push("");
    const markers = [...(parallel[index] ? ["[P]"] : []), ...(story === undefined ? [] : [`[${story}]`])];
    taskRows.push(lines.length);
    lines.push(lineOf(place.form, index, ids[index] ?? "", markers, text));
  });
  lines.push(...tails);
  const made = assembled(markdown, place, lines, taskRows, ids);
  return keepsAll(markdown, tasks, made.range.start.line, plainText(made.segments), ids)
    ? made
    : none(refusal(markdown));
}

export function editOf({ range, segments }: Insertion): TextEdit {
  return { range, newText: plainText(segments) };
}

interface Spot {
  readonly kind: "spot";
  readonly place: Place;
  /** Lines before and after the tasks. */
  readonly heads: readonly string[];
  readonly tails: readonly string[];
  readonly story?: string;
  /** The tasks that are in the phase already. */
  readonly neighbors: readonly Task[];
}

function spotOf(markdown: Markdown, tasks: readonly Task[], target: Target): Spot | NoInsertion {
  const targets = targetsOf(markdown, tasks);
  switch (target.kind) {
    case "phase": {
      const current = headingAgain(markdown, target.heading, target.rank);
      if (!current) return none(whyGone(markdown, target.heading));
      const known = targets.find((each) => each.heading === current);
      return inPhase(markdown, tasks, known ?? targetOf(markdown, current.line));
    }
    case "story": {
      const found = targetOfStory(targets, target.story);
      if (found) return inPhase(markdown, tasks, found);
      const stories = [...new Set(targets.flatMap(({ story }) => story ?? []))].join(", ");
      return none(
        stories === ""
          ? message("No phase is for {0}: no heading names a user story.", target.story)
          : message("No phase is for {0}. The stories with a phase are {1}.", target.story, stories),
      );
    }
    case "new":
      return inNewPhase(markdown, tasks, targets, target.title);
    case "cursor": {
      if (target.withoutPhase && targets.length > 0)
        return none(message("The document has phases by now; choose one of them."));
      const found = targetAt(targets, target.line);
      return inPhase(markdown, tasks, found ?? targetOf(markdown, target.line));
    }
  }
}

function whyGone(markdown: Markdown, { text, line }: Heading): Message {
  return headingAgain(markdown, { text, line }, undefined)?.line === line
    ? message("There are more or fewer headings “{0}” than before; choose the phase again.", text)
    : message("The heading “{0}” is not in line {1} any more.", text, line + 1);
}

type Section = Pick<PhaseTarget, "section" | "story">;

/** The section round a line that is no phase; the whole document above its first heading. */
function targetOf(markdown: Markdown, line: number): Section {
  const outline = outlineOf(markdown);
  const heading = headingPath(outline, line).at(-1);
  if (!heading) return { section: { line: markdown.bodyLine - 1, endLine: markdown.lines.length } };
  const endLine = outline.find((other) => other.line > heading.line && other.level <= heading.level)?.line;
  const story = storyOf(heading.text);
  const section = { line: heading.line, endLine: endLine ?? markdown.lines.length };
  return { section, ...(story === undefined ? {} : { story }) };
}

function inPhase(markdown: Markdown, tasks: readonly Task[], { section, story }: Section): Spot {
  const place = placeIn(markdown, tasks, section);
  const neighbors = tasks.slice(firstFrom(tasks, section.line), firstFrom(tasks, section.endLine));
  return { kind: "spot", place, heads: [], tails: [], neighbors, ...(story === undefined ? {} : { story }) };
}

function inNewPhase(
  markdown: Markdown,
  tasks: readonly Task[],
  targets: readonly PhaseTarget[],
  title: string,
): Spot | NoInsertion {
  if (title.trim() === "") return none(message("The new phase needs a title."));
  const phase = newPhaseOf(markdown, tasks, targets, title);
  const line = (phase.afterLine ?? -1) + 1;
  const like = placeIn(markdown, tasks, { line, endLine: line });
  const story = storyOf(title);
  return {
    kind: "spot",
    place: { ...like, afterLine: phase.afterLine, blankBefore: phase.blankBefore, blankAfter: phase.blankAfter },
    heads: [...(phase.ruleBefore ? ["---", ""] : []), phase.heading, ""],
    tails: phase.ruleAfter ? ["", "---"] : [],
    neighbors: [],
    ...(story === undefined ? {} : { story }),
  };
}

function allIds(markdown: Markdown, tasks: readonly Task[]): readonly string[] {
  return [...tasks.flatMap(({ id, idEnd }) => (idEnd === undefined ? [id] : [id, idEnd])), ...commentedIds(markdown)];
}

function assembled(
  markdown: Markdown,
  place: Place,
  lines: readonly string[],
  taskRows: readonly number[],
  ids: readonly string[],
): Insertion {
  const { afterLine, blankBefore, blankAfter } = place;
  const eol = lineEndNear(markdown, afterLine ?? 0);
  const text = lines.join(eol);
  const before = afterLine === undefined ? "" : eol + (blankBefore ? eol : "");
  const after = (afterLine === undefined ? eol : "") + (blankAfter ? eol : "");
  const position = afterLine === undefined ? 0 : (markdown.lines[afterLine] ?? "").length;
  const firstLine = afterLine === undefined ? 0 : afterLine + 1 + (blankBefore ? 1 : 0);
  return {
    kind: "insertion",
    range: rangeOf(afterLine ?? 0, position, position),
    segments: segmentsOf(before + text + after),
    ids,
    tasks: taskRows.map((row, index) => ({ id: ids[index] ?? "", line: firstLine + row, text: lines[row] ?? "" })),
  };
}

/** The end of a line, else of the line before it, else what most lines have. */
function lineEndNear({ source }: Markdown, line: number): string {
  let near: string | undefined;
  let at = 0;
  for (const [end] of source.matchAll(/\r\n|\n|\r/g)) {
    near = end;
    if (at++ === line) return end;
  }
  return near ?? lineEndOf(source);
}

function refusal(markdown: Markdown): Message {
  const open = markdown.hidden.find(({ closed }) => !closed);
  if (!open) return message("The tasks can’t be inserted there: they would not be read as tasks.");
  return open.kind === "comment"
    ? message("A comment that begins in line {0} is never closed. Close it, then insert the tasks.", open.line + 1)
    : message("A code fence that begins in line {0} is never closed. Close it, then insert the tasks.", open.line + 1);
}

function none(why: Message): NoInsertion {
  return { kind: "none", message: why };
}
