import fc from "fast-check";
import { expect, test } from "vitest";
import { type Evidence, evidenceText, relativePath } from "./evidence.ts";
import { evidenceFinder, evidencePlaceOf, placeAgain } from "./evidencePlace.ts";
import { checklistFileOf } from "./personaChecklist.ts";

const read = (...lines: readonly string[]) =>
  checklistFileOf(`- [ ] item\n${lines.join("\n")}\n`).evidence.get(0) ?? [];

test.each([
  ["Evidence: [plan.md#L12](../plan.md#L12)", { label: "plan.md#L12", path: "../plan.md", at: 11, quote: "" }],
  ["**Evidence**: [a](b.md)", { label: "a", path: "b.md", at: undefined, quote: "" }],
  ["**Evidence:** [a](<b.md#L3-L9>) “said”", { label: "a", path: "b.md", at: 2, quote: "said" }],
  ['evidence: [a \\[b\\]](my%20plan.md?plain=1#L1): "say \\"hi\\""', { path: "my plan.md", at: 0, quote: 'say "hi"' }],
])("%s is read", (text, evidence) => {
  expect(read(`  - ${text}`)).toMatchObject([evidence]);
});

test.each([
  "Evidence: see the plan",
  "Evidence: [ticket](https://host/1)",
  "Evidence: [root](/etc/passwd)",
  "Evidence: [drive](C:/x.md)",
  "Evidence: [back](..\\x.md)",
  "Evidence: [bad](%zz.md)",
  "Evidence: [none](#L3)",
  "Note: [plan](../plan.md)",
])("%s is an ordinary note", (text) => {
  expect(read(`  - ${text}`)).toEqual([]);
});

test("only bullets right below an item are its evidence", () => {
  const line = "- Evidence: [a](b.md)";
  expect(read(`  - note\n    ${line}`, `  ${line}`, "  ```", `  ${line}`, "  ```")).toHaveLength(1);
});

test("whatever is written is read back", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", " ", ...'[]()<>\\`*_~"#&!-|'), maxLength: 12 });
  const path = fc.string({
    unit: fc.constantFrom("a", " ", "(", ")", "#", "%", "?", "é", "."),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(words, path, fc.option(fc.nat(999), { nil: undefined }), words, (label, name, at, quote) => {
      const evidence: Evidence = {
        label: `x${label}`.trim(),
        path: `../${name}x.md`,
        at,
        quote: quote && `q${quote}`.trim(),
      };
      const tidy = (text: string) => text.replace(/ +/g, " ");
      expect(read(`  - ${evidenceText(evidence)}`)).toEqual([
        { ...evidence, label: tidy(evidence.label), quote: tidy(evidence.quote) },
      ]);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["specs/1/personas/a.md", "specs/1/plan.md", "../plan.md"],
  ["specs/1/personas/a.md", "src/api.ts", "../../../src/api.ts"],
  ["specs/1/personas/a.md", "specs/1/personas/b.md", "b.md"],
  ["a.md", "docs/b.md", "docs/b.md"],
])("from %s to %s it is %s", (from, to, path) => {
  expect(relativePath(from, to)).toBe(path);
});

const plan = [
  "# Plan",
  "",
  "## Security",
  "",
  "All **endpoints** need a token,",
  "as `auth` says.",
  "- [ ] T012 Rotate keys",
  "",
];
const whole = (line: number) => ({ line, character: 0, endLine: line, endCharacter: 0 });
const place = (line: number) => evidencePlaceOf(plan.join("\n"), true, whole(line));

test("the place of a selection is its first words, without marks, under the nearest heading", () => {
  expect(place(4)).toEqual({ line: 4, heading: "Security", quote: "All endpoints need a token," });
  expect(place(6)).toEqual({ line: 6, heading: "Security", quote: "T012 Rotate keys" });
  expect(place(0)).toEqual({ line: 0, heading: "", quote: "Plan" });
  expect(place(3)).toBeUndefined();
  const from = { line: 3, character: 0, endLine: 5, endCharacter: 2 };
  expect(evidencePlaceOf(plan.join("\n"), false, from)).toEqual({
    line: 4,
    heading: "",
    quote: "All **endpoints** need a token,",
  });
});

test.each([
  ["Latency stays at ~200 ms", true, "Latency stays at ~200 ms"],
  ["Tests match `src/**/*.test.ts` **only**", true, "Tests match src/**/*.test.ts only"],
  ["~~Not done~~ *this*", true, "~~Not done~~ this"],
  ["2 * 3 * 4 and **/*.ts", true, "2 * 3 * 4 and **/*.ts"],
  ["const area = `width` * height;", false, "const area = `width` * height;"],
])("of %j the words are quoted as they are", (line, isMarkdown, quote) => {
  expect(evidencePlaceOf(line, isMarkdown, whole(0))?.quote).toBe(quote);
  expect(evidenceFinder(`x\n${line}`)({ at: 0, quote })).toBe(1);
});

test("a long selection is cut behind a word, a long word behind a character", () => {
  const quoteOf = (text: string) => evidencePlaceOf(text, false, whole(0))?.quote;
  expect(quoteOf("word ".repeat(30))).toBe("word ".repeat(12).trim());
  expect(quoteOf("語".repeat(100))).toBe("語".repeat(60));
  expect(Array.from(quoteOf("🌱a".repeat(100)) ?? "")).toHaveLength(60);
});

test("the quoted words are found where they are now, nearest to where they were", () => {
  const find = (lines: readonly string[], at: number | undefined, quote: string) =>
    evidenceFinder(lines.join("\n"))({ at, quote });
  expect(find(plan, 4, "All endpoints need a token,")).toBe(4);
  expect(find(["new", "", ...plan], 4, "All endpoints need a token,")).toBe(6);
  expect(find(["All endpoints", "  need a token,"], 0, "all endpoints need a token,")).toBe(0);
  expect(find(["- [x] T012 rotate `keys`"], 6, "T012 Rotate keys")).toBe(0);
  expect(find(["a", "same", "b", "same", "c", "same"], 3, "same")).toBe(3);
  expect(find(plan, 4, "No endpoint needs a token")).toBeUndefined();
});

test("of the same words at several places those are found again that were selected, where that is clear", () => {
  const before = ["## A", "same", "## B", "same", "## C", "same"];
  const at = (now: readonly string[]) =>
    placeAgain({ line: 3, heading: "B", quote: "same" }, before.join("\n"), now.join("\n"));
  expect(at(before)).toBe(3);
  expect(at(["new", "new", ...before])).toBe(5);
  expect(at(["same", ...before])).toBe(4);
  expect(at([...before.slice(4), ...before.slice(2, 4)])).toBe(3);
  expect(at([...before.slice(0, 4), "same", ...before.slice(4)])).toBeUndefined();
  expect(at(["## A", "## B"])).toBeUndefined();
});

test("evidence without words is there while its line is", () => {
  const find = evidenceFinder("a\nb");
  expect([0, 1, 2, undefined].map((at) => find({ at, quote: "" }))).toEqual([0, 1, undefined, 0]);
});
