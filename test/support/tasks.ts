// Reads tasks documents given as lines, for tests.
import { markdownOf } from "../../src/core/markdown.ts";
import { type Task, type Tasks, tasksOf } from "../../src/core/speckit/tasks.ts";

export function read(...lines: readonly string[]): Tasks {
  return tasksOf(markdownOf(lines.join("\n")));
}

/** The one task of a document of one line. */
export function task(line: string): Task {
  const [only] = read(line).tasks;
  if (!only) throw new Error(`no task: ${line}`);
  return only;
}

export function ids(...lines: readonly string[]): readonly string[] {
  return read(...lines).tasks.map(({ id }) => id);
}
