import { describe, expect, it } from "vitest";
import { linesAfter, textAfter } from "../../../test/support/insertedLines.ts";
import { markdownOf } from "../markdown.ts";
import { documentTemplateOf } from "./documentTemplate.ts";
import type { Section, SectionRequest } from "./newSection.ts";
import { presentSections, sectionPrompts } from "./section.ts";

const access: Section = {
  title: "Access",
  phase: "specify",
  items: [
    "Every role is named",
    "The edge cases contain abuse",
    "Each key entity with personal data is marked",
    "At least one success criterion makes security measurable",
    "Refusals are described",
  ],
};

const rules: Section = { title: "Rules", phase: "specify", items: ["Each rule stands once"] };

const spec = [
  "# Spec",
  "",
  "## User Scenarios & Testing *(mandatory)*",
  "",
  "### Edge Cases",
  "",
  "* What if?",
  "",
  "## Requirements *(mandatory)*",
  "",
  "### Functional Requirements",
  "",
  "- **FR-001**: One",
  "- **FR-002**: Two",
  "",
  "### Key Entities",
  "",
  "- **Book**: paper",
  "",
  "## Success Criteria *(mandatory)*",
  "",
  "### Measurable Outcomes",
  "",
  "- **SC-001**: Fast",
];

function inserted(lines: readonly string[], more: Partial<SectionRequest> = {}): readonly string[] {
  const text = lines.join("\n");
  const request = { path: "spec.md", sections: [access], template: documentTemplateOf("spec.md", undefined), ...more };
  return linesAfter(text, sectionPrompts(markdownOf(text), request));
}

const added = (lines: readonly string[], more: Partial<SectionRequest> = {}) =>
  inserted(lines, more).filter((line) => line.startsWith("+"));

