import fc from "fast-check";
import { expect, test } from "vitest";
import { type ItemKey, keyId } from "./tick.ts";

/** Without line breaks, as places and texts are; of few characters, so that they clash soon. */
const text = fc.string({ unit: fc.constantFrom("a", "/", "~", "0", " ", "-"), maxLength: 5 });
const key = fc.record({ place: text, text, occurrence: fc.nat(11) });

test("different keys have different ids", () => {
  const same = (a: ItemKey, b: ItemKey) => a.place === b.place && a.text === b.text && a.occurrence === b.occurrence;
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(keyId(a) === keyId(b)).toBe(same(a, b));
    }),
    { numRuns: 5_000 },
  );
});

test("a slash in a text is not one between headings", () => {
  const whole = { place: "plan", text: "beds/size", occurrence: 0 };
  expect(keyId(whole)).not.toBe(keyId({ place: "plan/beds", text: "size", occurrence: 0 }));
});
