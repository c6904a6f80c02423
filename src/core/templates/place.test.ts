import { describe, expect, it } from "vitest";
import { inserted, made, phase, shop, task } from "../../../test/support/insertions.ts";
import { applyEdit } from "../text.ts";
import { editOf } from "./insertion.ts";

describe("where tasks go", () => {
  it("is after the last task block of the phase, with its continuation lines, before the checkpoint", () => {
    const lines = inserted(shop, "Phase 2: User Story 1 - Buy (Priority: P1)");
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
    expect(inserted(shop, "Tests for User Story 1").slice(15, 19)).toEqual([
      "- [ ] T003 [P] [US1] Test buying",
      "+- [ ] T005 [P] [US1] Write the test for {endpoint}",
      "+- [ ] T006 [US1] Implement {endpoint}",
      "",
    ]);
  });

  it("is after the introduction of a phase that has no tasks, before its checkpoint", () => {
    for (const target of [
      phase(shop.join("\n"), "Phase 3: User Story 2 - Return"),
      { kind: "story", story: "us2" } as const,
    ]) {
      expect(inserted(shop, target).slice(28, 36)).toEqual([
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
    expect(inserted(shop, "Phase 1: Setup").slice(5, 8)).toEqual([
      "- [x] T002 [P] Add the linter",
      "+- [ ] T005 [P] Write the test for {endpoint}",
      "+- [ ] T006 Implement {endpoint}",
    ]);
  });

  it("is the phase at the cursor, and the last one below them", () => {
    const at = (line: number) => made(shop.join("\n"), { kind: "cursor", line }).range.start.line;
    expect([0, 4, 11, 15, 20, 30, 38].map(at)).toEqual([5, 5, 22, 15, 22, 30, 30]);
  });

  it("is the new phase, after the last one and before what is no phase", () => {
    const lines = inserted(shop, { kind: "new", title: "User Story 3 - Pay" }, [task("Do")]);
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
