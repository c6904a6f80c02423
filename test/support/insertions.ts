// What the tests of inserted tasks share: a document in Spec Kit's form, and insertions as text.
import { markdownOf } from "../../src/core/markdown.ts";
import { english } from "../../src/core/message.ts";
import type { TemplateTask } from "../../src/core/persona/persona.ts";
import { editOf, type Insertion, insertion } from "../../src/core/templates/insertion.ts";
import type { Target } from "../../src/core/templates/target.ts";
import { applyEdit } from "../../src/core/text.ts";

export const task = (text: string, parallel = false): TemplateTask => ({ text, parallel, line: 0 });
const two = [task("Write the test for {endpoint}", true), task("Implement {endpoint}")];

export function made(text: string, target: Target, tasks = two): Insertion {
  const result = insertion(markdownOf(text), tasks, target);
  if (result.kind === "none") throw new Error(english(result.message));
  return result;
}

export function refused(text: string, target: Target, tasks = two): string {
  const result = insertion(markdownOf(text), tasks, target);
  return result.kind === "none" ? english(result.message) : `inserted ${result.ids.join()}`;
}

export function phase(text: string, heading: string): Target {
  const found = markdownOf(text).headings.find((each) => each.text === heading);
  if (!found) throw new Error(`no heading ${heading}`);
  return { kind: "phase", heading: found };
}

/** The document after the insertion, as lines; the new ones begin with a `+`. */
export function inserted(lines: readonly string[], target: string | Target, tasks = two): readonly string[] {
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

/** A story with sub-sections, one without tasks, rules between the phases and a part that is none. */
export const shop = [
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
