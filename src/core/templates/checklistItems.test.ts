import { describe, expect, it } from "vitest";
import { linesAfter, textAfter } from "../../../test/support/insertedLines.ts";
import { markdownOf } from "../markdown.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import {
  checklistPrompts,
  presentQuestions,
  type QuestionGroup,
  questionGroupsOf,
  takesChecklistItems,
} from "./checklistItems.ts";

const persona = parsePersona(
  [
    "---\nid: a\nname: A\n---\n## Core Responsibilities",
    "### During `/speckit.plan`\n1. **API Design**\n   - Every list names its largest page\n   - Limits are stated",
    "### During `/speckit.specify`\n1. **Access**\n   - Every role is named",
    "## Quality Checklist\n- [ ] Names follow the project\n### Tests\n- [ ] Rules have tests",
  ].join("\n"),
);
const all = questionGroupsOf(persona);
const plan = all.filter(({ part }) => part === "plan");

function inserted(lines: readonly string[], groups: readonly QuestionGroup[] = plan): readonly string[] {
  const text = lines.join("\n");
  return linesAfter(text, checklistPrompts(markdownOf(text), { groups, template: [] }));
}

describe("a persona's questions", () => {
  it("stand by responsibility, and the quality checklist by its headings", () => {
    expect(all.map(({ part, title }) => [part, title])).toEqual([
      ["plan", "API Design"],
      ["specify", "Access"],
      ["quality", "Quality"],
      ["quality", "Tests"],
    ]);
    expect(plan[0]?.questions.map(({ question }) => question)).toEqual([
      "Does every list name its largest page?",
      "Are limits stated?",
    ]);
  });

  it("are present whatever their id, tag and mark, also in the persona's words", () => {
    const lines = [
      "- [x] **CHK007**: does every list name its largest page? [Gap]",
      "- [ ] CHK008 - Every role is named.",
    ];
    const there = presentQuestions(markdownOf(lines.join("\n")), all);
    expect([...there].map(({ text }) => text)).toEqual(["Every list names its largest page", "Every role is named"]);
  });

  it("are for the files of checklists/", () => {
    expect(["checklists/a.md", "checklists/sub/a.md", "tasks.md", "personas/a.md"].map(takesChecklistItems)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("checklist items", () => {
  it("come under their heading before the notes, with the next ids and a tag whose passage is to be filled in", () => {
    const lines = [
      "# Checklist",
      "",
      "## Access",
      "",
      "- [x] CHK001 - Is it? [Clarity, Spec §FR-001]",
      "",
      "## Notes",
      "",
      "- CHK009 was dropped",
    ];
    expect(inserted(lines).slice(4, 12)).toEqual([
      "- [x] CHK001 - Is it? [Clarity, Spec §FR-001]",
      "",
      "+## API Design",
      "",
      "+- [ ] CHK010 - Does every list name its largest page? [Completeness, Plan §section]",
      "+- [ ] CHK011 - Are limits stated? [Measurability, Plan §section]",
      "",
      "## Notes",
    ]);
  });

  it("continue a heading that is there, behind its last item with all that belongs to it", () => {
    const lines = ["## api design", "* [X] CHK01 One?", "  more", "", "## B", "* [ ] CHK02 Two?"];
    expect(inserted(lines).slice(2, 6)).toEqual([
      "  more",
      "+* [ ] CHK03 Does every list name its largest page?",
      "+* [ ] CHK04 Are limits stated?",
      "",
    ]);
  });

  it("have no ids and no tags where the file has none", () => {
    const lines = ["# Quality", "", "## Content", "", "- [x] Nothing is missing"];
    expect(inserted(lines).slice(6)).toEqual([
      "+## API Design",
      "",
      "+- [ ] Does every list name its largest page?",
      "+- [ ] Are limits stated?",
    ]);
  });

  it("begin with CHK001 in a file without items", () => {
    expect(inserted(["# Checklist"], all.slice(2)).slice(1)).toEqual([
      "",
      "+## Quality",
      "",
      "+- [ ] CHK001 Is it stated that names follow the project? [Completeness, Spec §FR-###]",
      "",
      "+## Tests",
      "",
      "+- [ ] CHK002 Do rules have tests? [Completeness, Spec §FR-###]",
    ]);
  });

  it("are refused in a persona's own checklist, and where there are none", () => {
    expect(inserted(["---", "persona: a", "---", "# A"])[0]).toMatch(/persona’s own checklist/);
    expect(inserted(["# A"], [])).toEqual(["There are no items to insert."]);
  });

  it("that came in are present, and old lines stay the same bytes", () => {
    const text = "\uFEFF# C\r\n\r\n- [ ] CHK001 Is it?\r\n";
    const after = textAfter(text.slice(1), checklistPrompts(markdownOf(text), { groups: all, template: [] }));
    expect(after.startsWith(text.slice(1))).toBe(true);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(presentQuestions(markdownOf(after), all).size).toBe(5);
  });
});
