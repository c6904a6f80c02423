import { expect, it } from "vitest";
import { lostText } from "./lostText.ts";

const before = "- [ ] one\n- [ ] two\n";
const made = "- [x] one\n- [ ] two\n";
const theirs = "- [ ] one\n- [x] two\n";
const longer = "- [ ] one\n- [x] two\n- [ ] three\n";

it.each([
  ["nothing while it is not saved", [before]],
  ["nothing when nobody else wrote", [before, made]],
  ["nothing when VS Code empties the file first", [before, "", made]],
  ["nothing when VS Code writes half of it first", [before, made.slice(0, 12), made]],
  ["nothing of what is written after it", [before, made, theirs]],
  ["nothing when the other's text stays", [before, theirs]],
  ["nothing of what was there before the text that the edit was made in", [longer, before, made]],
])("finds %s", (_, seen) => {
  expect(lostText(seen, before, made)).toBeUndefined();
});

it.each([
  ["what it was written over", [before, theirs, made], theirs],
  ["that behind a file that VS Code emptied", [before, theirs, "", made], theirs],
  ["the last of several", [before, longer, theirs, made], theirs],
  ["what the second of two saves was written over", [before, made, theirs, made], theirs],
])("finds %s", (_, seen, text) => {
  expect(lostText(seen, before, made)).toEqual({ text, by: made });
});

it("knows a text with a byte-order mark, and gives it back with it", () => {
  const mark = "\uFEFF";
  const seen = [mark + before, mark + theirs, mark + made];
  expect(lostText(seen, before, made)).toEqual({ text: mark + theirs, by: mark + made });
});
