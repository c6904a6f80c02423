import { describe, expect, it } from "vitest";
import { made, phase, refused, shop } from "../../../test/support/insertions.ts";
import { markdownOf } from "../markdown.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { applyEdit } from "../text.ts";
import { editOf } from "./insertion.ts";
import { targetsOf } from "./target.ts";

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
    expect(refused(shop.join("\n"), { kind: "story", story: "US9" })).toBe(
      "No phase is for US9. The stories with a phase are US1, US2.",
    );
    expect(refused("# Tasks", { kind: "story", story: "US1" })).toBe(
      "No phase is for US1: no heading names a user story.",
    );
  });

  it("is a heading that is gone, no title or no tasks", () => {
    const gone = phase(["text", ...shop].join("\n"), "Phase 1: Setup");
    expect(refused(shop.join("\n"), gone)).toBe("The heading “Phase 1: Setup” is not in line 4 any more.");
    expect(refused("# Tasks", { kind: "new", title: " " })).toBe("The new phase needs a title.");
    expect(refused("# Tasks", { kind: "cursor", line: 0 }, [])).toBe("There are no tasks to insert.");
  });
});

it("keeps every task of a document, whichever phase is the target", () => {
  const text = shop.join("\n");
  const before = tasksOf(markdownOf(text)).tasks.map(({ text: each }) => each);
  for (const { heading } of targetsOf(markdownOf(text))) {
    const after = tasksOf(markdownOf(applyEdit(text, editOf(made(text, { kind: "phase", heading })))));
    expect(after.tasks.map(({ text: each }) => each)).toEqual(expect.arrayContaining(before));
    expect(after.tasks).toHaveLength(before.length + 2);
    expect(after.problems).toEqual([]);
  }
});
