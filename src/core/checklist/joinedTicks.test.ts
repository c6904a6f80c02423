import { expect, test } from "vitest";
import { rangeOf } from "../text.ts";
import { tickInDocument } from "./documentChecklist.ts";
import { apartIn, joined } from "./joinedTicks.ts";
import { type Tick, withTick } from "./tick.ts";

const text = "- [ ] a\n- [ ] b\n- [ ] c\n";
const ticking = (name: string) => ({
  make: (now = "") => tickInDocument(now, [{ place: "", text: name, occurrence: 0 }], true),
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
