import { expect, test } from "vitest";
import { markdownOf } from "../markdown.ts";
import { documentTemplateOf } from "./documentTemplate.ts";
import { targetsOf } from "./target.ts";
import { missingPhases } from "./templatePhases.ts";

const missing = (template: string | undefined, document: string) =>
  missingPhases(documentTemplateOf("tasks.md", template), targetsOf(markdownOf(document)));

test("a document is offered the phases of its project's template that it lacks, by their titles", () => {
  const template =
    "# Tasks\n\n## Phase 1: Dig\n\n## Phase 2: Plant (spring)\n\n## Phase 3: User Story 1 - [Title]\n\n## Notes\n";
  expect(missing(template, "# Tasks\n\n## Phase 1: Dig\n\n- [ ] T001 Dig\n")).toEqual(["Plant (spring)"]);
  expect(
    missing(template, "## Phase 1: Dig and rake\n\n- [ ] T001 Dig\n\n## Phase 2: Plant\n\n- [ ] T002 a\n"),
  ).toEqual([]);
  expect(missing(template, "")).toEqual(["Dig", "Plant (spring)"]);
});

test("without a template of the project none is offered", () => {
  expect(missing(undefined, "")).toEqual([]);
});
