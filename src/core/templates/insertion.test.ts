import { describe, expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import type { TemplateTask } from "../persona/persona.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { applyEdit } from "../text.ts";
import { editOf, type Insertion, insertion } from "./insertion.ts";
import { plainText } from "./segments.ts";
import { type Target, targetsOf } from "./target.ts";

const task = (text: string, parallel = false): TemplateTask => ({ text, parallel, line: 0 });
const two = [task("Write the test for {endpoint}", true), task("Implement {endpoint}")];

function made(text: string, target: Target, tasks = two): Insertion {
  const result = insertion(markdownOf(text), tasks, target);
  if (result.kind === "none") throw new Error(english(result.message));
  return result;
}

function refused(text: string, target: Target, tasks = two): string {
  const result = insertion(markdownOf(text), tasks, target);
  return result.kind === "none" ? english(result.message) : `inserted ${result.ids.join()}`;
}

function phase(text: string, heading: string): Target {
  const found = markdownOf(text).headings.find((each) => each.text === heading);
  if (!found) throw new Error(`no heading ${heading}`);
  return { kind: "phase", heading: found };
}

/** The document after the insertion, as lines; the new ones begin with a `+`. */
function inserted(lines: readonly string[], target: string | Target, tasks = two): readonly string[] {
  const text = lines.join("\n");
  const result = made(text, typeof target === "string" ? phase(text, target) : target, tasks);
  const before = new Map<string, number>();
  for (const line of lines) before.set(line, (before.get(line) ?? 0) + 1);
  return applyEdit(text, editOf(result))
    .split("\n")
    .map((line) => {
      const left = before.get(line) ?? 0;
      before.set(line, left - 1);
      return left > 0 || line === "" ? line : `+${line}`;
    });
}

const document = [
  "# Tasks: Shop",
  "",
  "## Phase 1: Setup",
  "",
  "- [x] T001 Create the project",
  "- [x] T002 [P] Add the linter",
  "",
  "---",
  "",
  "## Phase 2: User Story 1 - Buy (Priority: P1)",
  "",
  "**Goal**: A person can buy",
  "",
  "### Tests for User Story 1",
  "",
  "- [ ] T003 [P] [US1] Test buying",
  "",
  "### Implementation for User Story 1",
  "",
  "- [ ] T004 [US1] Add the cart",
  "  - with its price",
  "",
  "  and its tax",
  "",
  "**Checkpoint**: buying works",
  "",
  "---",
  "",
  "## Phase 3: User Story 2 - Return",
  "",
  "**Goal**: A person can return",
  "",
  "**Checkpoint**: returning works",
  "",
  "---",
  "",
  "## Dependencies",
  "",
  "- T003 before T004",
];

describe("where tasks go", () => {
  it("is after the last task block of the phase, with its continuation lines, before the checkpoint", () => {
    const lines = inserted(document, "Phase 2: User Story 1 - Buy (Priority: P1)");
    expect(lines.slice(19, 27)).toEqual([
      "- [ ] T004 [US1] Add the cart",
      "  - with its price",
      "",
      "  and its tax",
      "+- [ ] T005 [P] [US1] Write the test for {endpoint}",
      "+- [ ] T006 [US1] Implement {endpoint}",
      "",
      "**Checkpoint**: buying works",
    ]);
  });

  it("is in the sub-section that was chosen", () => {
    expect(inserted(document, "Tests for User Story 1").slice(15, 19)).toEqual([
      "- [ ] T003 [P] [US1] Test buying",
      "+- [ ] T005 [P] [US1] Write the test for {endpoint}",
      "+- [ ] T006 [US1] Implement {endpoint}",
      "",
    ]);
  });

  it("is after the introduction of a phase that has no tasks, before its checkpoint", () => {
    for (const target of [
      phase(document.join("\n"), "Phase 3: User Story 2 - Return"),
      { kind: "story", story: "us2" } as const,
    ]) {
      expect(inserted(document, target).slice(28, 36)).toEqual([
        "## Phase 3: User Story 2 - Return",
        "",
        "**Goal**: A person can return",
        "",
        "+- [ ] T005 [P] [US2] Write the test for {endpoint}",
        "+- [ ] T006 [US2] Implement {endpoint}",
        "",
        "**Checkpoint**: returning works",
      ]);
    }
  });

  it("has a blank line round it where a phase is only a heading", () => {
    expect(inserted(["## Phase 1: A", "## Phase 2: B"], "Phase 1: A", [task("Do")])).toEqual([
      "## Phase 1: A",
      "",
      "+- [ ] T001 Do",
      "",
      "## Phase 2: B",
    ]);
  });

  it("carries no story outside story phases", () => {
    expect(inserted(document, "Phase 1: Setup").slice(5, 8)).toEqual([
      "- [x] T002 [P] Add the linter",
      "+- [ ] T005 [P] Write the test for {endpoint}",
      "+- [ ] T006 Implement {endpoint}",
    ]);
  });

  it("is the phase at the cursor, and the last one below them", () => {
    const at = (line: number) => made(document.join("\n"), { kind: "cursor", line }).range.start.line;
    expect([0, 4, 11, 15, 20, 30, 38].map(at)).toEqual([5, 5, 22, 15, 22, 30, 30]);
  });

  it("is the new phase, after the last one and before what is no phase", () => {
    const lines = inserted(document, { kind: "new", title: "User Story 3 - Pay" }, [task("Do")]);
    expect(lines.slice(32)).toEqual([
      "**Checkpoint**: returning works",
      "",
      "---",
      "",
      "+## Phase 4: User Story 3 - Pay",
      "",
      "+- [ ] T005 [US3] Do",
      "",
      "+---",
      "",
      "## Dependencies",
      "",
      "- T003 before T004",
    ]);
  });

  it("is the end of the file for a new phase where the last phase is there", () => {
    const lines = ["## フェーズ 1：準備", "- [ ] T001 a", "## 依存関係", "text", "## フェーズ 2：収束", "- [ ] T002 b"];
    expect(inserted(lines, { kind: "new", title: "仕上げ" }, [task("Do")]).slice(5)).toEqual([
      "- [ ] T002 b",
      "",
      "+## フェーズ 3：仕上げ",
      "",
      "+- [ ] T003 Do",
    ]);
  });

  it("is below the title for a new phase in a document that has only tasks", () => {
    expect(
      inserted(["# Tasks", "- [ ] T001 a", "## Notes", "text"], { kind: "new", title: "More" }, [task("Do")]),
    ).toEqual(["# Tasks", "- [ ] T001 a", "", "+## Phase 1: More", "", "+- [ ] T002 Do", "", "## Notes", "text"]);
  });

  it.each([
    ["", "- [ ] T001 Do\n"],
    ["\n\n", "- [ ] T001 Do\n\n\n"],
    ["# Tasks", "# Tasks\n\n- [ ] T001 Do"],
    ["# Tasks\n\nText\n", "# Tasks\n\nText\n\n- [ ] T001 Do\n"],
    ["- [ ] T001 a", "- [ ] T001 a\n- [ ] T002 Do"],
    ["---\na: 1\n---\n", "---\na: 1\n---\n\n- [ ] T001 Do\n"],
  ])("is found in %j, which has no phase", (text, after) => {
    expect(applyEdit(text, editOf(made(text, { kind: "cursor", line: 0 }, [task("Do")])))).toBe(after);
  });

  it("is never in code, a comment or a table", () => {
    const lines = [
      "## Phase 1: A",
      "",
      "- [ ] T001 a",
      "  ```",
      "  ---",
      "  - [ ] T900 code",
      "  ```",
      "<!--",
      "- [ ] T050 later",
      "-->",
      "",
      "| a | b |",
      "|---|---|",
      "",
      "```",
      "## Phase 2",
      "```",
    ];
    expect(inserted(lines, "Phase 1: A", [task("Do")]).slice(6, 8)).toEqual(["  ```", "+- [ ] T051 Do"]);
    const empty = [
      "## Phase 1: A",
      "",
      "| a | b |",
      "|---|---|",
      "| 1 | 2 |",
      "",
      "```",
      "---",
      "```",
      "<!-- a",
      "-->",
      "---",
    ];
    expect(inserted(empty, "Phase 1: A", [task("Do")]).slice(9)).toEqual([
      "<!-- a",
      "-->",
      "",
      "+- [ ] T001 Do",
      "",
      "---",
    ]);
  });

  it("is before a checkpoint that follows the last task at once", () => {
    expect(inserted(["## Phase 1: A", "- [ ] T001 a", "**Checkpoint**: b"], "Phase 1: A", [task("Do")])).toEqual([
      "## Phase 1: A",
      "- [ ] T001 a",
      "+- [ ] T002 Do",
      "**Checkpoint**: b",
    ]);
  });

  it("is after the outermost task of a nested one", () => {
    const lines = ["## Phase 1: A", "- [ ] T001 a", "    - [ ] T001a part", "text"];
    expect(inserted(lines, "Phase 1: A", [task("Do")]).slice(2)).toEqual([
      "    - [ ] T001a part",
      "text",
      "+- [ ] T002 Do",
    ]);
  });
});

describe("why tasks are not inserted", () => {
  it("is a fence or a comment that nothing closes", () => {
    const fence = "## Phase 1: A\n\n```\ncode\n";
    expect(refused(fence, { kind: "cursor", line: 0 })).toBe(
      "A code fence that begins in line 3 is never closed. Close it, then insert the tasks.",
    );
    const comment = "## Phase 1: A\n\n<!-- later\n";
    expect(refused(comment, { kind: "new", title: "B" })).toContain("A comment that begins in line 3 is never closed.");
  });

  it("is a story without a phase, with those that have one", () => {
    expect(refused(document.join("\n"), { kind: "story", story: "US9" })).toBe(
      "No phase is for US9. The stories with a phase are US1, US2.",
    );
    expect(refused("# Tasks", { kind: "story", story: "US1" })).toBe(
      "No phase is for US1: no heading names a user story.",
    );
  });

  it("is a heading that is gone, no title or no tasks", () => {
    const gone = phase(["text", ...document].join("\n"), "Phase 1: Setup");
    expect(refused(document.join("\n"), gone)).toBe("The heading “Phase 1: Setup” is not in line 4 any more.");
    expect(refused("# Tasks", { kind: "new", title: " " })).toBe("The new phase needs a title.");
    expect(refused("# Tasks", { kind: "cursor", line: 0 }, [])).toBe("There are no tasks to insert.");
  });
});

describe("the form of new tasks", () => {
  const formOf = (...neighbors: string[]) =>
    inserted(["## A", ...neighbors], "A").filter((line) => line.startsWith("+"));

  it.each([
    ["* [x] T001 a", ["* [ ] T002 [P] Write the test for {endpoint}", "* [ ] T002 Implement {endpoint}"]],
    ["-   [x] T001 a", ["-   [ ] T002 [P] Write the test for {endpoint}", "-   [ ] T002 Implement {endpoint}"]],
    ["- [-] ~~T001~~ a", ["- [ ] T002 [P] Write the test for {endpoint}", "- [ ] T002 Implement {endpoint}"]],
    ["- [ ] **T001** a", ["- [ ] **T002** [P] Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"]],
    [
      "- [ ] **T001:** a",
      ["- [ ] **T002:** [P] Write the test for {endpoint}", "- [ ] **T002:** Implement {endpoint}"],
    ],
    [
      "- [ ] **T001**: [P] a",
      ["- [ ] **T002**: [P] Write the test for {endpoint}", "- [ ] **T002**: Implement {endpoint}"],
    ],
    [
      "- [ ] **T001 [P]** a",
      ["- [ ] **T002 [P]** Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"],
    ],
    [
      "- [ ] **T001 Title** a",
      ["- [ ] **T002** [P] Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"],
    ],
    ["- [ ] [T001] a", ["- [ ] [T002] [P] Write the test for {endpoint}", "- [ ] [T002] Implement {endpoint}"]],
    ["- [ ] T001 - a", ["- [ ] T002 - [P] Write the test for {endpoint}", "- [ ] T002 - Implement {endpoint}"]],
    ["- [ ] T001 [P]: a", ["- [ ] T002 [P]: Write the test for {endpoint}", "- [ ] T002: Implement {endpoint}"]],
    ["- [ ] [P] T001 a", ["- [ ] [P] T002 Write the test for {endpoint}", "- [ ] T002 Implement {endpoint}"]],
    ["- [ ] `T001` a", ["- [ ] `T002` [P] Write the test for {endpoint}", "- [ ] `T002` Implement {endpoint}"]],
  ])("is that of %s", (neighbor, [first = "", second = ""]) => {
    expect(formOf(neighbor)).toEqual([`+${first}`, `+${second.replace("T002", "T003")}`]);
  });

  it("counts an ordered list on", () => {
    expect(formOf("1. [ ] T001 a", "2. [ ] T002 b")).toEqual([
      "+3. [ ] T003 [P] Write the test for {endpoint}",
      "+4. [ ] T004 Implement {endpoint}",
    ]);
  });

  it("keeps the indent of tasks under a bullet", () => {
    expect(formOf("- Group", "  - [ ] T001 a")[0]).toBe("+  - [ ] T002 [P] Write the test for {endpoint}");
  });

  it("keeps the blank lines between tasks", () => {
    const text = "## A\n\n- [ ] T001 a\n\n- [ ] T002 b\n\ntext\n";
    expect(plainText(made(text, phase(text, "A")).segments)).toBe(
      "\n\n- [ ] T003 [P] Write the test for {endpoint}\n\n- [ ] T004 Implement {endpoint}",
    );
  });

  it("keeps the line end of the neighbor, also in a mixed file", () => {
    const text = "## A\n- [ ] T001 a\r\n- [ ] T002 b\r\n## B\n- [ ] T003 c\n";
    expect(plainText(made(text, phase(text, "A"), [task("Do")]).segments)).toBe("\r\n- [ ] T004 Do");
    expect(plainText(made(text, phase(text, "B"), [task("Do")]).segments)).toBe("\n- [ ] T004 Do");
    const last = "## A\r\n- [ ] T001 a";
    expect(plainText(made(last, phase(last, "A"), [task("Do")]).segments)).toBe("\r\n- [ ] T002 Do");
  });

  it("gives the same placeholder the same number in the whole insertion", () => {
    const tasks = [task("Test {endpoint} in {file}"), task("Write {endpoint}")];
    const numbers = made("## A\n- [ ] T001 a", { kind: "cursor", line: 0 }, tasks).segments.flatMap((segment) =>
      segment.kind === "placeholder" ? `${segment.number} ${segment.text}` : [],
    );
    expect(numbers).toEqual(["1 endpoint", "2 file", "1 endpoint"]);
  });

  it("tells the line of each new task in the document after the insertion", () => {
    const text = document.join("\n");
    for (const target of [
      { kind: "story", story: "US1" },
      { kind: "new", title: "More" },
      { kind: "cursor", line: 30 },
    ] as const) {
      const result = made(text, target);
      const lines = applyEdit(text, editOf(result)).split("\n");
      expect(result.tasks.map(({ line }) => lines[line])).toEqual(result.tasks.map((each) => each.text));
    }
  });

  it("numbers the tasks also in a file that has no ids, whose boxes stay as they are", () => {
    const text = "## A\n- [x] one\n- [ ] two\n";
    expect(applyEdit(text, editOf(made(text, phase(text, "A"), [task("Do")])))).toBe(
      "## A\n- [x] one\n- [ ] two\n- [ ] T001 Do\n",
    );
  });
});

describe("targets", () => {
  it("are the headings with tasks and the empty phases, with story and count", () => {
    const lines = [
      ...document,
      "",
      "## Parallel Example: User Story 1",
      "",
      "### Phase 1 first",
      "",
      "## Implementation Strategy",
    ];
    expect(
      targetsOf(markdownOf(lines.join("\n"))).map(({ heading, story, taskCount }) => [heading.text, story, taskCount]),
    ).toEqual([
      ["Phase 1: Setup", undefined, 2],
      ["Phase 2: User Story 1 - Buy (Priority: P1)", "US1", 2],
      ["Tests for User Story 1", "US1", 1],
      ["Implementation for User Story 1", "US1", 1],
      ["Phase 3: User Story 2 - Return", "US2", 0],
    ]);
  });

  it("take the story of the phase above", () => {
    const text =
      "# Tasks for User Story 9\n## Phase 3: User Story 1\n### Tests\n- [ ] T001 a\n## Phase 4: Polish\n- [ ] T002 b\n";
    expect(targetsOf(markdownOf(text)).map(({ story }) => story)).toEqual(["US1", "US1", undefined]);
  });
});

it("keeps every task of a document, whichever phase is the target", () => {
  const text = document.join("\n");
  const before = tasksOf(markdownOf(text)).tasks.map(({ text: each }) => each);
  for (const { heading } of targetsOf(markdownOf(text))) {
    const after = tasksOf(markdownOf(applyEdit(text, editOf(made(text, { kind: "phase", heading })))));
    expect(after.tasks.map(({ text: each }) => each)).toEqual(expect.arrayContaining(before));
    expect(after.tasks).toHaveLength(before.length + 2);
    expect(after.problems).toEqual([]);
  }
});
