import { expect, test } from "vitest";
import { entryOf } from "../../../test/support/guidance.ts";
import { personaChecklistOf } from "../checklist/personaChecklist.ts";
import { english } from "../message.ts";
import { headingHoverAt } from "./headingHover.ts";
import { specDocumentOf } from "./specDocument.ts";
import { termIndexOf } from "./terms.ts";

const entry = entryOf(
  [
    "---",
    "id: gardener",
    "name: Gardener",
    "---",
    "## Core Responsibilities",
    "### During `/speckit.plan`",
    "1. **Watering Plan**",
    "   - Every bed has its drip irrigation",
    "   - Dawn and dusk are told apart",
    "2. **Paths**",
    "   - Every path ends at a bed",
    "### During `/speckit.tasks`",
    "1. **Digging**",
    "   - Each bed has a task",
    "## Practices",
    "### Water",
    "**Drip irrigation**: saves water.",
  ].join("\n"),
);
const persona = { key: entry.key, name: entry.persona.name, sections: personaChecklistOf(entry.persona) };
const terms = termIndexOf([entry]);

function hover(path: string, ...lines: readonly string[]) {
  const document = specDocumentOf(path, lines.join("\n"));
  const line = lines.findIndex((text) => text.startsWith("#"));
  const found = headingHoverAt(document, { line, character: 3 }, [persona], terms);
  return (
    found && {
      says: found.message && english(found.message).split(":")[0],
      tasks: found.tasks,
      roles: found.roles.map(({ open, progress, responsibility }) => [responsibility, open.length, progress.total]),
    }
  );
}

test.each([
  ["## Phase 1: Setup", "Setup"],
  ["## Phase 2: Foundational (Blocking Prerequisites)", "Foundational"],
  ["## Phase 3: User Story 1 - Dig (Priority: P1)", "A user story"],
  ["## Phase N: Polish & Cross-Cutting Concerns", "Polish"],
  ["## 階段 1：準備", "Setup"],
  ["## Phase 7: Harvest", "A phase"],
  ["## Dependencies & Execution Order", undefined],
])("on %s of tasks.md Spec Kit’s meaning is told", (heading, says) => {
  expect(hover("tasks.md", heading)?.says).toBe(says);
});

test("a phase of the tasks says how many of them are done", () => {
  const lines = [
    "## Phase 1: Setup",
    "- [x] T001 a",
    "- [ ] T002 b",
    "### Tests",
    "- [ ] T003 c",
    "## Phase 2: X",
    "- [x] T004 d",
  ];
  expect(hover("tasks.md", ...lines)?.tasks).toEqual({ done: 1, total: 3 });
});

test("the phases of a plan are told too", () => {
  expect(hover("plan.md", "## Phase 0: Outline & Research")?.says).toBe("Research");
  expect(hover("plan.md", "## Phase 1: Design & Contracts")?.says).toBe("Design");
});

test("the title lists every role of the document’s phase with its count", () => {
  expect(hover("plan.md", "# Implementation Plan: Beds")?.roles).toEqual([["", 3, 3]]);
  expect(hover("tasks.md", "# Tasks: Beds")?.roles).toEqual([["", 1, 1]]);
});

test("a section lists the responsibilities that it is about, by a word of their title or a term of an item", () => {
  expect(hover("plan.md", "## Watering")?.roles).toEqual([["Watering Plan", 2, 2]]);
  expect(hover("plan.md", "## Drip irrigation")?.roles).toEqual([["Watering Plan", 1, 1]]);
});

test("tasks of one id count each, and a range as one", () => {
  const tasks = ["- [x] T001 a", "- [ ] T001 b", "- [ ] T002–T004 c"];
  expect(hover("tasks.md", "## Phase 1: Setup", ...tasks)?.tasks).toMatchObject({ done: 1, total: 3 });
});

test("there is nothing to say on other sections, in other documents and under a heading", () => {
  expect(hover("plan.md", "## Technical Context")).toBeUndefined();
  expect(hover("plan.md", "## Plan Structure")).toBeUndefined();
  expect(hover("README.md", "# Beds")).toBeUndefined();
  const document = specDocumentOf("plan.md", "# Plan\n\ntext");
  expect(headingHoverAt(document, { line: 2, character: 0 }, [persona], terms)).toBeUndefined();
});
