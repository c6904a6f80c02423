import { describe, expect, it } from "vitest";
import { completionPlaceAt } from "./completionPlace.ts";

/** `|` is the cursor; what a completion takes the place of stands in the answer's quotes. */
function placeAt(marked: string, path = "tasks.md") {
  const character = marked.indexOf("|");
  const line = marked.replace("|", "");
  const place = completionPlaceAt(path, line, 7, character);
  if (!place) return undefined;
  const { start, end } = place.range;
  expect([start.line, end.line]).toEqual([7, 7]);
  return `${place.kind} "${line.slice(start.character, end.character)}"`;
}

describe("in a tasks document", () => {
  it.each([
    ["- [ ] |", 'task ""'],
    ["  * [ ] Wri|", 'task "Wri"'],
    ["1. [] |", 'task ""'],
    ["- [ ] T033 |", 'task ""'],
    ["- [ ] **T033**: Wri|", 'task "Wri"'],
    ["- [ ] T033 [P] [US1] |", 'task ""'],
    ["- [ ] T0|", 'task "T0"'],
  ])("a task begins at %s", (line, place) => {
    expect(placeAt(line)).toBe(place);
  });

  it.each([
    ["- [ ] T033 [|", 'marker "["'],
    ["- [ ] T033 [U|]", 'marker "[U]"'],
    ["- [ ] T033 [P] [US|", 'marker "[US"'],
    ["- [ ] [P|", 'marker "[P"'],
  ])("a marker begins at %s", (line, place) => {
    expect(placeAt(line)).toBe(place);
  });

  it.each([
    ["- [ ] T033 Do it (depends on T|", 'reference "T"'],
    ["- [ ] T033 Do it (FR-0|01)", 'reference "FR-001"'],
    ["- [ ] T033 Do it for SC-|", 'reference "SC-"'],
    ["Waits for T01|", 'reference "T01"'],
  ])("a reference begins at %s", (line, place) => {
    expect(placeAt(line)).toBe(place);
  });

  it.each(["- [x] |", "- [|", "- |", "- [ ]|", "- [ ] Write| this", "T|", "The T|", "`- [ ] `|", "| a |", "AFR-0|"])(
    "nothing begins at %s",
    (line) => {
      expect(placeAt(line)).toBeUndefined();
    },
  );

  it("an id that stands in front of the place is kept", () => {
    expect(completionPlaceAt("tasks.md", "- [ ] T033 ", 0, 11)).toMatchObject({ id: "T033", hasMarkers: false });
    expect(completionPlaceAt("tasks.md", "- [ ] T033 [P] ", 0, 15)).toMatchObject({ id: "T033", hasMarkers: true });
    expect(completionPlaceAt("tasks.md", "- [ ] T033", 0, 10)).not.toHaveProperty("id");
  });
});

describe("in any document", () => {
  it("a heading begins behind its marks, and takes all of the line", () => {
    expect(placeAt("## |", "plan.md")).toBe('heading ""');
    expect(placeAt("## AP|I", "plan.md")).toBe('heading "API"');
    expect(placeAt("##|", "plan.md")).toBeUndefined();
  });

  it("a reference begins behind a §, too", () => {
    expect(placeAt("- [ ] CHK001 Is it? [Clarity, Spec §|]", "checklists/a.md")).toBe('reference ""');
    expect(placeAt("- [ ] CHK001 Is it? [Clarity, Spec §FR-|]", "checklists/a.md")).toBe('reference "FR-"');
    expect(placeAt("see T|", "plan.md")).toBeUndefined();
  });

  it("a very long line is not read", () => {
    expect(completionPlaceAt("tasks.md", `- [ ] ${"a".repeat(5_000)}`, 0, 5_006)).toBeUndefined();
  });
});
