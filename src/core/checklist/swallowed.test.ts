import { expect, test } from "vitest";
import { tickInDocument } from "./documentChecklist.ts";
import { fateOf } from "./swallowed.ts";

const open = "- [ ] a\n- [ ] b\n- [ ] c\n";
const change = (name: string, done: boolean) => (text: string) =>
  tickInDocument(text, [{ place: "", text: name, occurrence: 0 }], done);

test.each([
  ["another's tick in the place of ours", "- [ ] a\n- [x] b\n- [ ] c\n", "swallowed"],
  ["both ticks", "- [X] a\n- [x] b\n- [ ] c\n", "there"],
  ["ours alone", "- [X] a\n- [ ] b\n- [ ] c\n", "there"],
  ["our tick taken back", open, "taken back"],
  ["another's line in the place of our tick", "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "swallowed"],
  ["another's line and our tick", "- [X] a\n- [ ] b\n- [ ] c\n- [ ] d\n", "there"],
  ["another branch's file", "# Other\n", "gone"],
])("with %s in the file", (_, now, expected) => {
  expect(fateOf(open.replace("[ ] a", "[X] a"), now, [change("a", true)])).toBe(expected);
});

test("what was ticked and unticked again is not missed", () => {
  const changes = [change("a", true), change("a", false)];
  expect(fateOf(open, open.replace("[ ] b", "[x] b"), changes)).toBe("there");
});
