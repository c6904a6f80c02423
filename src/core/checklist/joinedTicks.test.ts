import fc from "fast-check";
import { expect, test } from "vitest";
import { rangeOf } from "../text.ts";
import { tickInDocument } from "./documentChecklist.ts";
import { apartIn, doneIn, joined, wantedOf } from "./joinedTicks.ts";
import { type Tick, withTick } from "./tick.ts";

const text = "- [ ] a\n- [ ] b\n- [ ] c\n";
const ticking = (name: string, done = true) => ({
  make: (now = "") => tickInDocument(now, [{ place: "", text: name, occurrence: 0 }], done),
});
const [a, b, gone] = [ticking("a"), ticking("b"), ticking("d")];
const note = { make: (): Tick => ({ kind: "edit", edits: [{ range: rangeOf(0, 7, 7), newText: " noted" }] }) };

test("changes of different lines are made at once", () => {
  expect(apartIn(text, [a, b])).toEqual([a, b]);
  expect(withTick(text, joined(text, [a, b]))).toBe("- [X] a\n- [X] b\n- [ ] c\n");
});

test("of two changes of one line the second is made later", () => {
  expect(apartIn(text, [a, note, b])).toEqual([a, b]);
});

test("one that cannot be made keeps no other back, and is not forgotten", () => {
  expect(apartIn(text, [gone, a, b])).toEqual([a, b]);
  expect(apartIn(text, [gone])).toEqual([gone]);
  expect(joined(text, [gone]).kind).toBe("refused");
});

test("of several that were asked for at once only those count that the text has; one alone always does", () => {
  expect(doneIn("- [X] a\n- [-] b\n", [a, b])).toEqual([a]);
  expect(doneIn(text, [a])).toEqual([a]);
});

test("whichever clicks were lost, the last word on each item stands", () => {
  const clicks = fc.array(
    fc.record({ name: fc.constantFrom("a", "b", "c"), done: fc.boolean(), isLost: fc.boolean() }),
    { minLength: 1, maxLength: 8 },
  );
  const madeOf = (changes: readonly ReturnType<typeof ticking>[], from: string) =>
    changes.reduce((now, { make }) => withTick(now, make(now)), from);
  fc.assert(
    fc.property(clicks, (all) => {
      const asked = all.map(({ name, done }) => ticking(name, done));
      const lost = asked.filter((_, index) => all[index]?.isLost);
      fc.pre(lost.length > 0);
      const onDisk = madeOf(
        asked.filter((change) => !lost.includes(change)),
        text,
      );
      expect(madeOf(wantedOf(onDisk, lost, asked), onDisk)).toBe(madeOf(asked, text));
    }),
  );
});
