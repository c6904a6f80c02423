import { describe, expect, it } from "vitest";
import { file, run, runJson, shop } from "./testProgram.ts";

describe("tasks", () => {
  it("prints tasks, boxes and problems as JSON", () => {
    file("tasks.md", shop);
    expect(runJson("tasks", "tasks.md")).toEqual([
      {
        file: "tasks.md",
        tasks: [
          {
            line: 7,
            mark: "x",
            state: "done",
            id: "T001",
            parallel: true,
            story: null,
            stories: [],
            labels: [],
            text: "Create the project",
            phase: "Phase 1: Setup",
          },
          {
            line: 11,
            mark: " ",
            state: "open",
            id: "T002",
            parallel: false,
            story: "US1",
            stories: ["US1", "US2"],
            labels: ["Cart"],
            text: "Add the cart",
            phase: "Phase 2: User Story 1 - Buy",
          },
        ],
        boxes: [{ line: 12, mark: "x", state: "done", text: "with a price", phase: "Phase 2: User Story 1 - Buy" }],
        problems: [],
      },
    ]);
    expect(run("tasks", "tasks.md").exit).toBe(0);
  });

  it("reads CRLF, byte-order marks, ranges, malformed and unnumbered boxes", () => {
    file("tasks.md", "\uFEFF- [] T001–T003 a\r\n- [~] T004 b\r\n");
    expect(runJson("tasks", "tasks.md")[0].tasks).toMatchObject([
      { line: 1, mark: "", state: "open", id: "T001", idEnd: "T003", text: "a", phase: null },
      { line: 2, mark: "~", state: "other", text: "b" },
    ]);
    file("plain.md", "- [ ] a\n");
    expect(runJson("tasks", "plain.md")[0].tasks).toMatchObject([{ id: null, story: null, text: "a" }]);
  });

  it("has exit code 1 for problems, with their places", () => {
    file("tasks.md", "- [ ] T001 a\n- [ ] T001 b\n\n```\n- [ ] T002 c\n");
    const { exit, stdout } = run("tasks", "tasks.md");
    expect(exit).toBe(1);
    expect(stdout).toContain(
      "tasks.md:2:7: warning: T001 is the id of another task too, in line 1. (tasks.duplicate-id)",
    );
    expect(runJson("tasks", "tasks.md")[0].problems).toMatchObject([
      { code: "tasks.duplicate-id", severity: "warning", line: 2, column: 7 },
      { code: "tasks.unclosed-fence", severity: "warning", line: 4, column: 1 },
    ]);
  });

  it("prints a list for people", () => {
    file("tasks.md", shop);
    expect(run("tasks", "tasks.md").stdout).toBe(
      [
        "tasks.md: 1 of 2 tasks done, 1 boxes without an id",
        "  Phase 1: Setup",
        "     7  [x] T001 [P] Create the project",
        "  Phase 2: User Story 1 - Buy",
        "    11  [ ] T002 [US1] [US2] Add the cart",
        "",
      ].join("\n"),
    );
  });
});
