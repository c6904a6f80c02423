import { describe, expect, it } from "vitest";
import { type PersonaEntry, personaEntryOf } from "../persona/catalog.ts";
import { documentTemplateOf } from "../templates/documentTemplate.ts";
import { plainText } from "../templates/segments.ts";
import { beginningWith, type CompletionContext, specCompletionsAt } from "./completion.ts";
import { completionPlaceAt } from "./completionPlace.ts";
import type { SpecCompletion } from "./specCompletion.ts";
import { specDocumentOf } from "./specDocument.ts";
import { beginsTask } from "./taskCompletion.ts";

const cook: PersonaEntry = personaEntryOf({
  layer: "bundled",
  uri: "cook.md",
  text: [
    "---\nid: cook\nname: Cook\n---\n## Core Responsibilities\n### During `/speckit.plan`\n1. **Menu**\n   - Courses are named\n   - Guests are counted",
    "## Task Templates\n### Dinner\nWhen guests come.\n- [ ] [P] Cook {dish} for {guests}\n- [ ] Serve {dish}",
    "### Night\n- [ ] Wash up the plates of all guests\n",
  ].join("\n"),
});

const tasks = [
  "# Tasks",
  "",
  "## Phase 1: Setup",
  "",
  "- [x] T001 Set the table",
  "- [ ] T002 Wash up the plates of all guests",
  "",
  "## Phase 2: User Story 1 - Eat (Priority: P1)",
  "",
  "- [ ] T003 [US1] Eat",
];

/** Offers at the `|` in the last of `lines`. */
function offers(
  lines: readonly string[],
  path = "tasks.md",
  more: Partial<CompletionContext> = {},
): readonly SpecCompletion[] {
  const at = lines.findIndex((line) => line.includes("|"));
  const marked = lines[at] ?? "";
  const text = lines.join("\n").replace("|", "");
  const place = completionPlaceAt(path, marked.replace("|", ""), at, marked.indexOf("|"));
  if (!place) return [];
  return specCompletionsAt(specDocumentOf(path, text), place, {
    siblings: [],
    personas: [cook],
    template: [],
    ...more,
  });
}

const inserted = ({ insert }: SpecCompletion) =>
  insert.kind === "segments" ? plainText(insert.segments) : insert.pieces.map(({ text }) => text).join("");
const shown = (all: readonly SpecCompletion[]) => all.map((each) => `${each.kind} ${each.label} → ${inserted(each)}`);

