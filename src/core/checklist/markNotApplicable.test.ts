import fc from "fast-check";
import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { applyEdits } from "../text.ts";
import { markNotApplicable } from "./markNotApplicable.ts";
import { notApplicableOf, notApplicableText } from "./notApplicable.ts";
import { checklistFileOf, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { tickOf } from "./personaTick.ts";
import { progressOf } from "./progress.ts";
import type { ItemKey, Tick } from "./tick.ts";

const gardener = parsePersona(personaText);
const key = (place: string, text: string): ItemKey => ({ place, text, occurrence: 0 });
const paths = key("plan/beds", "paths are named");
const request = (text: string | undefined) => ({
  persona: gardener,
  personaKey: "gardener",
  featureName: "001-garden",
  file: text === undefined ? undefined : checklistFileOf(text),
});
const textAfter = (before: string, tick: Tick) => {
  if (tick.kind === "refused") return tick.message.template;
  return tick.kind === "create" ? tick.text : applyEdits(before, tick.edits);
};
/** Without a file the first one is made, then marked. */
const marked = (text: string | undefined, reason: string, item = paths): string => {
  const tick = markNotApplicable({ ...request(text), key: item }, reason);
  return tick.kind === "create" ? marked(tick.text, reason, item) : textAfter(text ?? "", tick);
};
const unticked = (text: string, item = paths) =>
  textAfter(text, tickOf({ ...request(text), keys: [item], done: false }));
const entryOf = (text: string, item = paths) =>
  entriesOf(personaChecklistOf(gardener, checklistFileOf(text))).find(
    (entry) => entry.key.text === item.text && entry.key.place === item.place,
  );

const file = "# G\n\n## Plan\n\n### Beds\n\n- [ ] Paths are named\n  - a note\n- [x] Every bed has a size\n";

test("a reason that was not shown is not taken away", () => {
  const theirs = marked(file, "there is a lawn");
  const after = (shown: string | undefined, reason: string) =>
    textAfter(theirs, markNotApplicable({ ...request(theirs), key: paths }, reason, { reason: shown }));
  expect(after(undefined, "no paths")).toContain("has another reason by now");
  expect(after(undefined, "there is a lawn")).toBe(theirs);
  expect(after("there is a lawn", "no paths")).toContain("(N/A: no paths)");
});

test("an item is struck through with its reason, and unticking gives its line back", () => {
  const text = marked(file, "there is a lawn");
  expect(text).toBe(file.replace("[ ] Paths are named", "[x] ~~Paths are named~~ (N/A: there is a lawn)"));
  expect(entryOf(text)).toMatchObject({ text: "Paths are named", state: "done", notApplicable: "there is a lawn" });
  expect(unticked(text)).toBe(file);
});

test("it stays the persona's item and counts as done", () => {
  const entries = entriesOf(personaChecklistOf(gardener, checklistFileOf(marked(file, "lawn"))));
  expect(progressOf(entries)).toEqual({ done: 2, total: 7 });
});

test("a done item keeps its mark, and a file's own mark is used", () => {
  expect(marked(file, "lawn", key("plan/beds", "every bed has a size"))).toContain("- [x] ~~Every bed has a size~~");
  expect(marked(file.replace("[x]", "[X]"), "lawn")).toContain("- [X] ~~Paths are named~~ (N/A: lawn)");
});

test("marking again changes the reason only", () => {
  expect(marked(marked(file, "lawn"), "moss")).toBe(marked(file, "moss"));
  expect(markNotApplicable({ ...request(marked(file, "lawn")), key: paths }, "lawn")).toEqual({
    kind: "edit",
    edits: [],
  });
});

test("ticking an open item that was struck by hand changes one character", () => {
  const text = file.replace("Paths are named", "~~Paths are named~~ (N/A: lawn)");
  const ticked = textAfter(text, tickOf({ ...request(text), keys: [paths], done: true }));
  expect(ticked).toBe(text.replace("[ ]", "[x]"));
});

test("an item that the file lacks goes in first, and without a file the file is made", () => {
  expect(marked(file.replace("- [ ] Paths are named\n  - a note\n", ""), "lawn")).toBe(
    file.replace("- [ ] Paths are named\n  - a note\n", "").concat("- [x] ~~Paths are named~~ (N/A: lawn)\n"),
  );
  const made = marked(undefined, "lawn");
  expect(made).toContain("- [ ] Every bed has a size\n- [x] ~~Paths are named~~ (N/A: lawn)\n");
});

test("an item that is only in the file is marked and shown without its strokes", () => {
  const text = file.replace("Paths are named", "Our own, 5~6 of them");
  const own = key("plan/beds", "our own, 56 of them");
  expect(entryOf(marked(text, "lawn", own), own)).toMatchObject({
    text: "Our own, 5~6 of them",
    notApplicable: "lawn",
  });
  expect(unticked(marked(text, "lawn", own), own)).toBe(text);
});

test.each([
  ["", file, /needs a reason/],
  [" \n\u200b ", file, /needs a reason/],
  ["lawn", file.replace("Paths are named", "Paths ~~are~~ named"), /struck-through/],
  ["lawn", file.replace("Paths are named", "Paths are named\n  on the map"), /goes on in the next line/],
])("the reason %j is refused for %j", (reason, text, told) => {
  expect(marked(text, reason)).toMatch(told);
});

test("an item that is gone is refused", () => {
  const gone = key("plan/beds", "nobody's");
  expect(markNotApplicable({ ...request(file), key: gone }, "x")).toMatchObject({ kind: "refused" });
});

test("any reason stays in its line and is read back, and unticking restores every byte", () => {
  const reason = fc.string({
    unit: fc.constantFrom("a", " ", "\n", ..."\\`*_[]()<>!~&#-:|", "<!--", "-->", "~~ (N/A: "),
    maxLength: 20,
  });
  fc.assert(
    fc.property(reason, (words) => {
      fc.pre(/a/.test(words));
      const text = marked(file, words);
      expect(text.split("\n")).toHaveLength(file.split("\n").length);
      expect(unticked(text)).toBe(file);
    }),
    { numRuns: 1_000 },
  );
});

test("any text without strokes is known again in its struck form", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "~", " ", "(", ")", "N/A", ":", "*"),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(text, (words) => {
      fc.pre(!words.includes("~~"));
      expect(notApplicableOf(notApplicableText(words, "why) (not"))).toEqual({ text: words, reason: "why) (not" });
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["~~a~~ (N/A)", ""],
  ["~~a~~ (N/A - no UI)", "no UI"],
  ["~~a~~(N/A: no (public) API)", "no (public) API"],
  ["~~a~~", undefined],
  ["~~a~~ (N/A: gRPC) but write it down (see plan.md)", undefined],
  ["~~a~~ (N/A: a \\) b)", "a ) b"],
  ["~~a~~ (N/Assigned: b)", undefined],
  ["a (N/A: b)", undefined],
])("the reason of %j is %j", (text, reason) => {
  expect(notApplicableOf(text)?.reason).toBe(reason);
});

test("a hostile line is read in time that grows with its length", () => {
  const start = performance.now();
  notApplicableOf(`~~${"~~ (N/B ".repeat(100_000)})`);
  notApplicableOf(`~~${"~~ \t ".repeat(100_000)})`);
  expect(performance.now() - start).toBeLessThan(5_000);
});
