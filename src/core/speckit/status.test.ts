import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { personaEntryOf } from "../persona/catalog.ts";
import { featureStatusOf } from "./status.ts";

test("a checklist that was put away counts nowhere", () => {
  const personas = [personaEntryOf({ layer: "workspace", uri: "gardener.md", text: personaText })];
  const text = "---\npersona: gardener\n---\n\n## Plan\n\n### Beds\n\n- [x] Paths are named\n";
  const documents = ["personas/archive/gardener-2026-11-25.md", "checklists/archive/old.md"];
  const feature = { directory: "specs/001-garden", name: "001-garden", documents };
  const status = featureStatusOf(feature, new Map(documents.map((path) => [path, text])), personas);
  expect([status.personas, status.checklists]).toEqual([[], []]);
});
