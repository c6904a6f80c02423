import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownOf } from "../markdown.ts";
import { escaped, oneLine, unescaped } from "./inlineText.ts";

const words = fc.string({
  unit: fc.constantFrom("a", "Z", " ", "\n", "\r", "\u2028", "\u200b", ..."\\`*_[]()<>!~&#-:|/@é"),
  maxLength: 30,
});

test("words come back as they were, on one line", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(unescaped(escaped(text))).toBe(oneLine(text));
    }),
    { numRuns: 5_000 },
  );
});

test("words end and begin no block, whatever stands around them", () => {
  fc.assert(
    fc.property(words, (text) => {
      const line = escaped(text);
      const around = (inside: string) => markdownOf(`- a <!-- b\n- [ ] x ${inside}\n- c\n\n--> d\n\n- e\n`);
      const shape = ({ items, hidden }: ReturnType<typeof markdownOf>) => [items.map(({ line: at }) => at), hidden];
      expect(shape(around(line))).toEqual(shape(around("y")));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["see [plan](x)", "see \\[plan\\](x)"],
  ["a\r\n  b", "a b"],
  ["snake_case and _this_", "snake_case and \\_this\\_"],
  ["a <!-- b --> c", "a \\<\\!-- b --\\> c"],
  ["R&D &amp; <b>", "R&D \\&amp; \\<b>"],
  ["https://host/a_b", "https://host/a_b"],
])("%j is written %s", (text, written) => {
  expect(escaped(text)).toBe(written);
});
