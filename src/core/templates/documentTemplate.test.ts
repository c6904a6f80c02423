import { describe, expect, it } from "vitest";
import { documentTemplateOf, headingName, templatePaths } from "./documentTemplate.ts";

describe("the template that counts for a document", () => {
  it("is the project's override, then presets by rank, extensions and Spec Kit's own", () => {
    const registry = JSON.stringify({
      presets: { low: { priority: 20 }, high: { priority: 1 }, off: { enabled: false } },
    });
    const sources = { presets: ["low", "plain", "off", "high", ".cache"], extensions: ["z", "a", ".backup"], registry };
    expect(templatePaths("plan.md", sources)).toEqual([
      "templates/overrides/plan-template.md",
      "presets/high/templates/plan-template.md",
      "presets/plain/templates/plan-template.md",
      "presets/low/templates/plan-template.md",
      "extensions/a/templates/plan-template.md",
      "extensions/z/templates/plan-template.md",
      "templates/plan-template.md",
    ]);
  });

  it.each([undefined, "no JSON", "[]", '{"presets":[1]}', '{"presets":{"b":null,"a":{"priority":"x"}}}'])(
    "is found by name where the registry says nothing: %s",
    (registry) => {
      const paths = templatePaths("spec.md", { presets: ["b", "a"], extensions: [], registry });
      expect(paths[1]).toBe("presets/a/templates/spec-template.md");
    },
  );

  it("is one for all checklists", () => {
    const paths = templatePaths("checklists/security.md", { presets: [], extensions: [] });
    expect(paths.at(-1)).toBe("templates/checklist-template.md");
  });

  it("is read by its headings, its title and those in comments and code left out", () => {
    const text = "# Plan\n\n<!--\n## Hidden\n-->\n\n## Scope *(mandatory)*\n\n```\n# code\n```\n";
    expect(documentTemplateOf("plan.md", text)).toEqual([{ level: 2, text: "Scope *(mandatory)*" }]);
  });

  it("is Spec Kit's where a project has none, and nothing for documents that Spec Kit has none for", () => {
    expect(documentTemplateOf("plan.md", undefined).at(-1)?.text).toBe("Complexity Tracking");
    expect(documentTemplateOf("research.md", undefined)).toEqual([]);
  });
});

it.each([
  ["Key Entities *(include if feature involves data)*", "key-entities"],
  ["3. Data model", "data-model"],
  ["R-9: Data model", "data-model"],
  ["**Requirements**", "requirements"],
  ["需求 *(強制項目)*", "需求"],
  ["(only this)", "only-this"],
  ["2026", "2026"],
])("the heading “%s” is known as %s", (heading, name) => {
  expect(headingName(heading)).toBe(name);
});
