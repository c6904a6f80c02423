import { expect, test } from "vitest";
import { headingPath, hiddenAt, markdownOf, sectionEnd } from "./markdown.ts";

const doc = (...lines: readonly string[]) => markdownOf(lines.join("\n"));

test("front matter is skipped and line numbers stay those of the file", () => {
  const { bodyLine, headings } = doc("---", "a: b # no heading", "---", "# Title");
  expect(bodyLine).toBe(3);
  expect(headings).toEqual([{ line: 3, endLine: 4, level: 1, text: "Title", underlined: false }]);
});

test("a front matter that is never closed is text", () => {
  expect(doc("---", "a: b", "# Title").bodyLine).toBe(0);
});

test("nested items know their depth, and an item ends with its last filled line", () => {
  const { items } = doc("- a", "  more", "", "  1. b", "", "", "text");
  expect(items.map(({ line, endLine, depth, ordered, text }) => [line, endLine, depth, ordered, text])).toEqual([
    [0, 4, 0, false, "a more"],
    [3, 4, 1, true, "b"],
  ]);
});

test("items in code, in comments and in quotes are none", () => {
  const { items } = doc("```", "- a", "```", "", "    - b", "", "<!--", "- c", "-->", "", "> - d", "", "- e");
  expect(items.map(({ text }) => text)).toEqual(["e"]);
});

test("a fence is closed only by as many of the same character with nothing after", () => {
  const { hidden, items } = doc("````md", "```", "- a", "~~~~", "```` x", "````", "- b");
  expect(hidden).toEqual([{ kind: "fence", line: 0, endLine: 6, closed: true }]);
  expect(items).toHaveLength(1);
});

test("an unclosed fence hides all below it and says so", () => {
  expect(doc("- a", "```", "- b", "").hidden).toEqual([{ kind: "fence", line: 1, endLine: 3, closed: false }]);
});

test("a comment that opens in the middle of a line hides the lines that begin in it", () => {
  const markdown = doc("- [ ] a <!-- why", "- [ ] b", "- [ ] c --> d", "- [ ] e");
  expect([0, 1, 2, 3].map((line) => hiddenAt(markdown, line) !== undefined)).toEqual([false, true, true, false]);
});

test("a comment mark in a code span, or without an end, is text", () => {
  expect(doc("- `<!--` a", "- b -->").hidden).toEqual([]);
  expect(doc("- a <!-- b", "- c").hidden).toEqual([]);
});

test("a comment mark behind the last comment's end is text, as it has no end of its own", () => {
  const block = doc("<!-- a", "b --> c <!-- d", "- e");
  expect(block.hidden).toEqual([{ kind: "comment", line: 0, endLine: 2, closed: true }]);
  expect(block.items).toHaveLength(1);
  expect(doc("- a <!-- b", "c --> d <!-- e", "- f").items.map(({ text }) => text)).toEqual([
    "a <!-- b c --> d <!-- e",
    "f",
  ]);
});

test("a comment can close with the mark that opens it", () => {
  expect(doc("<!-->", "- a").items).toHaveLength(1);
});

test("a fence inside a list item hides its lines, and ends with the item", () => {
  const { hidden, items } = doc("- a", "  ```", "  - b", "  ```", "- c", "  ~~~", "  - d", "- e");
  expect(items.map(({ text }) => text)).toEqual(["a", "c", "e"]);
  expect(hidden.map(({ line, closed }) => [line, closed])).toEqual([
    [1, true],
    [5, false],
  ]);
});

test("front matter is known behind a byte-order mark and with CRLF", () => {
  expect(markdownOf("\uFEFF---\r\n- a\r\n---\r\n- b\r\n").items.map(({ line }) => line)).toEqual([3]);
});

test("HTML tags do not hide the items below them", () => {
  expect(doc("<details>", "- a", "</details>").items).toHaveLength(1);
});

test("the heading path holds the headings above a line, outermost first", () => {
  const { headings } = doc("# A", "## B", "### C", "## D", "text");
  expect(headingPath(headings, 4).map(({ text }) => text)).toEqual(["A", "D"]);
});

test("a section ends at the next heading of its level or above", () => {
  const markdown = doc("## A", "### B", "text", "## C");
  expect(sectionEnd(markdown, 0)).toBe(3);
  expect(sectionEnd(markdown, 1)).toBe(3);
  expect(sectionEnd(markdown, 2)).toBe(4);
});

test("CRLF, a lone CR and a byte-order mark change no line numbers", () => {
  expect(markdownOf("\uFEFF# A\r\n\r\n- b\r- c").items.map(({ line }) => line)).toEqual([2, 3]);
});

test("a document of many lines is read as a short one is: lists, fences and comments go on over thousands of lines", () => {
  const many = (line: string) => Array.from({ length: 3_000 }, () => line);
  const lines = ["# A", ...many("- a"), "", "```", ...many("- b"), "```", "<!--", ...many("- c"), "-->", "# B", "- d"];
  const { headings, hidden, items } = markdownOf(lines.join("\n"));
  expect(headings.map(({ line }) => line)).toEqual([0, 9_006]);
  expect(hidden).toEqual([
    { kind: "fence", line: 3_002, endLine: 6_004, closed: true },
    { kind: "comment", line: 6_004, endLine: 9_006, closed: true },
  ]);
  expect([items.length, items.at(-1)?.line, items[2_999]?.line]).toEqual([3_001, 9_007, 3_000]);
});

test("a comment may hide more blocks than a function takes arguments", () => {
  const text = `x <!-- y\n${"\n    code\n\np\n".repeat(150_000)}\`\`\`\n-->\nx\n\`\`\``;
  expect(markdownOf(text).hidden.length).toBeGreaterThan(100_000);
});
