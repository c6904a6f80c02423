import { describe, expect, it } from "vitest";
import { ids, read, task } from "../../../test/support/tasks.ts";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import { storyOf, tasksOf } from "./tasks.ts";

const codes = (...lines: string[]) =>
  read(...lines).problems.map(({ code, range }) => `${code} ${range.start.line + 1}`);

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
