import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { checklistOf } from "../checklist/checklist.ts";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import { checklistHeadOf, storyOf, type Task, tasksOf } from "./tasks.ts";

const read = (...lines: string[]) => tasksOf(markdownOf(lines.join("\n")));

/** The one task of a document of one line. */
function task(line: string): Task {
  const [only] = read(line).tasks;
  if (!only) throw new Error(`no task: ${line}`);
  return only;
}

const ids = (...lines: string[]) => read(...lines).tasks.map(({ id }) => id);
const codes = (...lines: string[]) =>
  read(...lines).problems.map(({ code, range }) => `${code} ${range.start.line + 1}`);

describe("the head of a task", () => {
  it("reads id, markers and description of the template's form", () => {
    expect(task("- [ ] T012 [P] [US1] Add the login form in src/login.ts")).toMatchObject({
      id: "T012",
      parallel: true,
      story: "US1",
      stories: ["US1"],
      labels: [],
      struck: false,
      state: "open",
      description: "Add the login form in src/login.ts",
    });
  });

  it.each([
    ["T001", "T001"],
    ["T1", "T1"],
    ["T020a", "T020a"],
    ["T013-1", "T013-1"],
    ["T034-rest", "T034-rest"],
    ["T1.1", "T1.1"],
    ["T007'", "T007'"],
    ["T-001", "T-001"],
    ["T-FE-010", "T-FE-010"],
    ["BE-T000", "BE-T000"],
    ["TASK-001", "TASK-001"],
    ["TASK7", "TASK7"],
    ["TT006", "TT006"],
    ["**T001**", "T001"],
    ["__T001__", "T001"],
    ["*T001*", "T001"],
    ["***T001***", "T001"],
    ["`T001`", "T001"],
    ["[T001]", "T001"],
    ["**[T001]**", "T001"],
    ["**T001:**", "T001"],
    ["**T001**:", "T001"],
    ["T001：", "T001"],
    ["T001 -", "T001"],
    ["T001 –", "T001"],
    ["T001 —", "T001"],
    ["T001 ·", "T001"],
  ])("reads the id of %s", (written, id) => {
    expect(task(`- [ ] ${written} Do it`)).toMatchObject({ id, description: "Do it" });
  });

  it.each([
    "FR-001",
    "SC-001",
    "BUG-7",
    "CHK001",
    "US1",
    "P1",
    "TDD",
    "E2E",
    "TLS1.2",
    "T###",
    "TXXX",
    "T001_a",
    "Task 1",
  ])("takes %s for no id", (text) => {
    expect(ids(`- [ ] ${text} is text`, "- [ ] T001 a task")).toEqual(["T001"]);
  });

  it("reads a range as one task", () => {
    expect(task("- [x] T061–T070 Move the rest")).toMatchObject({
      id: "T061",
      idEnd: "T070",
      description: "Move the rest",
    });
    expect(task("- [x] T001-T005 Move")).toMatchObject({ id: "T001", idEnd: "T005" });
    expect(task("- [x] [T001-T005] Move")).toMatchObject({ id: "T001", idEnd: "T005", description: "Move" });
    expect(task("- [x] T061 – T070 Move")).toMatchObject({ idEnd: "T070", description: "Move" });
    expect(task("- [x] T061 – T009 went first")).toMatchObject({
      id: "T061",
      idEnd: undefined,
      description: "T009 went first",
    });
  });

  it("reads markers in any order, wrapped or not", () => {
    expect(task("- [ ] [P] T005 Do it")).toMatchObject({ id: "T005", parallel: true });
    expect(task("- [ ] **T002 [P]** Do it")).toMatchObject({ parallel: true, description: "Do it" });
    expect(task("- [ ] T003 - [P] Do it")).toMatchObject({ parallel: true, description: "Do it" });
    expect(task("- [ ] T003 [P] [US2]: Do it")).toMatchObject({ story: "US2", description: "Do it" });
    expect(task("- [ ] T003 **[P]** `[US2]` Do it")).toMatchObject({
      parallel: true,
      story: "US2",
      description: "Do it",
    });
    expect(task("- [ ] T003 [P with T004] Do it")).toMatchObject({ parallel: true, labels: [] });
    expect(task("- [ ] T003 (P) Do it")).toMatchObject({ parallel: false, description: "(P) Do it" });
    expect(task("- [ ] T003 [P1] Do it")).toMatchObject({ parallel: false, labels: ["P1"] });
  });

  it.each([
    ["[US1,US2]", ["US1", "US2"], []],
    ["[US3+US4]", ["US3", "US4"], []],
    ["[US1/FR-003]", ["US1"], ["FR-003"]],
    ["[US1 & US2]", ["US1", "US2"], []],
    ["[US1][US2]", ["US1", "US2"], []],
    ["[US5a]", ["US5a"], []],
    ["[US-1]", ["US1"], []],
    ["[USUS1]", ["US1"], []],
    ["[Story 1]", ["US1"], []],
    ["[US-base]", [], ["US-base"]],
    ["[G8]", [], ["G8"]],
    ["[DONE] [Polish]", [], ["DONE", "Polish"]],
  ])("reads the stories and labels of %s", (marker, stories, labels) => {
    expect(task(`- [ ] T001 ${marker} Do it`)).toMatchObject({
      stories,
      labels,
      story: stories[0],
      description: "Do it",
    });
  });

  it("leaves links, code and brackets of the text alone", () => {
    expect(task("- [ ] T001 [guide](docs/guide.md) is current").description).toBe("[guide](docs/guide.md) is current");
    expect(task("- [ ] T001 Log `[US1]` and [P]").description).toBe("Log `[US1]` and [P]");
    expect(task("- [ ] T001 `[a, b].map(f)` works")).toMatchObject({
      labels: [],
      description: "`[a, b].map(f)` works",
    });
    expect(task("- [ ] T001 **Bold** text ✅ with \\_").description).toBe("**Bold** text ✅ with \\_");
  });

  it("closes a wrap after the title, outside code", () => {
    expect(task("- [ ] **T002 Title:** text **bold**").description).toBe("Title: text **bold**");
    expect(task("- [x] ~~T009 [US3] Drop `a~~b`~~ — gone")).toMatchObject({
      struck: true,
      story: "US3",
      description: "Drop `a~~b` — gone",
    });
    expect(task("- [x] ~~T009~~ Drop")).toMatchObject({ struck: true, description: "Drop" });
    expect(task("- [x] T009 ~~Drop~~")).toMatchObject({ struck: false, description: "~~Drop~~" });
  });

  it("leaves a comment at the end out of the description, not out of the text", () => {
    expect(task("- [ ] T001 Do it <!-- id: 1 --> <!-- x -->")).toMatchObject({
      description: "Do it",
      text: "T001 Do it <!-- id: 1 --> <!-- x -->",
    });
    expect(read("- [ ] T001 Do it <!-- why", "- [ ] T002 hidden", "-->", "- [ ] T003 c").tasks).toMatchObject([
      { id: "T001", description: "Do it" },
      { id: "T003" },
    ]);
  });

  it("reads a line of many kilobytes in time that grows with it", () => {
    const long = `- [ ] T001 ${"[a".repeat(20_000)} ${"**".repeat(20_000)} ${"`".repeat(20_000)}`;
    const start = performance.now();
    expect(task(long).id).toBe("T001");
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("what is a task", () => {
  it("reads every bullet and mark", () => {
    const lines = [
      "- [ ] T001 a",
      "* [x] T002 a",
      "+ [X] T003 a",
      "",
      "1. [~] T004 a",
      "2) [✅] T005 a",
      "- [✔️] T006 a",
      "- [🇪🇺] T007 a",
    ];
    expect(read(...lines).tasks.map(({ mark, state }) => `${mark} ${state}`)).toEqual([
      "  open",
      "x done",
      "X done",
      "~ other",
      "✅ done",
      "✔️ done",
      "🇪🇺 other",
    ]);
  });

  it("takes look-alikes for no tasks", () => {
    const lines = [
      "# T001: heading",
      "- T002 bullet",
      "- [P] T003 marker",
      "- [US1] T004 marker",
      "- [x](T005.md) link",
      "T006: text",
      "",
      "> - [ ] T007 quote",
      "",
      "| - [ ] T008 | cell |",
      "|---|---|",
      "| - [ ] T009 | cell |",
      "",
      "~~~",
      "- [ ] T010 fenced",
      "```",
      "- [ ] T011 fenced",
      "~~~",
      "<!-- - [ ] T012",
      "- [ ] T013 in a comment",
      "-->",
      "`<!--` is code",
      "- [ ] T014 real",
    ];
    expect(ids(...lines)).toEqual(["T014"]);
  });

  it("reads the whole of a long document, whatever its blocks", () => {
    const part = [
      "## Phase 1: A",
      "",
      "- [ ] T001 a",
      "  - [ ] T002 b",
      "",
      "> quote",
      "",
      "```",
      "- [ ] T900",
      "```",
      "",
      "1. text",
      "",
    ];
    const { tasks } = read(...Array.from({ length: 500 }, () => part).flat());
    expect(tasks).toHaveLength(1000);
    expect(tasks.at(-1)).toMatchObject({
      id: "T002",
      line: 499 * part.length + 3,
      depth: 1,
      phase: { line: 499 * part.length },
    });
  });

  it("knows comments that open in the middle of a line, again after one has closed, and in code", () => {
    const lines = [
      "text <!-- a",
      "- [ ] T901",
      "--> b <!-- c",
      "- [ ] T902",
      "-->",
      "- [ ] T001 a",
      "<!-- d --> <!-- e",
      "- [ ] T903",
      "-->",
    ];
    expect(
      ids(...lines, "``<!--`` and `<!--`", "- [ ] T002 b", "text <!-- f", "```", "-->", "```", "- [ ] T003 c"),
    ).toEqual(["T001", "T002", "T003"]);
  });

  it("skips front matter", () => {
    expect(ids("---", "- [ ] T001 a", "---", "- [ ] T002 a")).toEqual(["T002"]);
  });

  it("lists boxes without an id apart", () => {
    const { tasks, boxes } = read("- [ ] T001 a", "  - [x] part", "- [ ] plain", "  - [ ] T001a nested");
    expect(tasks.map(({ id }) => id)).toEqual(["T001", "T001a"]);
    expect(boxes.map(({ text }) => text)).toEqual(["part", "plain"]);
  });

  it("counts the lines that are indented under a task to it", () => {
    const { tasks } = read("- [ ] T001 a", "  goes on", "", "  - detail", "- [ ] T002 b", "", "text");
    expect(tasks.map(({ line, endLine }) => [line, endLine])).toEqual([
      [0, 4],
      [4, 5],
    ]);
  });

  it("shows the outer boxes of a file without ids as unnumbered tasks", () => {
    const { tasks, boxes } = read("## Setup", "- [x] [P] one", "  - [ ] part", "- [ ] two");
    expect(tasks).toMatchObject([
      { id: "", unnumbered: true, parallel: true, description: "one", phase: { text: "Setup" } },
      { id: "", unnumbered: true, description: "two" },
    ]);
    expect(boxes.map(({ text }) => text)).toEqual(["part"]);
  });

  it("shows no unnumbered tasks where headings give the ids", () => {
    expect(read("### T001: Sign in", "- [ ] it works")).toMatchObject({ tasks: [], boxes: [{ text: "it works" }] });
  });

  it("reads boxes of files with a byte-order mark and CRLF", () => {
    expect(
      tasksOf(markdownOf("\uFEFF- [ ] T001 a\r\n- [x] T002 b\r\n")).tasks.map(({ description }) => description),
    ).toEqual(["a", "b"]);
  });
});

describe("phases", () => {
  it("are the nearest heading of level 1 to 4", () => {
    const phases = read(
      "# Tasks",
      "## フェーズ 3: 実装",
      "- [ ] T001 a",
      "##### Detail",
      "- [ ] T002 b",
      "### Tests",
      "- [ ] T003 c",
      "Underlined",
      "---",
      "- [ ] T004 d",
      "<!--",
      "## Gone",
      "-->",
      "- [ ] T005 e",
    ).tasks.map(({ phase }) => phase?.text);
    expect(phases).toEqual(["フェーズ 3: 実装", "フェーズ 3: 実装", "Tests", "Tests", "Tests"]);
  });

  it("are undefined above the first heading", () => {
    expect(task("- [ ] T001 a").phase).toBeUndefined();
  });

  it.each([
    ["Phase 3: User Story 1 - Sign in (Priority: P1) 🎯", "US1"],
    ["US2: Sign out", "US2"],
    ["Phase 4 [US5a] Sign out", "US5a"],
    ["ユーザーストーリー 1 - ログイン", "US1"],
    ["階段 4：使用者故事 2", "US2"],
    ["用户故事 3", "US3"],
    ["사용자 스토리 4", "US4"],
    ["Fase 3: Historia de Usuario 1", "US1"],
    ["Fase 3: História de Usuário 2".normalize("NFD"), "US2"],
    ["Пользовательская история 6", "US6"],
    ["Phase 1: Setup", undefined],
    ["Status 3 of STATUS1", undefined],
  ])("tell the story of “%s”", (heading, story) => {
    expect(storyOf(heading)).toBe(story);
  });
});

describe("problems", () => {
  it("name ids given twice, at the second one", () => {
    const { problems } = read("- [ ] T001 a", "- [ ] **T001** b");
    expect(problems).toMatchObject([
      {
        code: "tasks.duplicate-id",
        severity: "warning",
        range: { start: { line: 1, character: 8 }, end: { character: 12 } },
      },
    ]);
    expect(problems.map(({ message }) => english(message))).toEqual(["T001 is the id of another task too, in line 1."]);
  });

  it("name boxes that other tools do not see", () => {
    expect(codes("- [] T001 a", "- [x]T002 b", "- [] plain")).toEqual([
      "tasks.malformed-box 1",
      "tasks.malformed-box 2",
    ]);
    expect(read("- [] T001 a").tasks).toMatchObject([{ mark: "", state: "open", malformed: true }]);
  });

  it("name fences and comments that run to the end, and what is in them is no task", () => {
    const lines = ["- [ ] T001 a", "", "```bash", "- [ ] T002 b"];
    expect([codes(...lines), ids(...lines)]).toEqual([["tasks.unclosed-fence 3"], ["T001"]]);
    const comment = ["- [ ] T001 a", "<!-- later", "- [ ] T002 b"];
    expect([codes(...comment), ids(...comment)]).toEqual([["tasks.unclosed-comment 2"], ["T001"]]);
  });
});

describe("lines of checklists", () => {
  it.each([
    ["CHK001 - Is it clear? [Clarity, Spec §FR-001]", "CHK001", "Is it clear? [Clarity, Spec §FR-001]"],
    ["CHK002 Is it clear?", "CHK002", "Is it clear?"],
    ["**CHK003**: Is it clear?", "CHK003", "Is it clear?"],
    ["[Gap] Is it clear?", "", "[Gap] Is it clear?"],
    ["No [NEEDS CLARIFICATION] markers remain", "", "No [NEEDS CLARIFICATION] markers remain"],
  ])("reads “%s”", (text, id, description) => {
    expect(checklistHeadOf(text)).toEqual({ id, struck: false, description });
  });

  it("knows an item that is struck through", () => {
    expect(checklistHeadOf("~~CHK004 - Is it clear?~~ (N/A)")).toEqual({
      id: "CHK004",
      struck: true,
      description: "Is it clear? (N/A)",
    });
  });
});

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
