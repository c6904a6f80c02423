import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { english } from "../message.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { applyEdits } from "../text.ts";
import { checklistFileOf, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { updateChecklist } from "./updateChecklist.ts";

const persona = parsePersona(personaText);

function updated(text: string): readonly [string, number] {
  const { tick, added } = updateChecklist({ persona, file: checklistFileOf(text) });
  if (tick.kind !== "edit") throw new Error(tick.kind);
  return [applyEdits(text, tick.edits), added];
}

const old = [
  "---",
  "persona: gardener",
  "---",
  "",
  "# Gardener checklist: 001-garden",
  "",
  "## Plan",
  "",
  "### Beds",
  "",
  "- [x] Paths have names",
  "- [X] ~~Paths are named~~ (N/A: lawn)",
  "  - a note",
  "",
  "## Ours",
  "",
  "- [x] Extra",
  "",
];

test("what is missing goes in at its place, and what is there stays as it is", () => {
  const [text, added] = updated(old.join("\n"));
  const beds = old.flatMap((line) => (line.includes("(N/A: lawn)") ? ["- [ ] Every bed has a size", line] : [line]));
  const rest = [
    ...["### Water", "", "- [ ] A source of water is named", ""],
    ...["## Tasks", "", "### Digging", "", "- [ ] Each bed is dug by a task", "- [ ] Tools are fetched first", ""],
    ...["## Quality checklist", "", "- [ ] Nothing withers", "- [ ] Paths are dry", ""],
  ];
  const ours = beds.indexOf("## Ours");
  expect(text.split("\n")).toEqual([...beds.slice(0, ours), ...rest, ...beds.slice(ours)]);
  expect(added).toBe(6);
});

test("reworded items stay as only in this file", () => {
  const entries = entriesOf(personaChecklistOf(persona, checklistFileOf(updated(old.join("\n"))[0])));
  const own = entries.filter(({ personaLine }) => personaLine === undefined).map(({ text }) => text);
  expect(own).toEqual(["Paths have names", "Extra"]);
  expect(entries.every(({ inFile }) => inFile !== undefined)).toBe(true);
});

test("a file that has everything is left alone", () => {
  const [text] = updated(old.join("\n"));
  expect(updated(text)).toEqual([text, 0]);
});

test("a text without any heading gets everything at its end", () => {
  const [text, added] = updated("Notes.");
  expect(text).toMatch(/^Notes\.\n\n## Plan\n\n### Beds\n\n- \[ \] Every bed/);
  expect([added, updated(text)]).toEqual([7, [text, 0]]);
});

test("without a file there is nothing to update", () => {
  expect(updateChecklist({ persona, file: undefined })).toMatchObject({ tick: { kind: "refused" }, added: 0 });
});

test("nothing goes in behind a fence that is never closed, where it would be code and go in again", () => {
  const file = checklistFileOf([...old.slice(0, 13), "```", "notes"].join("\n"));
  const { tick } = updateChecklist({ persona, file });
  expect(tick.kind === "refused" && english(tick.message)).toMatch(/line 14 is never closed; nothing was changed/);
});
