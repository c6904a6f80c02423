import { expect, test } from "vitest";
import {
  applyEdit,
  editBetween,
  lineEndOf,
  offsetAt,
  positionAt,
  positionsIn,
  rangeOf,
  slug,
  splitLines,
  withoutHiddenCharacters,
} from "./text.ts";

test("lines end at LF, CRLF and a lone CR", () => {
  expect(splitLines("a\nb\r\nc\rd")).toEqual(["a", "b", "c", "d"]);
  expect(splitLines("")).toEqual([""]);
});

test("an edit changes what lies in its range and no byte more", () => {
  expect(applyEdit("a\r\n- [ ] b\r\n", { range: rangeOf(1, 3, 4), newText: "x" })).toBe("a\r\n- [x] b\r\n");
});

test.each([
  ["a\nb\nc", "a\nX\nc", 1, 1],
  ["a\nb", "a\nb\nc", 1, 1],
  ["a\nb\nc", "a", 0, 2],
  ["a\na\na", "a\na", 1, 2],
  ["", "a", 0, 0],
  ["a", "a", 0, 0],
])("what makes %j into %j are the lines %i to %i", (before, after, first, last) => {
  const edit = editBetween(before, after);
  expect(applyEdit(before, edit)).toBe(after);
  expect([edit.range.start.line, edit.range.end.line]).toEqual([first, last]);
});

test("offset and position are each other's inverse", () => {
  const text = "a\r\nbc\nd";
  for (let offset = 0; offset <= text.length; offset++) {
    if (offset !== 2) expect(offsetAt(text, positionAt(text, offset))).toBe(offset);
  }
});

test("a line that the text does not have is the caller's mistake", () => {
  expect(() => offsetAt("a\nb", { line: 2, character: 0 })).toThrow(RangeError);
});

test("the line end is the one that most lines have", () => {
  expect(lineEndOf("a\r\nb\r\nc\n")).toBe("\r\n");
  expect(lineEndOf("a")).toBe("\n");
});

test("a slug keeps letters of every language", () => {
  expect(slug("  API Design & **Rate**-limiting! ")).toBe("api-design-rate-limiting");
  expect(slug("角色描述")).toBe("角色描述");
});

test("characters that show nothing or turn the direction of text are left out of labels", () => {
  expect(withoutHiddenCharacters("a\u202Eb\u2060c\u2066d é角")).toBe("abcd é角");
});

test("a byte-order mark stands before the first character and stays where it is", () => {
  const text = "\uFEFF- [ ] a\n- [ ] b";
  expect(applyEdit(text, { range: rangeOf(0, 3, 4), newText: "x" })).toBe("\uFEFF- [x] a\n- [ ] b");
  expect([offsetAt(text, { line: 0, character: 0 }), offsetAt(text, { line: 1, character: 0 })]).toEqual([1, 9]);
  const positionOf = positionsIn(text);
  for (const offset of [0, 1, 4, 9, 12]) expect(positionOf(offset)).toEqual(positionAt(text, offset));
});
