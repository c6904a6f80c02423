// Documents with tasks for property tests, as people and agents could write them: phases, stories, every form of id, blocks
// that hide what stands in them, checkpoints and rules, with any line ends.
import fc from "fast-check";

const heading = fc.constantFrom(
  ...[
    "# Tasks: Shop",
    "## Phase 1: Setup",
    "## Phase 2: User Story 1 - Buy (Priority: P1)",
    "## Phase 3: [US2] Return",
  ],
  ...["### Tests for User Story 1", "### Implementation", "## フェーズ 4：仕上げ", "## Fase 5: Pulido", "## Polish"],
  ...["## Dependencies", "## Notes", "Setup\n-----", "#### Deep", "## 階段 6：測試", "## Phase N: Final"],
);
const id = fc.constantFrom(
  ...["T001", "T002", "**T003**", "[T004]", "**T005 [P]**", "T006a", "T007-1", "T1.1", "T-008", "T-FE-010", "BE-T000"],
  ...["TASK-001", "~~T012~~", "T061–T070", "T999", "`T013`", "[P] T014", "T015 [US1]", "T016:", "T017 -", ""],
);
const task = fc
  .tuple(
    fc.constantFrom("", "", "", "  ", "\t"),
    fc.constantFrom("- ", "- ", "* ", "1. ", "-   "),
    fc.constantFrom(" ", "x", "X", "~"),
    id,
    fc.constantFrom("Dig", "Test src/a.ts", "**Plan** it", "Keep <!-- b --> c", "`a ] b`", "你好", ""),
  )
  .map(([indent, bullet, mark, name, text]) => `${indent}${bullet}[${mark}] ${name} ${text}`);
const other = fc.constantFrom(
  ...["", "", "", "text", "  more of it", "    - nested", "**Checkpoint**: done", "---", "***", "> quoted", "- plain"],
  ...["```\n- [ ] T900 code\n```", "<!--\n- [ ] T901 later\n-->", "| a | b |\n|---|---|\n| T902 | c |", "  - [ ] part"],
  ...["~~~\n## no\n~~~", "<!-- one line -->", "**Total Tasks**: 3", "```", "a <!-- b", "c --> d"],
);
const row = fc.oneof(
  { weight: 4, arbitrary: task },
  { weight: 2, arbitrary: heading },
  { weight: 3, arbitrary: other },
);

export const tasksTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "\uFEFF"),
    fc.array(row, { maxLength: 30 }),
    fc.constantFrom("\n", "\n", "\r\n", "mixed"),
    fc.boolean(),
  )
  .map(([start, rows, end, isEnded]) => {
    const lines = [...rows, ...(isEnded ? [""] : [])].join("\n").split("\n");
    const endAt = (index: number) => (end === "mixed" ? (index % 3 === 0 ? "\r\n" : "\n") : end);
    return start + lines.map((line, index) => (index === lines.length - 1 ? line : line + endAt(index))).join("");
  });
