import { expect, test } from "vitest";
import { tickInDocument } from "./documentChecklist.ts";
import { isSwallowed } from "./swallowed.ts";

const open = "- [ ] a\n- [ ] b\n- [ ] c\n";
const change = (name: string, done: boolean) => (text: string) =>
  tickInDocument(text, [{ place: "", text: name, occurrence: 0 }], done);

test.each([
  ["another's tick in the place of ours", "- [ ] a\n- [x] b\n- [ ] c\n", true],
  ["both ticks", "- [X] a\n- [x] b\n- [ ] c\n", false],
  ["ours alone", "- [X] a\n- [ ] b\n- [ ] c\n", false],
  ["our tick taken back", open, false],
  ["another's line in the place of our tick", "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n", true],
  ["another's line and our tick", "- [X] a\n- [ ] b\n- [ ] c\n- [ ] d\n", false],
  ["another branch's file", "# Other\n", false],
])("with %s in the file", (_, now, expected) => {
  expect(isSwallowed(open.replace("[ ] a", "[X] a"), now, [change("a", true)])).toBe(expected);
});

test("what was ticked and unticked again is not missed", () => {
  const changes = [change("a", true), change("a", false)];
  expect(isSwallowed(open, open.replace("[ ] b", "[x] b"), changes)).toBe(false);
});
