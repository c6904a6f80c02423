import { describe, expect, it } from "vitest";
import { shop } from "../../../test/support/insertions.ts";
import { markdownOf } from "../markdown.ts";
import { targetsOf } from "./target.ts";

describe("targets", () => {
  it("are the headings with tasks and the empty phases, with story and count", () => {
    const lines = [
      ...shop,
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
