import { expect, test } from "vitest";
import { changeOwn, checklistMovesTo, checklistPathIn, checklistPathOf, isNamedFor } from "./checklistPath.ts";

const ours = "---\npersona: gardener\n---\n\n- [ ] Water\n";
const specKits = "# Garden checklist\n\n- [ ] CHK001 Is it green?\n";
const textsOf = (texts: Readonly<Record<string, string>>) => new Map(Object.entries(texts));

test("a checklist is found in either folder, and Spec Kit's own file of that name is none", () => {
  expect(checklistPathOf("gardener", textsOf({ "personas/gardener.md": "" }))).toBe("personas/gardener.md");
  expect(checklistPathOf("gardener", textsOf({ "checklists/gardener.md": ours }))).toBe("checklists/gardener.md");
  expect(checklistPathOf("gardener", textsOf({ "checklists/gardener.md": specKits }))).toBeUndefined();
});

test.each([
  ["checklists", {}, "checklists/gardener.md"],
  ["checklists", { "checklists/gardener.md": ours }, "checklists/gardener.md"],
  ["checklists", { "checklists/gardener.md": specKits }, "checklists/gardener-persona.md"],
  ["checklists", { "checklists/gardener.md": "---\nowner: us\n---\n" }, "checklists/gardener-persona.md"],
  ["checklists", { "checklists/gardener.md": "---\n\n# A rule above" }, "checklists/gardener-persona.md"],
  ["checklists", { "checklists/gardener-persona.md": ours }, "checklists/gardener-persona.md"],
  ["checklists", { "personas/gardener.md": ours }, "personas/gardener.md"],
  ["checklists", { "personas/gardener.md": ours, "checklists/gardener.md": ours }, "checklists/gardener.md"],
  ["personas", { "personas/gardener.md": specKits }, "personas/gardener.md"],
  ["personas", { "checklists/gardener.md": ours }, "checklists/gardener.md"],
  ["personas", { "checklists/gardener.md": specKits }, "personas/gardener.md"],
] as const)("in %s beside %j it is %s", (folder, texts, path) => {
  expect(checklistPathIn(folder, "gardener", textsOf(texts))).toBe(path);
});

test("a checklist stays where it is while a program writes it anew, wherever that is in its front matter", () => {
  const path = "checklists/gardener.md";
  const end = ours.indexOf("---\n\n") + 3;
  for (const source of [ours, `\uFEFF${ours}`, ours.replaceAll("\n", "\r\n")])
    for (let length = 0; length <= end; length++)
      expect(checklistPathIn("checklists", "gardener", textsOf({ [path]: source.slice(0, length) }))).toBe(path);
});

test("a checklist beside Spec Kit's own file stays there while a program writes that one anew", () => {
  const beside = { "checklists/gardener.md": "", "checklists/gardener-persona.md": ours };
  expect(checklistPathIn("checklists", "gardener", textsOf(beside))).toBe("checklists/gardener-persona.md");
});

test("a file of Spec Kit's that came to be where the checklist would be is not changed", () => {
  const change = () => ({ kind: "edit", edits: [] }) as const;
  const kindAt = (path: string, text: string | undefined) => changeOwn("gardener", path, text, change).kind;
  expect(kindAt("specs/1/checklists/gardener.md", specKits)).toBe("refused");
  expect(kindAt("specs/1/checklists/gardener.md", "")).toBe("refused");
  expect(kindAt("specs/1/checklists/gardener.md", "---\npersona: gar")).toBe("refused");
  expect(kindAt("specs/1/checklists/gardener.md", ours)).toBe("edit");
  expect(kindAt("specs/1/checklists/gardener.md", undefined)).toBe("edit");
  expect(kindAt("specs/1/personas/gardener.md", specKits)).toBe("edit");
});

test("the checklists of personas move to the other folder, and back", () => {
  const before = textsOf({
    "personas/gardener.md": ours,
    "personas/notes.md": "- [ ] names no persona\n",
    "personas/archive/gardener-2026-11-25.md": ours,
    "checklists/security.md": specKits,
    "tasks.md": "",
  });
  expect(checklistMovesTo("checklists", before)).toEqual({
    moves: [{ from: "personas/gardener.md", to: "checklists/gardener.md" }],
    kept: ["personas/notes.md"],
  });
  expect(checklistMovesTo("personas", textsOf({ "checklists/gardener.md": ours }))).toEqual({
    moves: [{ from: "checklists/gardener.md", to: "personas/gardener.md" }],
    kept: [],
  });
  expect(checklistMovesTo("personas", before)).toEqual({ moves: [], kept: [] });
});

test.each([
  ["gardener", "checklists/gardener.md", true],
  ["gardener", "checklists/gardener-persona.md", true],
  ["gardener", "checklists/gardener-old.md", false],
  [undefined, "checklists/gardener.md", false],
])("a file that names %s is its checklist at %s: %s", (key, path, isIts) => {
  expect(isNamedFor(key, path)).toBe(isIts);
});

test("a copy under another name stays, and does not take the place of the checklist", () => {
  const copies = textsOf({
    "checklists/gardener-old.md": ours,
    "checklists/gardener.md": ours,
    "checklists/rose.md": ours,
  });
  expect(checklistMovesTo("personas", copies)).toEqual({
    moves: [{ from: "checklists/gardener.md", to: "personas/gardener.md" }],
    kept: ["checklists/gardener-old.md", "checklists/rose.md"],
  });
});

test("none takes the place of another file", () => {
  expect(
    checklistMovesTo("checklists", textsOf({ "personas/gardener.md": ours, "checklists/gardener.md": specKits })).moves,
  ).toEqual([{ from: "personas/gardener.md", to: "checklists/gardener-persona.md" }]);
  expect(
    checklistMovesTo("personas", textsOf({ "checklists/gardener.md": ours, "personas/gardener.md": ours })),
  ).toEqual({ moves: [], kept: ["checklists/gardener.md"] });
  expect(
    checklistMovesTo("personas", textsOf({ "checklists/gardener.md": ours, "checklists/gardener-persona.md": ours })),
  ).toEqual({
    moves: [{ from: "checklists/gardener.md", to: "personas/gardener.md" }],
    kept: ["checklists/gardener-persona.md"],
  });
  expect(checklistMovesTo("checklists", textsOf({ "personas/rose.md": ours }))).toEqual({
    moves: [],
    kept: ["personas/rose.md"],
  });
});
