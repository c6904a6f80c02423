// docs/checklist-format.md is what people and agents go by who edit a checklist: its example means what the page says.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addEvidence } from "../../src/core/checklist/addEvidence.ts";
import {
  checklistFileOf,
  entriesOf,
  personaChecklistOf,
  personaKeyOf,
} from "../../src/core/checklist/personaChecklist.ts";
import { progressOf } from "../../src/core/checklist/progress.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";

const page = readFileSync("docs/checklist-format.md", "utf8");
const example = /````markdown\n([\s\S]*?)````/.exec(page)?.[1] ?? "";
const persona = parsePersona("---\nid: backend-developer\nname: Backend Developer\n---\n");
const file = checklistFileOf(example);
const sections = personaChecklistOf(persona, file);
const entries = entriesOf(sections);

test("the example's headings and items are read", () => {
  expect(personaKeyOf(example)).toBe("backend-developer");
  expect(sections.map(({ title, groups }) => [title, groups.map((group) => group.title)])).toEqual([
    ["Plan", ["API Design"]],
    ["Quality checklist", [""]],
  ]);
  expect(entries.map(({ state }) => state)).toEqual(["done", "open", "done", "other", "open"]);
  expect(progressOf(entries)).toEqual({ done: 2, total: 5 });
});

test("the example's N/A note and evidence are read", () => {
  expect(entries[2]).toMatchObject({
    text: "The API is versioned",
    notApplicable: "no client of ours is outside this repository",
  });
  expect(entries[0]?.evidence).toEqual([
    { label: "plan.md#L86 · API contracts", path: "../plan.md", at: 85, quote: "POST /login serves US1" },
    { label: "auth-api.md#L1", path: "../contracts/auth-api.md", at: 0, quote: "" },
  ]);
});

test("evidence is written as the page shows it", () => {
  const [first] = entries;
  const [evidence] = first?.evidence ?? [];
  if (!first || !evidence) throw new Error("no evidence in the example");
  const bare = example.replace(/ {2}- Evidence: .*\n/g, "");
  const request = { persona, personaKey: "backend-developer", featureName: "003-user-login", key: first.key };
  const tick = addEvidence({ ...request, file: checklistFileOf(bare) }, evidence);
  expect(tick).toMatchObject({ kind: "edit", edits: [{ newText: `${example.split("\n")[11]}\n` }] });
});
