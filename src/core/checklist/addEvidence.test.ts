import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { applyEdits } from "../text.ts";
import { addEvidence } from "./addEvidence.ts";
import type { Evidence } from "./evidence.ts";
import { checklistFileOf } from "./personaChecklist.ts";
import type { ItemKey } from "./tick.ts";

const persona = parsePersona(personaText);
const paths: ItemKey = { place: "plan/beds", text: "paths are named", occurrence: 0 };
const evidence: Evidence = { label: "plan.md#L12 · Paths", path: "../plan.md", at: 11, quote: "Each path" };
const line = 'Evidence: [plan.md#L12 · Paths](../plan.md#L12): "Each path"';

function after(text: string | undefined, added = evidence, key = paths): string {
  const file = text === undefined ? undefined : checklistFileOf(text);
  const tick = addEvidence({ persona, personaKey: "gardener", featureName: "001", file, key }, added);
  if (tick.kind === "refused") return tick.message.template;
  return tick.kind === "create" ? after(tick.text, added, key) : applyEdits(text ?? "", tick.edits);
}

const beds = (...lines: readonly string[]) => ["## Plan", "", "### Beds", "", ...lines].join("\n");

test.each([
  [
    ["- [ ] Paths are named", "- [ ] b", ""],
    ["- [ ] Paths are named", `  - ${line}`, "- [ ] b", ""],
  ],
  [
    ["- [ ] Paths are named", "  more of it", "  - note", "", "- [ ] b"],
    ["- [ ] Paths are named", "  more of it", "  - note", `  - ${line}`, "", "- [ ] b"],
  ],
  [
    ["* [x] Paths are named", "    * note", ""],
    ["* [x] Paths are named", "    * note", `    * ${line}`, ""],
  ],
  [
    ["- [ ] Paths are named", "- [ ] b", "\t- note", ""],
    ["- [ ] Paths are named", `\t- ${line}`, "- [ ] b", "\t- note", ""],
  ],
  [
    ["1. [ ] Paths are named", ""],
    ["1. [ ] Paths are named", `   - ${line}`, ""],
  ],
  [
    ["- a", "  - [ ] Paths are named", ""],
    ["- a", "  - [ ] Paths are named", `    - ${line}`, ""],
  ],
  [
    ["- [ ] Paths are named", "", "  A paragraph.", "", "", "## Tasks"],
    ["- [ ] Paths are named", "", "  A paragraph.", `  - ${line}`, "", "", "## Tasks"],
  ],
  [["- [ ] Paths are named"], ["- [ ] Paths are named", `  - ${line}`]],
])("below %j it stands last, as deep as what is there", (before, expected) => {
  expect(after(beds(...before))).toBe(beds(...expected));
});

test("several are allowed, the same one is refused", () => {
  const once = after(beds("- [ ] Paths are named", ""));
  const other = { ...evidence, quote: "Another path" };
  expect(after(once, other)).toContain(`${line}\n  - Evidence: [plan.md#L12 · Paths](../plan.md#L12): "Another path"`);
  expect(after(once)).toBe(once);
  expect(after(once, { ...evidence, at: 40 })).toBe(once);
});

test("an item that the file lacks goes in first, and without a file the file is made", () => {
  expect(after(beds("- [x] Every bed has a size", ""))).toBe(
    beds("- [x] Every bed has a size", "- [ ] Paths are named", `  - ${line}`, ""),
  );
  expect(after(undefined)).toContain(`- [ ] Paths are named\n  - ${line}\n`);
});

test("it is refused where it would not be read back, and for an item that is gone", () => {
  expect(after(beds("- [ ] Paths are named", "  ```", "  code"))).toMatch(/is never closed/);
  expect(after(beds(""), evidence, { ...paths, text: "gone" })).toMatch(/no longer in the checklist/);
});
