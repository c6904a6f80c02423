import { describe, expect, it } from "vitest";
import { made, phase, refused, shop, task } from "../../../test/support/insertions.ts";
import { markdownOf } from "../markdown.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { applyEdit } from "../text.ts";
import { editOf } from "./insertion.ts";
import { type Target, targetsOf } from "./target.ts";

it("finds a phase again that has other lines above it than when it was chosen", () => {
  const text = shop.join("\n");
  const chosen = phase(text, "Phase 1: Setup");
  const moved = `text\n${text}`;
  const { line } = made(text, chosen).range.start;
  expect(made(moved, chosen).range.start.line).toBe(line + 1);
});

describe("a phase whose heading reads like others", () => {
  const twins = [
    "## Phase 1",
    "",
    "### Tests",
    "",
    "- [ ] T001 a",
    "",
    "## Phase 2",
    "",
    "### Tests",
    "",
    "- [ ] T002 b",
  ];
  const chosen = (nth: number): Target => {
    const found = targetsOf(markdownOf(twins.join("\n"))).filter(({ heading }) => heading.text === "Tests")[nth];
    if (!found) throw new Error(`no ${nth}`);
    return { kind: "phase", heading: found.heading, rank: found.rank };
  };

  it("is the same one of them when so many lines come in above that another stands in its line", () => {
    const moved = [...Array.from({ length: 6 }, () => "text"), ...twins].join("\n");
    expect(made(moved, chosen(0)).tasks[0]?.line).toBe(11);
    expect(made(moved, chosen(1)).tasks[0]?.line).toBe(17);
  });

  it("takes no tasks when there are more of them or fewer: it may be another one then", () => {
    const more = ["## Phase 0", "", "### Tests", "", "- [ ] T000 o", "", ...twins].join("\n");
    const said = "There are more or fewer headings “Tests” than before; choose the phase again.";
    expect(refused(more, chosen(0))).toBe(said);
    expect(refused(more, chosen(1))).toBe(said);
    expect(refused(twins.slice(0, 6).join("\n"), chosen(0))).toBe(said);
    expect(refused(twins.slice(0, 6).join("\n"), chosen(1))).toBe("The heading “Tests” is not in line 9 any more.");
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
    expect(refused(shop.join("\n"), { kind: "story", story: "US9" })).toBe(
      "No phase is for US9. The stories with a phase are US1, US2.",
    );
    expect(refused("# Tasks", { kind: "story", story: "US1" })).toBe(
      "No phase is for US1: no heading names a user story.",
    );
  });

  it("is a phase that has come in since none was to be chosen from", () => {
    const target = { kind: "cursor", line: 0, withoutPhase: true } as const;
    expect(made("# Tasks", target).tasks[0]?.line).toBe(2);
    expect(refused(shop.join("\n"), target)).toBe("The document has phases by now; choose one of them.");
    expect(made(shop.join("\n"), { kind: "cursor", line: 0 }).ids).toEqual(["T005", "T006"]);
  });

  it("is a heading that is gone, no title or no tasks", () => {
    const gone = phase(["text", ...shop].join("\n"), "Phase 1: Setup");
    const said = "The heading “Phase 1: Setup” is not in line 4 any more.";
    expect(refused(shop.join("\n").replace("Phase 1: Setup", "Phase 1: Start"), gone)).toBe(said);
    expect(refused([...shop, ...shop].join("\n"), gone)).toBe(said);
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

describe("text that could do harm", () => {
  const target = { kind: "story", story: "US1" } as const;

  it.each([
    "Pay $CLIPBOARD and $\x7bTM_SELECTED_TEXT} for $5",
    "Close } and { and {} and \\{no} and }}",
    "Keep \\ and \\n and \\$1",
    "Escape <b>html</b>, `code and **bold",
    "T900 [US9] [P] - [ ] not mine",
    "Hide <!-- this --> and that",
    "\u202Etxet derorrim\u202C, \u0000 and \u{1F469}\u200D\u{1F4BB}",
    "| a | b |",
  ])("goes in as it is written: %s", (text) => {
    const result = made(shop.join("\n"), target, [task(text)]);
    const after = applyEdit(shop.join("\n"), editOf(result)).split("\n");
    expect(after[result.tasks[0]?.line ?? 0]).toBe(`- [ ] T005 [US1] ${text}`);
    expect(after.filter((_, line) => line !== result.tasks[0]?.line)).toEqual(shop);
  });

  it.each([
    ["one\n- [ ] T900 two", "A task is one line; “one…” has several."],
    ["one\rtwo", "A task is one line; “one…” has several."],
    ["  ", "One of the tasks has no text; nothing is inserted."],
    ["x".repeat(10_001), "One of the tasks has more than 10000 characters; nothing is inserted."],
  ])("is refused where it is no task: %j", (text, why) => {
    expect(refused(shop.join("\n"), target, [task("fine"), task(text)])).toBe(why);
  });

  it("is refused where it would hide what follows", () => {
    const lines = [...shop, "", "an end --> of nothing"].join("\n");
    expect(refused(lines, target, [task("Hide <!-- all of it")])).toBe(
      "The tasks can’t be inserted there: they would not be read as tasks.",
    );
  });

  it("is refused when there is too much of it, and 500 tasks are not", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => task(`Do {thing ${index}}`));
    expect(refused(shop.join("\n"), target, many(10_000))).toBe(
      "10000 tasks are too many to insert at once; at most 500 are.",
    );
    expect(made(shop.join("\n"), target, many(500)).ids.at(-1)).toBe("T504");
  });
});
