import fc from "fast-check";
import { expect, test } from "vitest";
import { textAfter } from "../../../test/support/insertedLines.ts";
import { checklistTexts, noise } from "../../../test/support/markdownTexts.ts";
import { markdownOf } from "../markdown.ts";
import { checklistPrompts, presentQuestions, type QuestionGroup } from "./checklistItems.ts";
import { documentTemplateOf } from "./documentTemplate.ts";
import type { Section } from "./newSection.ts";
import type { Prompts } from "./prompts.ts";
import { dimensionOf, questionOf } from "./question.ts";
import { presentSections, sectionPrompts } from "./section.ts";

const sections: readonly Section[] = [
  {
    title: "Access",
    phase: "specify",
    items: ["Every role is named", "The edge cases contain abuse", "A key entity is marked"],
  },
  { title: "Open ends", phase: "clarify", items: ["Periods are decided"] },
  { title: "Targets", phase: "specify", items: ["At least one success criterion is a figure"] },
];
const groups: readonly QuestionGroup[] = sections.map(({ items, title }) => ({
  title,
  part: "plan",
  questions: items.map((text) => ({ text, question: questionOf(text), dimension: dimensionOf(text) })),
}));

const specLine = fc.constantFrom(
  ...[
    "# Spec",
    "## Requirements",
    "### Functional Requirements",
    "### Edge Cases",
    "## Key Entities",
    "## Success Criteria",
  ],
  ...[
    "- **FR-001**: a",
    "* FR-API-9 - b",
    "- ~~FR-3~~ c",
    "1. SC-001: d",
    "- CHK001 e",
    "- [ ] CHK2 f",
    "  - nested",
    "text",
  ],
  ...[
    "## Clarifications",
    "## Access",
    "---",
    "```",
    "<!--",
    "-->",
    "Access",
    "===",
    "",
    "",
    "",
    "\t",
    "> ## Quote",
    "| a |",
  ],
);
const specs = fc
  .array(fc.tuple(specLine, fc.constantFrom("\n", "\n", "\r\n")), { maxLength: 25 })
  .map((lines) => lines.map((line) => line.join("")).join(""));
const texts = fc.oneof({ weight: 3, arbitrary: specs }, checklistTexts, noise);

/** Whether `after` is `before` with text put in at places, each in one piece per edit. */
function expectOnlyAdded(before: string, after: string, prompts: Prompts): void {
  if (prompts.kind === "none") return;
  let rest = after;
  for (const { pieces } of prompts.edits) {
    const added = pieces.map(({ text }) => text).join("");
    const at = rest.indexOf(added);
    expect(at).toBeGreaterThanOrEqual(0);
    rest = rest.slice(0, at) + rest.slice(at + added.length);
  }
  expect(rest).toBe(before);
}

test("a section comes into any text without changing a byte of it, or is refused; then it is present", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("spec.md", "plan.md"), fc.option(fc.nat(30)), (source, path, cursor) => {
      const text = source.replace(/^\uFEFF/, "");
      const template = documentTemplateOf(path, undefined);
      const request = { path, sections, template, cursorLine: cursor ?? undefined };
      const prompts = sectionPrompts(markdownOf(source), request);
      if (prompts.kind === "none") return;
      const after = textAfter(text, prompts);
      expectOnlyAdded(text, after, prompts);
      const markdown = markdownOf(after);
      expect(presentSections(markdown, sections)).toEqual(sections);
      expect(sectionPrompts(markdown, request).kind).toBe("none");
      for (const { line, text: shown } of prompts.lines) expect(markdown.lines[line]).toBe(shown);
    }),
    { numRuns: 3_000 },
  );
}, 60_000);

test("checklist items come into any text in the same way, each with an id of its own where there are ids", () => {
  fc.assert(
    fc.property(texts, (source) => {
      const text = source.replace(/^\uFEFF/, "");
      const prompts = checklistPrompts(markdownOf(source), { groups, template: [] });
      if (prompts.kind === "none") return;
      const after = textAfter(text, prompts);
      expectOnlyAdded(text, after, prompts);
      expect(presentQuestions(markdownOf(after), groups).size).toBe(5);
      const ids = prompts.lines.flatMap(({ text: line }) => /CHK\d+/.exec(line)?.[0] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(text).not.toMatch(new RegExp(`(?<![\\p{L}\\p{N}])${id}(?!\\d)`, "u"));
    }),
    { numRuns: 3_000 },
  );
}, 60_000);
