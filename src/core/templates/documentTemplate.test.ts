import { describe, expect, it } from "vitest";
import { documentTemplateOf, headingName, templatePaths } from "./documentTemplate.ts";

describe("the template that counts for a document", () => {
  it("is the project's override, then presets and extensions by rank, then Spec Kit's own", () => {
    const ranks = { low: { priority: 20 }, high: { priority: 1 }, off: { enabled: false } };
    const subfolders = ["low", "plain", "off", "high", "also", ".cache"];
    const paths = templatePaths("plan.md", [
      { name: "presets", subfolders, registry: JSON.stringify({ presets: ranks }) },
      {
        name: "extensions",
        subfolders: ["b", "a", ".backup"],
        registry: JSON.stringify({ extensions: { b: { priority: 1 } } }),
      },
    ]);
    expect(paths).toEqual([
      "templates/overrides/plan-template.md",
      "presets/high/templates/plan-template.md",
      "presets/also/templates/plan-template.md",
      "presets/plain/templates/plan-template.md",
      "presets/low/templates/plan-template.md",
      "extensions/b/templates/plan-template.md",
      "extensions/a/templates/plan-template.md",
      "templates/plan-template.md",
    ]);
  });

  it.each([undefined, "no JSON", "[]", '{"presets":[1]}', '{"presets":{"b":null,"a":{"priority":"x"}}}'])(
    "is found by name where the registry says nothing: %s",
    (registry) => {
      expect(templatePaths("spec.md", [{ name: "presets", subfolders: ["b", "a"], registry }])[1]).toBe(
        "presets/a/templates/spec-template.md",
      );
    },
  );

  it("is one for all checklists", () => {
    expect(templatePaths("checklists/security.md", []).at(-1)).toBe("templates/checklist-template.md");
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
