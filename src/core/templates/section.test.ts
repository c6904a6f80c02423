import { describe, expect, it } from "vitest";
import { linesAfter, textAfter } from "../../../test/support/insertedLines.ts";
import { markdownOf } from "../markdown.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { documentTemplateOf } from "./documentTemplate.ts";
import type { Section, SectionRequest } from "./newSection.ts";
import { presentSections, sectionPrompts, sectionsFor, takesSections } from "./section.ts";

const api: Section = {
  title: "API Design",
  phase: "plan",
  items: ["Every list has a largest page", "Limits are stated"],
};
const data: Section = { title: "Data", phase: "plan", items: ["Keys are named"] };

function inserted(lines: readonly string[], more: Partial<SectionRequest> = {}): readonly string[] {
  const text = lines.join("\n");
  const request = { path: "plan.md", sections: [api], template: documentTemplateOf("plan.md", undefined), ...more };
  return linesAfter(text, sectionPrompts(markdownOf(text), request));
}

describe("a section of a plan", () => {
  it("has the responsibility as heading and its items as prompts, before the sections that close the document", () => {
    expect(inserted(["# Plan", "", "## Summary", "", "Short.", "", "## Complexity Tracking", "", "None."])).toEqual([
      "# Plan",
      "",
      "## Summary",
      "",
      "Short.",
      "",
      "+## API Design",
      "",
      "+- [Every list has a largest page]",
      "+- [Limits are stated]",
      "",
      "## Complexity Tracking",
      "",
      "None.",
    ]);
  });

  it("goes to the end of the cursor's section, but never behind one that closes the document", () => {
    const lines = ["# Plan", "## Summary", "a", "### More", "b", "## Tokens", "c", "## Complexity Tracking", "d"];
    expect(inserted(lines, { cursorLine: 4 }).slice(4, 8)).toEqual(["b", "", "+## API Design", ""]);
    for (const cursorLine of [0, 8])
      expect(inserted(lines, { cursorLine }).slice(6, 9)).toEqual(["c", "", "+## API Design"]);
  });

  it("goes where the template has it, in the template's order", () => {
    const template = documentTemplateOf("plan.md", "# P\n## Summary\n## Data\n## API Design\n### Errors\n## Rollout\n");
    const headingsIn = (...lines: readonly string[]) =>
      inserted(lines, { template, sections: [api, data] }).filter((line) => line.includes("## "));
    expect(headingsIn("## Summary", "a", "## Ours", "b", "## Rollout", "c")).toEqual([
      "## Summary",
      "+## API Design",
      "+## Data",
      "## Ours",
      "## Rollout",
    ]);
    expect(headingsIn("## Ours", "## Rollout")).toEqual(["## Ours", "+## API Design", "+## Data", "## Rollout"]);
  });

  it("takes the level, the rules, the bullets and the numbers of its neighbors", () => {
    const lines = ["# R", "", "---", "", "## R-1: One", "", "* a", "", "---", "", "## R-2: Two", "", "* b", ""];
    expect(inserted(lines, { path: "research.md", template: [], sections: [api, data] }).slice(12)).toEqual([
      "* b",
      "",
      "+---",
      "",
      "+## R-3: API Design",
      "",
      "+* [Every list has a largest page]",
      "+* [Limits are stated]",
      "",
      "+---",
      "",
      "+## R-4: Data",
      "",
      "+* [Keys are named]",
      "",
    ]);
  });

  it("is made once where two personas name it, with the items of both", () => {
    const theirs = { ...api, items: ["Limits are stated", "Errors have codes"] };
    expect(inserted(["# Plan"], { sections: [api, theirs] })).toEqual([
      "# Plan",
      "",
      "+## API Design",
      "",
      "+- [Every list has a largest page]",
      "+- [Limits are stated]",
      "+- [Errors have codes]",
    ]);
  });

  it("that is there gets the prompts that it lacks, before its sub-sections", () => {
    const lines = ["# Plan", "## API design", "", "- [Limits are stated]", "", "### Errors", "c"];
    expect(inserted(lines).slice(2, 7)).toEqual([
      "",
      "- [Limits are stated]",
      "+- [Every list has a largest page]",
      "",
      "### Errors",
    ]);
    expect(inserted([...lines.slice(0, 4), "- [Every list has a largest page]"])).toEqual([
      "There is nothing to insert: it is all there.",
    ]);
  });

  it.each([
    ["an empty file", "", "## API Design\n\n- [Every list has a largest page]\n- [Limits are stated]\n"],
    [
      "front matter alone",
      "---\na: b\n---\n",
      "---\na: b\n---\n\n## API Design\n\n- [Every list has a largest page]\n- [Limits are stated]\n",
    ],
    [
      "a line without an end",
      "# P",
      "# P\n\n## API Design\n\n- [Every list has a largest page]\n- [Limits are stated]",
    ],
    [
      "CRLF",
      "# P\r\n\r\na\r\n",
      "# P\r\n\r\na\r\n\r\n## API Design\r\n\r\n- [Every list has a largest page]\r\n- [Limits are stated]\r\n",
    ],
  ])("comes into %s", (_, text, after) => {
    const request = { path: "plan.md", sections: [api], template: [] };
    expect(textAfter(text, sectionPrompts(markdownOf(text), request))).toBe(after);
  });

  it("is refused where a fence or a comment that never closes would swallow it", () => {
    expect(inserted(["# Plan", "```", "code"])).toEqual([
      "Nothing was inserted: a code fence that begins in line 2 is never closed.",
    ]);
    expect(inserted(["# Plan", "<!-- soon", "more"])).toEqual([
      "Nothing was inserted: a comment that begins in line 2 is never closed.",
    ]);
  });

  it("is refused where an item would hide what follows", () => {
    const hostile = { ...api, items: ["Open <!-- this"] };
    expect(inserted(["# Plan", "## A", "- b", "## Notes", "- c -->"], { sections: [hostile] })).toEqual([
      "Nothing was inserted: the text there would not be read as it is meant.",
    ]);
  });
});

describe("the sections of a persona", () => {
  const persona = parsePersona(
    [
      "---\nid: a\nname: A\n---\n## Core Responsibilities",
      "### During `/speckit.specify`\n1. **Access**\n   - x",
      "### During `/speckit.clarify`\n1. **Open ends**\n   - y",
      "### During `/speckit.plan`\n- loose\n1. **Data**\n   - z",
    ].join("\n"),
  );

  it("are those of the phases that write the document", () => {
    const titles = (path: string) => sectionsFor(persona, path).map(({ title }) => title);
    expect(titles("spec.md")).toEqual(["Access", "Open ends"]);
    for (const path of ["plan.md", "research.md", "data-model.md"])
      expect(titles(path)).toEqual(["During `/speckit.plan`", "Data"]);
    expect(titles("tasks.md")).toEqual([]);
    expect(["plan.md", "tasks.md", "toString"].map(takesSections)).toEqual([true, false, false]);
  });

  it("are present by their heading, or with all of their prompts", () => {
    const there = (text: string) => presentSections(markdownOf(text), [api, data]).map(({ title }) => title);
    expect(there("## 2. API design\n")).toEqual(["API Design"]);
    expect(there("## Other\n\n- [Keys are named]\n")).toEqual(["Data"]);
    expect(there("## Other\n\n- [Limits are stated]\n")).toEqual([]);
  });
});
