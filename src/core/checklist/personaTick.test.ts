import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { english } from "../message.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { applyEdit } from "../text.ts";
import { checklistFileOf, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { type TickRequest, tickEachOf, tickOf } from "./personaTick.ts";
import { type ItemKey, type Tick, withTick } from "./tick.ts";

const gardener = parsePersona(personaText);

const key = (place: string, text: string, occurrence = 0): ItemKey => ({ place, text, occurrence });
const size = key("plan/beds", "every bed has a size");
const paths = key("plan/beds", "paths are named");
const water = key("plan/water", "a source of water is named");

function requestFor(text: string | undefined, keys: readonly ItemKey[], done = true): TickRequest {
  const file = text === undefined ? undefined : checklistFileOf(text);
  return { persona: gardener, personaKey: "gardener", featureName: "001-garden", file, keys, done };
}

function tick(...asked: Parameters<typeof requestFor>): Tick {
  return tickOf(requestFor(...asked));
}

function after(text: string, keys: readonly ItemKey[], done = true): string {
  const result = tick(text, keys, done);
  if (result.kind !== "edit") throw new Error(result.kind);
  return result.edits.reduceRight(applyEdit, text);
}

const first = [
  "---",
  "persona: gardener",
  "---",
  "",
  "# Gardener checklist: 001-garden",
  "",
  "## Plan",
  "",
  "### Beds",
  "",
  "- [x] Every bed has a size",
  "- [ ] Paths are named",
  "",
  "### Water",
  "",
  "- [ ] A source of water is named",
  "",
  "## Tasks",
  "",
  "### Digging",
  "",
  "- [ ] Each bed is dug by a task",
  "- [ ] Tools are fetched first",
  "",
  "## Quality checklist",
  "",
  "- [ ] Nothing withers",
  "- [ ] Paths are dry",
  "",
].join("\n");

test("the first tick makes the whole file, and ticks in it", () => {
  const whole = first.replace("[x]", "[ ]");
  expect(tick(undefined, [size])).toEqual({ kind: "create", text: whole });
  expect(after(whole, [size])).toBe(first);
});

test("unticking where there is no file makes none", () => {
  expect(tick(undefined, [size], false)).toEqual({ kind: "edit", edits: [], isAbsent: true });
  const without = first.replace("- [x] Every bed has a size\n", "");
  expect(tick(without, [size], false)).toEqual({ kind: "edit", edits: [], isAbsent: true });
});

test("a tick changes one character, and the untick gives the old bytes back", () => {
  for (const text of [first, first.replace(/\n/g, "\r\n"), first.trimEnd()]) {
    const ticked = after(text, [water]);
    expect(ticked).toBe(text.replace("[ ] A source", "[x] A source"));
    expect(after(ticked, [water], false)).toBe(text);
  }
});

test("a responsibility is ticked by one edit an item, done ones left alone", () => {
  const result = tick(first, [size, paths]);
  expect(result.kind === "edit" && result.edits.length).toBe(1);
});

test("of a person's own items with the same text the one that was shown is ticked after they moved, or none", () => {
  const blocks = [
    ["- [ ] Login", "  - [ ] Write tests"],
    ["- [ ] Logout", "  - [ ] Write tests"],
  ];
  const withBlocks = (order: readonly (readonly string[] | undefined)[]) =>
    first.replace("### Water", `${order.flatMap((block) => block ?? []).join("\n")}\n\n### Water`);
  const shown = checklistFileOf(withBlocks(blocks)).items.filter(({ text }) => text === "Write tests")[1]?.key;
  if (!shown) throw new Error("no item");
  const swapped = withBlocks([blocks[1], blocks[0]]);
  expect(after(swapped, [shown])).toBe(swapped.replace("Logout\n  - [ ]", "Logout\n  - [x]"));
  expect(tick(withBlocks([blocks[0]]), [shown]).kind).toBe("refused");
});

test("of several items, a person's own marks and what does not apply are left as they are", () => {
  const own = first.replace("[x] Every", "[~] Every");
  expect(after(own, [size, paths])).toBe(own.replace("[ ] Paths", "[x] Paths"));
  const nothingOpen = own.replace("[ ] Paths", "[>] Paths");
  expect(after(nothingOpen, [size, paths])).toBe(first.replace("[ ] Paths", "[x] Paths"));
  const notApplicable = first.replace("[ ] Paths are named", "[x] ~~Paths are named~~ (N/A: lawn)");
  expect(after(notApplicable, [size, paths], false)).toBe(notApplicable.replace("[x] Every", "[ ] Every"));
});

test("of items that were each chosen, these change as well", () => {
  const own = first.replace("[x] Every", "[~] Every");
  const ticks = tickOf({ ...requestFor(own, [size, paths]), isEachChosen: true });
  expect(withTick(own, ticks)).toBe(first.replace("[ ] Paths", "[x] Paths"));
  const notApplicable = first.replace("[ ] Paths are named", "[x] ~~Paths are named~~ (N/A: lawn)");
  const unticks = tickOf({ ...requestFor(notApplicable, [size, paths], false), isEachChosen: true });
  expect(withTick(notApplicable, unticks)).toBe(first.replace("[x] Every", "[ ] Every"));
});

test("the file's own done mark is used", () => {
  expect(after(first.replace("[x]", "[X]"), [water])).toContain("- [X] A source");
});

test("an item is found again after lines moved, were reworded in case and emphasis, or got evidence", () => {
  const moved = first.replace("## Plan\n", "## Plan\n\nA note.\n").replace("A source of water", "a *source* of water");
  expect(after(moved, [water])).toBe(moved.replace("[ ] a *source*", "[x] a *source*"));
});

test("of two items with the same text the right one is ticked", () => {
  const twice = first.replace("- [ ] Paths are named", "- [ ] Paths are named\n- [ ] Paths are named");
  expect(after(twice, [{ ...paths, occurrence: 1 }])).toContain("- [ ] Paths are named\n- [x] Paths are named");
});

test("of two such items one that is shown is not taken for the other when it is gone", () => {
  const twice = first.replace("- [ ] Paths are named", "- [ ] Paths are named\n- [ ] Paths are named");
  const shown = entriesOf(personaChecklistOf(gardener, checklistFileOf(twice))).filter(
    ({ key: { text } }) => text === paths.text,
  );
  expect(shown.map(({ key: each }) => after(twice, [each]).split("\n").indexOf("- [x] Paths are named"))).toEqual([
    11, 12,
  ]);
  expect(shown.slice(1).map(({ key: each }) => tick(first, [each]).kind)).toEqual(["refused"]);
});

test("an item that is neither in the file nor in the persona is refused", () => {
  expect(tick(first, [key("plan/beds", "gone")]).kind).toBe("refused");
});

test("an item that the file lacks comes in at its place, with the missing ones of its responsibility", () => {
  const without = first.replace("- [x] Every bed has a size\n", "");
  expect(after(without, [size])).toBe(first);
});

test("a responsibility that the file lacks comes in before the next one", () => {
  const without = first.replace("### Water\n\n- [ ] A source of water is named\n\n", "");
  expect(after(without, [water])).toBe(first.replace("[ ] A source", "[x] A source"));
});

test("a phase that the file lacks comes in before the next one, or at the end", () => {
  const withoutPlan = `${first.slice(0, first.indexOf("## Plan"))}${first.slice(first.indexOf("## Tasks"))}`;
  expect(after(withoutPlan, [water])).toContain("## Plan\n\n### Water\n\n- [x] A source of water is named\n\n## Tasks");
  const withoutQuality = first.slice(0, first.indexOf("\n## Quality"));
  expect(after(withoutQuality, [key("quality-checklist", "paths are dry")])).toBe(
    first.replace("[ ] Paths are dry", "[x] Paths are dry"),
  );
});

test("nothing that a person wrote is dropped when items come in", () => {
  const own =
    "# Mine\n\nProse.\n\n## Plan\n\n### Beds\n\n- [x] Our own item\n  - Evidence: [plan](../plan.md)\n\nMore prose.";
  const result = after(own, [size]);
  for (const line of own.split("\n")) expect(result).toContain(line);
  expect(result).toContain("- [x] Every bed has a size\n- [ ] Paths are named");
});

test("items that are only in the file are shown where they stand and can be ticked", () => {
  const text = first.replace("### Water", "- [ ] Our own item\n\n### Water").concat("\n## Ours\n\n- [ ] Extra\n");
  const sections = personaChecklistOf(gardener, checklistFileOf(text));
  const beds = sections[0]?.groups[0]?.entries.map(({ text: item, personaLine }) => [item, personaLine === undefined]);
  expect(beds).toContainEqual(["Our own item", true]);
  expect(sections.at(-1)).toMatchObject({ title: "Ours", groups: [{ entries: [{ text: "Extra", state: "open" }] }] });
  expect(after(text, [key("ours", "extra")])).toBe(text.replace("[ ] Extra", "[x] Extra"));
});

test("not applicable is done, another mark is neither and shows as it is", () => {
  const text = first
    .replace("- [ ] Paths are named", "- [x] ~~Paths are named~~ (N/A: lawn)")
    .replace("[ ] A source", "[~] A source");
  const entries = entriesOf(personaChecklistOf(gardener, checklistFileOf(text)));
  expect(entries.slice(0, 3).map(({ mark, state, personaLine }) => [mark, state, personaLine !== undefined])).toEqual([
    ["x", "done", true],
    ["x", "done", true],
    ["~", "other", true],
  ]);
});

test("items that stand in no group come first, where they are found again", () => {
  const persona = parsePersona(
    "---\nid: a\nname: A\n---\n\n## Quality Checklist\n\n- **Security**\n  - [ ] input is checked\n- [ ] tests pass\n",
  );
  const keys = [key("quality-checklist", "tests pass")];
  const request = { persona, personaKey: "a", featureName: "001", keys, done: true };
  const made = tickOf({ ...request, file: undefined });
  if (made.kind !== "create") throw new Error(made.kind);
  const ticked = tickOf({ ...request, file: checklistFileOf(made.text) });
  expect(ticked.kind === "edit" && ticked.edits.map(({ newText }) => newText)).toEqual(["x"]);
});

test("what comes in is written as its neighbor, so that no item beside it is lost", () => {
  const numbered = first.replace("- [x] Every", "7. [x] Our own\n8. [ ] Every").replace("- [ ] Paths are named\n", "");
  expect(after(numbered, [paths])).toBe(
    numbered.replace("Every bed has a size\n", "Every bed has a size\n8. [x] Paths are named\n"),
  );
  const nested = first.replace("- [x] Every bed has a size\n- [ ] Paths", "- Ours\n  * [ ] Paths");
  expect(after(nested, [size])).toContain("- Ours\n  * [x] Every bed has a size\n  * [ ] Paths are named\n");
  const inLine = first.replace("- [x] Every", "- - [x] Every").replace("- [ ] Paths are named\n", "");
  expect(after(inLine, [paths])).toContain("- - [x] Every bed has a size\n  - [x] Paths are named\n");
});

test("items come in below what people wrote under a heading, and take none of it in", () => {
  const own = "## Plan\n\n### Beds\n\n  - Ours\n\n  Prose.\n\n### Water\n";
  expect(after(own, [size])).toBe(
    own.replace("Prose.\n", "Prose.\n\n- [x] Every bed has a size\n- [ ] Paths are named\n"),
  );
});

test("of two equal items the second never comes in above the first", () => {
  const twice = parsePersona(
    personaText.replace("   - Paths are named", "   - Paths are named\n   - Beds have edges\n   - Paths are named"),
  );
  const text = "## Plan\n\n### Beds\n\n- [ ] Beds have edges\n- [ ] Every bed has a size\n- [ ] Paths are named\n";
  const result = tickOf({
    ...{ persona: twice, personaKey: "gardener", featureName: "001-garden", done: true },
    file: checklistFileOf(text),
    keys: [{ ...paths, occurrence: 1 }],
  });
  expect(result.kind === "edit" && result.edits.reduceRight(applyEdit, text)).toBe(`${text}- [x] Paths are named\n`);
});

test("an item that would come into a fence that never closes is refused, and the line of the fence is named", () => {
  const result = tick(`${first.slice(0, first.indexOf("### Water"))}\`\`\`\ncode\n`, [water]);
  expect(result.kind === "refused" && english(result.message)).toMatch(/line 14 is never closed; nothing was changed/);
});

test("what is chosen one by one is ticked and unticked at once", () => {
  const made = tickEachOf(requestFor(first, [size, paths]), (each) => each === paths);
  const unticked = first.replace("[x] Every", "[ ] Every");
  expect(withTick(first, made)).toBe(unticked.replace("[ ] Paths are named", "[x] Paths are named"));
});
