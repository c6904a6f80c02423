// The round trip of an insertion, over generated and real tasks.md: the old tasks keep their bytes, the new ones are in the
// right phase under ids of their own, and taking the edit away gives the original.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { headingPath, type Markdown, markdownOf } from "../../src/core/markdown.ts";
import { english } from "../../src/core/message.ts";
import { outlineOf } from "../../src/core/speckit/outline.ts";
import { type Task, tasksOf } from "../../src/core/speckit/tasks.ts";
import { editOf, insertion } from "../../src/core/templates/insertion.ts";
import { type PhaseTarget, type Target, targetsOf } from "../../src/core/templates/target.ts";
import { applyEdit, offsetAt } from "../../src/core/text.ts";
import { tasksTexts } from "../support/tasksTexts.ts";

const templateTasks = [
  { text: "Write the test for {thing} in {tests/file}", parallel: true, line: 0 },
  { text: "Make {thing} $CLIPBOARD \\ } in {src/file}", parallel: false, line: 0 },
];

/** Whether an insertion was made; what it must not do, whatever the text is, is asserted. */
function roundTrip(text: string, target: Target, phase: PhaseTarget | undefined, name: string): boolean {
  const before = markdownOf(text);
  const made = insertion(before, templateTasks, target);
  if (made.kind === "none") {
    expect(english(made.message), name).toMatch(/never closed|would not be read as tasks/);
    return false;
  }
  const edit = editOf(made);
  const after = applyEdit(text, edit);
  const start = offsetAt(text, edit.range.start);
  expect(after.slice(0, start) + after.slice(start + edit.newText.length), name).toBe(text);
  expect(edit.range.start, name).toEqual(edit.range.end);

  const read = markdownOf(after);
  const lines = new Set(made.tasks.map(({ line }) => line));
  const all = tasksOf(read).tasks;
  const fresh = all.filter(({ line }) => lines.has(line));
  const old = tasksOf(before).tasks.filter(({ unnumbered }) => !unnumbered);
  expect(
    all.filter(({ line }) => !lines.has(line)).map((each) => written(read, each)),
    name,
  ).toEqual(old.map((each) => written(before, each)));
  const taken = new Set(old.flatMap(({ id, idEnd }) => [id, idEnd]));
  expect(
    fresh.filter(({ id }) => taken.has(id)),
    name,
  ).toEqual([]);
  expect(new Set(fresh.map(({ id }) => id)).size, name).toBe(templateTasks.length);
  for (const each of fresh) {
    if (target.kind === "new") expect(each.phase?.text, name).toContain(target.title);
    if (!phase) continue;
    const above = headingPath(outlineOf(read), each.line).map(({ level, text: title }) => `${level} ${title}`);
    expect(above, name).toContain(`${phase.heading.level} ${phase.heading.text}`);
    expect(each.story, name).toBe(phase.story);
  }
  return true;
}

function written({ lines }: Markdown, { id, line, phase }: Task): string {
  return `${phase?.text} / ${id} / ${lines[line]}`;
}

function everywhere(text: string, name: string): readonly boolean[] {
  const markdown = markdownOf(text);
  const phases = targetsOf(markdown);
  const cursors = [0, 0.3, 0.6, 1].map((part) => Math.floor((markdown.lines.length - 1) * part));
  return [
    ...phases.map((phase) =>
      roundTrip(text, { kind: "phase", heading: phase.heading }, phase, `${name}: ${phase.heading.text}`),
    ),
    ...cursors.map((line) => roundTrip(text, { kind: "cursor", line }, undefined, `${name}: line ${line + 1}`)),
    roundTrip(text, { kind: "new", title: "Something New" }, undefined, `${name}: a new phase`),
  ];
}

test("tasks go into generated documents and come out again", () => {
  let insertions = 0;
  let attempts = 0;
  fc.assert(
    fc.property(tasksTexts, (text) => {
      const made = everywhere(text, "generated");
      attempts += made.length;
      insertions += made.filter(Boolean).length;
    }),
    { numRuns: 1_000 },
  );
  // Only what an unclosed block swallows is refused.
  expect(insertions / attempts).toBeGreaterThan(0.6);
}, 120_000);

const corpus = "../shared/corpus";
test.skipIf(!existsSync(corpus))(
  "tasks go into every phase of real documents and come out again (skipped: they are not beside this checkout)",
  () => {
    const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => /tasks\.md$/.test(name));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const made = everywhere(readFileSync(`${corpus}/${path}`, "utf8"), path);
      expect(made, path).not.toContain(false);
    }
  },
  120_000,
);