describe("tasks", () => {
  it("are offered as whole templates and one by one, with the next ids and the story of the phase", () => {
    expect(shown(offers([...tasks, "- [ ] |"]))).toEqual([
      "template Dinner → T004 [P] [US1] Cook {dish} for {guests}\n- [ ] T005 [US1] Serve {dish}",
      "template Night → T004 [US1] Wash up the plates of all guests",
      "task Cook {dish} for {guests} → T004 [P] [US1] Cook {dish} for {guests}",
      "task Serve {dish} → T004 [US1] Serve {dish}",
      "task Wash up the plates of all guests → T004 [US1] Wash up the plates of all guests",
    ]);
  });

  it("keep the id that was typed, and what was marked behind it", () => {
    const [whole, , single] = offers([...tasks, "- [ ] T010 |"]);
    expect(whole && inserted(whole)).toBe("[P] [US1] Cook {dish} for {guests}\n- [ ] T011 [US1] Serve {dish}");
    expect(single && inserted(single)).toBe("[P] [US1] Cook {dish} for {guests}");
    const [marked] = offers([...tasks, "- [ ] T010 [P] |"]);
    expect(marked && inserted(marked)).toBe("Cook {dish} for {guests}\n- [ ] T011 [US1] Serve {dish}");
  });

  it("are written as their neighbors, with the bullet and indent of their own line", () => {
    const [whole] = offers(["## A", "", "* [ ] **T01**: a", "  * [ ] |"]);
    expect(whole && inserted(whole)).toBe("**T002**: [P] Cook {dish} for {guests}\n  * [ ] **T003**: Serve {dish}");
    const [first] = offers(["# Tasks", "- [ ] |"]);
    expect(first && inserted(first)).toBe("T001 [P] Cook {dish} for {guests}\n- [ ] T002 Serve {dish}");
  });

  it("are found by an id that is being typed", () => {
    expect(offers([...tasks, "- [ ] T|"])[0]?.filter).toMatch(/^T004 /);
  });

  it("are kept while what was typed begins one of them", () => {
    const found = offers([...tasks, "- [ ] T010 ser|"]);
    expect(beginningWith(found, "ser").map(({ label }) => label)).toEqual(["Serve {dish}"]);
    expect(beginningWith(found, "set ")).toEqual([]);
    expect(["ser", "Night", "serve it", "T01"].map((text) => beginsTask(text, [cook]))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it("are not offered in code, in comments and in front matter", () => {
    for (const lines of [
      ["```", "- [ ] |", "```"],
      ["<!--", "- [ ] |", "-->"],
      ["---", "- [ ] |", "---", ""],
    ])
      expect(offers(lines)).toEqual([]);
  });
});

describe("markers and references", () => {
  const spec = specDocumentOf(
    "spec.md",
    "### User Story 1 - Eat (Priority: P1)\n### User Story 2 - Drink\n\n- **FR-001**: Guests MUST eat\n- **SC-001**: All are full\n",
  );

  it("names the stories, that of the phase first", () => {
    const labels = (lines: readonly string[]) =>
      offers(lines, "tasks.md", { siblings: [spec] }).map(({ label, source }) => `${label} ${source}`.trim());
    expect(labels([...tasks, "- [ ] T004 [|]"])).toEqual([
      "[US1] User Story 1 - Eat (Priority: P1)",
      "[US2] User Story 2 - Drink",
      "[P]",
    ]);
    expect(labels([...tasks, "## Phase 3: US2", "- [ ] T004 [|]"])[0]).toBe("[US2] User Story 2 - Drink");
  });

  it("names what ids stand for, of the kind that was begun, without the line's own", () => {
    const about = (line: string) =>
      offers([...tasks, line], "tasks.md", { siblings: [spec] }).map(({ label, source }) => `${label}: ${source}`);
    expect(about("- [ ] T004 Do it (FR-|")).toEqual(["FR-001: Guests MUST eat"]);
    expect(about("- [ ] T004 Do it (SC-|")).toEqual(["SC-001: All are full"]);
    expect(about("- [ ] T004 Do it (depends on T|")).toEqual([
      "T001: Set the table",
      "T002: Wash up the plates of all guests",
      "T003: Eat",
    ]);
  });

  it("names what a checklist may refer to behind a §", () => {
    const lines = ["- [ ] CHK001 Is it? [Gap, Spec §|]"];
    const found = offers(lines, "checklists/a.md", { siblings: [spec] });
    expect(found.map(({ label }) => label)).toEqual(["US1", "US2", "FR-001", "SC-001"]);
  });
});

describe("headings", () => {
  const template = documentTemplateOf("plan.md", "# P: [FEATURE]\n## Summary\n## Scope of [FEATURE]\n### Part\n");

  it("are those that the template has and the document lacks, then those of the personas with their prompts", () => {
    expect(shown(offers(["# P", "## 1. Summary", "## |", "next"], "plan.md", { template }))).toEqual([
      "section Scope of [FEATURE] → Scope of [FEATURE]",
      "section Menu → Menu\n\n- [Courses are named]\n- [Guests are counted]\n",
    ]);
    expect(shown(offers(["# P", "## Menu", "### |"], "plan.md", { template }))).toEqual(["section Part → Part"]);
  });

  it("are not those that the document has filled in", () => {
    const stories = documentTemplateOf(
      "spec.md",
      "### User Story 1 - [Title] (Priority: P1)\n### User Story 10 - [Title]\n",
    );
    const found = offers(["# S", "## A", "### User Story 1 - Eat (Priority: P2)", "### |"], "spec.md", {
      template: stories,
    });
    expect(found.map(({ label }) => label)).toEqual(["User Story 10 - [Title]"]);
  });

  it("leave prompts where the template has brackets", () => {
    const [scope] = offers(["# P", "## Summary", "## |"], "plan.md", { template });
    expect(scope?.insert).toMatchObject({ pieces: [{ kind: "text" }, { kind: "prompt", text: "[FEATURE]" }] });
  });

  it("of a spec are only the template's: what personas ask goes to several places there", () => {
    expect(shown(offers(["# S", "## |"], "spec.md", { template }))).toEqual([
      "section Summary → Summary",
      "section Scope of [FEATURE] → Scope of [FEATURE]",
    ]);
  });
});
