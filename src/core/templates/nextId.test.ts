import { expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { commentedIds, nextIds } from "./nextId.ts";

it.each([
  [["T001", "T007", "T003"], "T003", ["T008", "T009"]],
  [["T998", "T999"], "T999", ["T1000", "T1001"]],
  [["T0001", "T0012"], "T0001", ["T0013", "T0014"]],
  [["T6", "T7"], "T7", ["T008", "T009"]],
  [["T013-1", "T013-2", "T020a", "T1.9"], "T1.9", ["T021", "T022"]],
  [["T061", "T070"], "T061", ["T071", "T072"]],
  [["T001", "T-FE-009", "T-FE-008"], "T-FE-008", ["T-FE-010", "T-FE-011"]],
  [["TASK-1", "TASK-12"], "TASK-1", ["TASK-13", "TASK-14"]],
  [["T-001", "T-002", "T009"], undefined, ["T-003", "T-004"]],
  [["T001", "T20240101123000"], "T001", ["T002", "T003"]],
  [[], undefined, ["T001", "T002"]],
])("after %j the ids near %s are %j", (ids, near, next) => {
  expect(nextIds(ids, near, 2)).toEqual(next);
});

it("the ids of tasks in comments are known", () => {
  const text = [
    "<!-- - [ ] T050 a",
    "- [x] **T051–T053** b",
    "T054 text",
    "-->",
    "- [ ] T001 c <!--",
    "* [ ] T060 d -->",
  ];
  expect(commentedIds(markdownOf(text.join("\n")))).toEqual(["T050", "T051", "T053", "T060"]);
});
