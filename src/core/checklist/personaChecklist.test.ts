import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { checklistFileOf, entriesOf, personaChecklistOf, personaKeyOf } from "./personaChecklist.ts";
import { tickOf } from "./personaTick.ts";

const gardener = parsePersona(personaText);

test.each([
  ["---\npersona: gardener\n---\n", "gardener"],
  ["\uFEFF---\r\npersona: backend-developer \r\n---\r\n", "backend-developer"],
  ["---\nfeature: 001\npersona: gardener\n---", "gardener"],
  ["---\npersona: 园丁\n---\n", "园丁"],
  ['---\npersona: "gardener"\n---\n', "gardener"],
  ["---\npersona: 'gardener' # ours\n---\n", "gardener"],
  ["---\npersona: \"gardener'\n---\n", undefined],
  ["# Security checklist\n\npersona: gardener\n", undefined],
  ["---\npersona: gardener\n", undefined],
  ["---\npersona:\n---\n", undefined],
  ["---\npersona: The Gardener\n---\n", undefined],
  ["---\npersona: ../gardener\n---\n", undefined],
  ["---\npersona: [gardener]\n---\n", undefined],
  ["---\n  persona: gardener\n---\n", undefined],
  [`---\n${"a: b\n".repeat(1_000)}persona: gardener\n---\n`, undefined],
  ["", undefined],
])("the persona of %j is %s", (text, key) => {
  expect(personaKeyOf(text)).toBe(key);
});

test("the file that the first tick makes names its persona", () => {
  const [first] = entriesOf(personaChecklistOf(gardener));
  if (!first) throw new Error("no entry");
  const { key } = first;
  const request = { persona: gardener, personaKey: "gardener", featureName: "001-garden", file: undefined };
  const tick = tickOf({ ...request, keys: [key], done: true });
  expect(tick.kind === "create" && personaKeyOf(tick.text)).toBe("gardener");
});

test("the entries of sections stand in the order of their lines", () => {
  expect(entriesOf(personaChecklistOf(gardener)).map(({ text }) => text)).toEqual([
    "Every bed has a size",
    "Paths are named",
    "A source of water is named",
    "Each bed is dug by a task",
    "Tools are fetched first",
    "Nothing withers",
    "Paths are dry",
  ]);
});

test("items above every heading stand in a section of their own", () => {
  const file = checklistFileOf("---\npersona: gardener\n---\n\n- [ ] Buy a hose\n\n## Mulch\n\n- [x] Choose it\n");
  const fileOnly = personaChecklistOf(gardener, file).slice(-2);
  expect(fileOnly.map(({ title, place }) => [title, place])).toEqual([
    ["Other items", ""],
    ["Mulch", "mulch"],
  ]);
});
