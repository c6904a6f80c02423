import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { personaEntryOf } from "../persona/catalog.ts";
import { hoverAt } from "./hover.ts";
import { definitionsIn, specDocumentOf } from "./specDocument.ts";
import { termIndexOf } from "./terms.ts";

const gardener = termIndexOf([personaEntryOf({ layer: "bundled", uri: "bundled:/x.md", text: personaText })]);

const spec = specDocumentOf(
  "spec.md",
  "# Spec\n\n### User Story 1 - Dig a bed (Priority: P1)\n\n- **FR-001**: A bed MUST have a size\n- **SC-001**: Dug in a day\n- FR-001 again\n",
);
const tasks = specDocumentOf(
  "tasks.md",
  "## Phase 1: User Story 1\n\n- [X] T001 [P] [US1] Dig (FR-001, FR-404)\n- [ ] T061–T070 Rake\n\n```\nT001 mulch\n```\n",
);
const checklist = specDocumentOf("checklists/garden.md", "- [ ] CHK001 - Is the size stated? [Gap]\n");
const all = [spec, tasks, checklist];

/** The hover at the `|` of its own document's lines, beside the others. */
function hover(marked: string) {
  const before = marked.slice(0, marked.indexOf("|")).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return hoverAt(specDocumentOf("plan.md", marked.replace("|", "")), position, all, gardener);
}

test("ids are explained by where they are defined, with their state", () => {
  const at = (marked: string) => {
    const found = hover(marked);
    return found?.kind === "definition"
      ? [found.definition.kind, found.path, found.definition.line, found.definition.state, found.definition.text]
      : found?.kind;
  };
  expect(at("see T0|01")).toEqual(["task", "tasks.md", 2, "done", "Dig (FR-001, FR-404)"]);
  expect(at("see T07|0")).toEqual(["task", "tasks.md", 3, "open", "Rake"]);
  expect(at("see FR-0|01.")).toEqual(["requirement", "spec.md", 4, undefined, "A bed MUST have a size"]);
  expect(at("(SC-00|1)")).toEqual(["criterion", "spec.md", 5, undefined, "Dug in a day"]);
  expect(at("[US|1]")?.slice(0, 3)).toEqual(["story", "spec.md", 2]);
  expect(at("CHK0|01")).toEqual(["check", "checklists/garden.md", 0, "open", "Is the size stated? [Gap]"]);
});

test("who refers to an id is told, its definition left out", () => {
  const found = hover("US1 first\n\nsee FR-0|01");
  expect(found?.kind === "definition" && found.references().map(({ path, range }) => [path, range.start.line])).toEqual(
    [
      ["plan.md", 2],
      ["spec.md", 6],
      ["tasks.md", 2],
    ],
  );
});

test("the brackets of a story’s label are explained, and a story without them has none", () => {
  const messageOf = (marked: string) => {
    const found = hover(marked);
    return found?.kind === "definition" && found.message?.template;
  };
  expect(messageOf("- [ ] T009 [US|1] Dig")).toMatch(/belongs to the user story/);
  expect(messageOf("as US|1 says")).toBeUndefined();
});

test("an id that nothing defines is told, and what only looks like one is not", () => {
  expect(hover("FR-4|04")?.kind).toBe("unknownId");
  expect(hover("T9|99")?.kind).toBe("unknownId");
  for (const other of ["UTF-|8", "TLS1|.2", "XT0|01", "ABC-12|3"]) expect(hover(other)).toBeUndefined();
});

test.each([
  ["- [ ] T001 [|P] Dig", /^Parallel/],
  ["[NEEDS CLARIF|ICATION: depth]", /^An open question/],
  ["**Check|point**: the bed can be dug", /^Checkpoint/],
  ["**檢查|點**：完成", /^Checkpoint/],
])("the mark in %s is explained", (marked, words) => {
  const found = hover(marked);
  expect(found?.kind === "explanation" && found.message.template).toMatch(words);
});

test("a checkpoint in the middle of a sentence is a word like any other", () => {
  expect(hover("Stop at a Check|point")).toBeUndefined();
});

test("nothing is said in code, in front matter and in a link's target", () => {
  expect(hover("```\nT0|01 mulch\n```")).toBeUndefined();
  expect(hover("---\na: mul|ch\n---\n")).toBeUndefined();
  expect(hover("<!-- mul|ch -->")).toBeUndefined();
  expect(hover("[x](https://mul|ch.example)")).toBeUndefined();
  expect(hover("[x](beds/mul|ch.md)")).toBeUndefined();
});

test("a term is found across the end of a line, with the range of both parts", () => {
  expect(hover("the power of hyd|rogen")).toMatchObject({ term: { name: "power of hydrogen" } });
  for (const marked of ["the po|wer of\nhydrogen is", "the power of\nhyd|rogen is", "> the power of\n  hyd|rogen"])
    expect(hover(marked)).toMatchObject({
      term: { name: "power of hydrogen" },
      range: { start: { line: 0 }, end: { line: 1 } },
    });
});

test.each([
  ["a paragraph's end", "the power of\n\nhyd|rogen"],
  ["the next item", "- the power of\n- hyd|rogen"],
  ["a heading", "# the power of\nhyd|rogen"],
  ["the next sentence", "the power. Of hyd|rogen"],
])("a term does not reach over %s", (_what, marked) => {
  expect(hover(marked)).toBeUndefined();
});

test("a place that the document no longer has says nothing", () => {
  const document = specDocumentOf("plan.md", "mulch");
  for (const position of [
    { line: 7, character: 0 },
    { line: 0, character: 700 },
  ])
    expect(hoverAt(document, position, all, gardener)).toBeUndefined();
});

test("a text’s ids are found with what they stand for, each once", () => {
  const found = definitionsIn("Dig (FR-001, FR-001, FR-404) for [US1], see T001", all);
  expect(found.map(({ definition, path }) => [definition.id, path])).toEqual([
    ["FR-001", "spec.md"],
    ["US1", "spec.md"],
    ["T001", "tasks.md"],
  ]);
});
