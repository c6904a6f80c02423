// The last word on "never into code or a comment": a document that tasks were inserted into is read again. Reads only the
// section round them, because what follows a heading is read alike whatever stands above it.
import { type Heading, type Lines, type Markdown, markdownOf } from "../markdown.ts";
import { type Task, tasksOf } from "../speckit/tasks.ts";
import { splitLines } from "../text.ts";

/**
 * Whether the document, with `text` at the end of `line`, has its own tasks and headings as before and new tasks with the
 * ids `ids`, in their order, in between.
 */
export function keepsAll(
  markdown: Markdown,
  tasks: readonly Task[],
  line: number,
  text: string,
  ids: readonly string[],
): boolean {
  const { lines } = markdown;
  // Above the first line the text ends with a line end, everywhere else it begins with one.
  const isAbove = !/^[\r\n]/.test(text);
  const around = sectionAround(markdown, line, text);
  const before = lines.slice(around.line, isAbove ? line : line + 1);
  const after = lines.slice(isAbove ? line : line + 1, around.endLine);
  const added = splitLines(text).slice(isAbove ? 0 : 1, isAbove ? -1 : undefined);
  const read = markdownOf([...before, ...added, ...after].join("\n"));
  const isNew = (each: { readonly line: number }) =>
    each.line >= before.length && each.line < before.length + added.length;
  const isOld = ({ line: at }: { readonly line: number }) => at >= around.line && at < around.endLine;
  const readTasks = tasksOf(read).tasks;
  return (
    readTasks.filter(isNew).map(idOf).join() === ids.join() &&
    written(readTasks.filter((each) => !isNew(each))) === written(tasks.filter(isOld)) &&
    titles(read.headings.filter((each) => !isNew(each))) === titles(markdown.headings.filter(isOld))
  );
}

/**
 * From the heading above `line` up to the next one, that one included. A comment may reach further, and a rule may close
 * front matter that the document seems to begin with: then all of it.
 */
function sectionAround({ bodyLine, headings, lines }: Markdown, line: number, text: string): Lines {
  const all = { line: 0, endLine: lines.length };
  const seemsToBegin = bodyLine === 0 && /^---/.test(lines[0] ?? "");
  if (seemsToBegin || /<!--|-->/.test(text)) return all;
  const plain = headings.filter(({ underlined }) => !underlined);
  const start = plain.findLast((heading) => heading.line <= line)?.line ?? all.line;
  const end = plain.find((heading) => heading.line > line);
  return { line: start, endLine: end ? end.line + 1 : all.endLine };
}

function idOf({ id }: Task): string {
  return id;
}

/** Boxes without an id are tasks only while there is no id in the document: they are left out. */
function written(tasks: readonly Task[]): string {
  return tasks.flatMap(({ id, text, unnumbered }) => (unnumbered ? [] : `${id} ${text}`)).join("\n");
}

function titles(headings: readonly Heading[]): string {
  return headings.map(({ level, text }) => `${level} ${text}`).join("\n");
}
