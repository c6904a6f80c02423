import { expect, test } from "vitest";
import { personaEntryOf } from "../persona/catalog.ts";
import { sayingAbout, targetOf } from "./sayings.ts";

const reference = `---
id: gardener
name: Gardener
---

# Gardener

## Best Practices Reference

### Soil moisture

**Mulch**: keeps the water in the ground.

Measure it with a probe (soil water content, SWC).

### Frost protection

- **Fleece**: over young plants before the first frost.
`;
const gardener = personaEntryOf({ layer: "bundled", uri: "gardener.md", text: reference });
const targetFor = (text: string) => {
  const saying = sayingAbout(gardener, text);
  return saying && targetOf(saying);
};

test("an item leads to the topic and the part that explain its weightiest word", () => {
  expect(targetFor("Each bed has its mulch before summer")).toEqual({
    personaKey: gardener.key,
    heading: "Soil moisture",
    part: "Mulch",
  });
  expect(targetFor("Fleece is at hand in March")).toMatchObject({ heading: "Frost protection" });
});

test("an item of which the reference says nothing leads nowhere", () => {
  expect(targetFor("The shed is locked at night")).toBeUndefined();
});