describe("a responsibility in a spec", () => {
  it("continues requirements, criteria, edge cases and key entities, each in its list", () => {
    const after = inserted(spec);
    expect(after.filter((line) => !line.startsWith("+") && line !== "")).toEqual(spec.filter((line) => line !== ""));
    expect(after.slice(6, 8)).toEqual(["* What if?", "+* [The edge cases contain abuse]"]);
    expect(after.slice(14, 20)).toEqual([
      "- **FR-002**: Two",
      "",
      "+#### Access",
      "",
      "+- **FR-003**: [Every role is named]",
      "+- **FR-004**: [Refusals are described]",
    ]);
    expect(after.slice(23, 25)).toEqual([
      "- **Book**: paper",
      "+- **[Entity]**: [Each key entity with personal data is marked]",
    ]);
    expect(after.slice(-2)).toEqual([
      "- **SC-001**: Fast",
      "+- **SC-002**: [At least one success criterion makes security measurable]",
    ]);
  });

  it("continues the family and the form of the entries beside it", () => {
    const lines = [
      "## Requirements",
      "### Functional Requirements",
      "#### API",
      "* FR-API-09 - a",
      "* FR-API-10 - b",
      "#### UI",
      "* FR-UI-1 - c",
    ];
    const sections = [rules];
    expect(added(lines, { sections })).toEqual(["+#### Rules", "+* FR-UI-2 - [Each rule stands once]"]);
    expect(inserted(lines, { sections, cursorLine: 3 }).slice(5, 10)).toEqual([
      "",
      "+#### Rules",
      "",
      "+* FR-API-11 - [Each rule stands once]",
      "",
    ]);
  });

  it("gives no id again that stands anywhere in the text, and never an old one's number", () => {
    const lines = [...spec, "", "<!-- FR-009 was dropped -->", "", "~~FR-007~~ is gone."];
    expect(added(lines, { sections: [rules] })).toEqual(["+#### Rules", "+- **FR-010**: [Each rule stands once]"]);
  });

  it("takes over blank lines between entries, and ids that are wrapped together with a title", () => {
    const lines = ["### Functional Requirements", "", "- **FR-001: One** a", "", "- **FR-002: Two** b"];
    expect(inserted(lines, { sections: [{ ...rules, items: ["x", "y"] }] }).slice(5)).toEqual([
      "",
      "+#### Rules",
      "",
      "+- **FR-003**: [x]",
      "",
      "+- **FR-004**: [y]",
    ]);
  });

  it("brings in what the template has and the spec lacks, in the template's order", () => {
    expect(added(["# Spec", "", "Short."])).toEqual([
      "+## User Scenarios & Testing *(mandatory)*",
      "+### Edge Cases",
      "+- [The edge cases contain abuse]",
      "+## Requirements *(mandatory)*",
      "+### Functional Requirements",
      "+#### Access",
      "+- **FR-001**: [Every role is named]",
      "+- **FR-002**: [Refusals are described]",
      "+### Key Entities *(include if feature involves data)*",
      "+- **[Entity]**: [Each key entity with personal data is marked]",
      "+## Success Criteria *(mandatory)*",
      "+### Measurable Outcomes",
      "+- **SC-001**: [At least one success criterion makes security measurable]",
    ]);
    expect(inserted(spec.slice(0, 15)).slice(20, 23)).toEqual([
      "",
      "+### Key Entities *(include if feature involves data)*",
      "",
    ]);
  });

  it("brings in no title", () => {
    const template = documentTemplateOf("spec.md", "# Spec: [FEATURE]\n## Requirements\n### Functional Requirements\n");
    expect(added([""], { template, sections: [rules] })).toEqual([
      "+## Requirements",
      "+### Functional Requirements",
      "+#### Rules",
      "+- **FR-001**: [Each rule stands once]",
    ]);
  });

  it("makes all of it requirements where neither the spec nor its template has other lists", () => {
    const template = documentTemplateOf("spec.md", "# S\n## Requirements\n### Functional Requirements\n");
    const lines = added(["## Requirements", "### Functional Requirements", "- **FR-1**: a"], { template });
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe("+- **FR-6**: [Refusals are described]");
  });

  it("adds no English headings to a spec in another language", () => {
    const lines = [
      "# 規格",
      "## 需求 *(強制項目)*",
      "### 功能需求",
      "- **FR-001**：系統",
      "### 關鍵實體",
      "- **書**：紙",
    ];
    expect(added(lines)).toEqual([
      "+#### Access",
      "+- **FR-002**：[Every role is named]",
      "+- **FR-003**：[The edge cases contain abuse]",
      "+- **FR-004**：[At least one success criterion makes security measurable]",
      "+- **FR-005**：[Refusals are described]",
      "+- **[Entity]**: [Each key entity with personal data is marked]",
    ]);
  });

  it("is a plain section where the template has no requirements at all", () => {
    const template = documentTemplateOf("spec.md", "# S\n## Story\n## Rules of the house\n");
    expect(added(["# S", "## Story", "a"], { template, sections: [rules] })).toEqual([
      "+## Rules",
      "+- [Each rule stands once]",
    ]);
  });

  it("of the clarify phase comes as questions, in the section that /speckit.clarify makes", () => {
    const open: Section = { title: "Open ends", phase: "clarify", items: ["Periods are decided"] };
    const sections = [open, { ...open, title: "More" }];
    expect(inserted(spec, { sections }).slice(0, 12)).toEqual([
      "# Spec",
      "",
      "+## Clarifications",
      "",
      "+### Open ends",
      "",
      "+- Q: [Periods are decided] → A: [answer]",
      "",
      "+### More",
      "",
      "+- Q: [Periods are decided] → A: [answer]",
      "",
    ]);
    const there = ["# S", "## Clarifications", "### Session 2026-01-01", "- Q: a → A: b", "## Requirements"];
    expect(inserted(there, { sections: [open] }).slice(4, 8)).toEqual([
      "",
      "+### Open ends",
      "",
      "+- Q: [Periods are decided] → A: [answer]",
    ]);
  });

  it("that came in is present, and gets the prompts that were taken out again", () => {
    const text = spec.join("\n");
    const request = { path: "spec.md", sections: [access], template: documentTemplateOf("spec.md", undefined) };
    const after = textAfter(text, sectionPrompts(markdownOf(text), request));
    expect(presentSections(markdownOf(after), [access])).toEqual([access]);
    const without = after.replace("- **FR-004**: [Refusals are described]\n", "");
    expect(
      added(without.split("\n"), {
        sections: [{ ...access, items: ["Every role is named", "Refusals are described"] }],
      }),
    ).toEqual(["+- **FR-004**: [Refusals are described]"]);
  });
});
