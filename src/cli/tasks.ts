// `persona-guide tasks FILE…`: the tasks of tasks.md files, with their problems.
import type { ChecklistItem } from "../core/checklist/checklist.ts";
import { type Markdown, markdownOf } from "../core/markdown.ts";
import { outlineOf } from "../core/speckit/outline.ts";
import { type Task, tasksOf } from "../core/speckit/tasks.ts";
import {
  type Command,
  type ExitCode,
  isFinding,
  json,
  problemJson,
  problemLine,
  readArgs,
  UsageError,
} from "./command.ts";
import { readText } from "./files.ts";

export const tasks: Command = {
  summary: "Lists the tasks of tasks.md files and what is wrong with them.",
  usage: "FILE… [--json]",
  run(args, output) {
    const { values, positionals } = readArgs(args, { json: { type: "boolean" } });
    if (positionals.length === 0) throw new UsageError("which FILE?");
    let exit: ExitCode = 0;
    const reports: Report[] = [];
    for (const path of positionals) {
      const file = readText(path);
      if (file.kind === "unreadable") {
        output.complain(file.message);
        exit = 2;
        continue;
      }
      const report = reportOf(path, file.text);
      reports.push(report);
      if (exit === 0 && report.problems.some(isFinding)) exit = 1;
    }
    output.result(values.json === true ? json(reports) : reports.map(textOf).join("\n"));
    return exit;
  },
};

type Report = ReturnType<typeof reportOf>;

function reportOf(file: string, text: string) {
  const markdown = markdownOf(text);
  const found = tasksOf(markdown);
  return {
    file,
    tasks: found.tasks.map(taskJson),
    boxes: boxesJson(markdown, found.boxes),
    problems: found.problems.map(problemJson),
  };
}

function taskJson({ line, mark, state, id, idEnd, parallel, story, stories, labels, description, phase }: Task) {
  return {
    line: line + 1,
    mark,
    state,
    id: id === "" ? null : id,
    ...(idEnd === undefined ? {} : { idEnd }),
    parallel,
    story: story ?? null,
    stories,
    labels,
    text: description,
    phase: phase?.text ?? null,
  };
}

/** The boxes are in the order of their lines. */
function boxesJson(markdown: Markdown, boxes: readonly ChecklistItem[]) {
  const headings = outlineOf(markdown).filter(({ level }) => level <= 4);
  let next = 0;
  return boxes.map(({ line, mark, state, text }) => {
    while ((headings[next]?.line ?? Number.POSITIVE_INFINITY) < line) next++;
    return { line: line + 1, mark, state, text, phase: headings[next - 1]?.text ?? null };
  });
}

function textOf({ file, tasks: all, boxes, problems }: Report): string {
  const done = all.filter(({ state }) => state === "done").length;
  const plain = boxes.length === 0 ? "" : `, ${boxes.length} boxes without an id`;
  let phase: string | null | undefined;
  const lines = all.flatMap((task) => {
    const heading = task.phase === phase ? [] : [`  ${task.phase ?? "(no heading)"}`];
    phase = task.phase;
    const { line, mark, id, parallel, stories, text } = task;
    const markers = [parallel ? "[P]" : "", ...stories.map((story) => `[${story}]`)].filter((marker) => marker !== "");
    return [...heading, `${String(line).padStart(6)}  [${mark}] ${[id ?? "-", ...markers, text].join(" ")}`];
  });
  const head = `${file}: ${done} of ${all.length} tasks done${plain}`;
  return `${[head, ...lines].join("\n")}\n${problems.map((problem) => problemLine(file, problem)).join("")}`;
}
