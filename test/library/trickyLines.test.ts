// Real lines from public repositories are read as a person reads them.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checklistOf } from "../../src/core/checklist/checklist.ts";
import { markdownOf } from "../../src/core/markdown.ts";
import { checklistHeadOf, tasksOf } from "../../src/core/speckit/tasks.ts";

interface TrickyLine {
  readonly text: string;
  readonly context: "body" | "fence" | "comment";
  readonly kind: "task" | "checklist";
  readonly why: string;
  readonly expected: {
    readonly isTask: boolean;
    readonly checked: boolean;
    readonly id: string | null;
    readonly parallel: boolean;
    readonly story: string | null;
    readonly description: string | null;
  };
  readonly extra: {
    readonly isCheckbox: boolean;
    readonly state?: string;
    readonly mark?: string;
    readonly stories?: readonly string[];
    readonly labels?: readonly string[];
    readonly struck?: boolean;
    readonly idEnd?: string | null;
  };
}

const corpus = "../shared/corpus/tricky-lines.json";
if (!existsSync(corpus)) test.skip(`real lines from public repositories: ${corpus} is absent`, () => undefined);
else {
  const lines = JSON.parse(readFileSync(corpus, "utf8")) as readonly TrickyLine[];
  test.each(lines.map((line) => [line.text, line] as const))("reads the real line %s", (_text, line) => {
    expect(readTricky(line)).toEqual(wanted(line));
  });
}

/** The line in its context, after a task that a nested one can belong to. */
function documentOf({ text, context }: TrickyLine): string {
  if (context === "fence") return ["- [ ] T900 above", "", "```", text, "```"].join("\n");
  if (context === "comment") return ["- [ ] T900 above", "", text, "-->"].join("\n");
  return ["- [ ] T900 above", ...(/^\s/.test(text) ? [] : [""]), text].join("\n");
}

function readTricky(line: TrickyLine): unknown {
  const markdown = markdownOf(documentOf(line));
  const at = markdown.lines.indexOf(line.text);
  const found = tasksOf(markdown).tasks.find((other) => other.line === at);
  const item = checklistOf(markdown).find((other) => other.line === at);
  if (!item) return { isTask: found !== undefined, isCheckbox: false };
  const head = found ?? checklistHeadOf(item.text);
  const states = { open: "todo", done: "done", other: "other" };
  return {
    isTask: found !== undefined,
    isCheckbox: true,
    state: item.malformed ? "malformed" : states[item.state],
    mark: item.mark,
    id: head.id || null,
    parallel: found?.parallel ?? false,
    story: found?.story ?? null,
    stories: found?.stories ?? [],
    labels: found?.labels ?? [],
    struck: head.struck,
    idEnd: found?.idEnd ?? null,
    description: head.description,
  };
}

function wanted({ expected, extra }: TrickyLine): unknown {
  if (!extra.isCheckbox) return { isTask: expected.isTask, isCheckbox: false };
  const { isTask, id, parallel, story, description } = expected;
  const { isCheckbox, state, mark, stories, labels, struck, idEnd } = extra;
  return { isTask, isCheckbox, state, mark, id, parallel, story, stories, labels, struck, idEnd, description };
}
