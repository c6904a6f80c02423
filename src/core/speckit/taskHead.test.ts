import { describe, expect, it } from "vitest";
import { ids, read, task } from "../../../test/support/tasks.ts";
import { checklistHeadOf } from "./tasks.ts";

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
    expect(performance.now() - start).toBeLessThan(5_000);
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
