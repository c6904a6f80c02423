import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { base, file, folder, run, runJson } from "./testProgram.ts";

const smith = [
  "---",
  "id: smith",
  "name: Smith",
  "---",
  "# Smith Persona",
  "## Core Responsibilities",
  "### During `/speckit.specify`",
  "1. **Safety**",
  "   - Every blade is named",
  "   - The edge cases contain fire",
  "### During `/speckit.plan`",
  "1. **Forge**",
  "   - The heat is a figure",
  "2. **Anvil**",
  "   - Its weight is stated",
  "## Quality Checklist",
  "- [ ] Every edge is tested",
  "",
].join("\n");

const spec = [
  "# Spec",
  "",
  "### Edge Cases",
  "",
  "- What if?",
  "",
  ...Array.from({ length: 10 }, (_, index) => `Line ${index}`),
  "",
  "### Functional Requirements",
  "",
  "- **FR-001**: One",
  "",
  "## Success",
  "",
].join("\n");

const by = ["--persona", "smith.md"];

describe("insert --section", () => {
  it("writes responsibilities by title or id as sections, and says twice that they are there", () => {
    file("smith.md", smith);
    const path = file("plan.md", "# Plan\n\n## Summary\n\nShort.\n");
    expect(runJson("insert", "plan.md", ...by, "--section", "forge", "--section", "Anvil")).toEqual({
      file: "plan.md",
      written: true,
      inserted: [
        { line: 7, text: "## Forge" },
        { line: 9, text: "- [The heat is a figure]" },
        { line: 11, text: "## Anvil" },
        { line: 13, text: "- [Its weight is stated]" },
      ],
      present: [],
      totals: [],
    });
    const after = readFileSync(path, "utf8");
    expect(after.slice(0, 29)).toBe("# Plan\n\n## Summary\n\nShort.\n\n#");
    const again = run("insert", "plan.md", ...by, "--section", "all");
    expect(again).toMatchObject({ exit: 0, stdout: "" });
    expect(again.stderr).toContain("plan.md: is there already: Forge\n");
    expect(readFileSync(path, "utf8")).toBe(after);
  });

  it("continues the requirements of a spec, as one diff of several places that applies", () => {
    file("smith.md", smith);
    const path = file("spec.md", spec);
    const dry = run("insert", "spec.md", ...by, "--section", "Safety", "--dry-run");
    expect(dry.stdout.match(/^@@.*@@$/gm)).toEqual(["@@ -3,6 +3,7 @@", "@@ -19,4 +20,8 @@"]);
    expect(dry.stdout).toContain("+- **FR-002**: [Every blade is named]\n");
    expect(dry.stdout).not.toMatch(/^-(?!-- )/m);
    expect(readFileSync(path, "utf8")).toBe(spec);
    execFileSync("git", ["apply", "-p0", "-"], {
      cwd: folder,
      input: dry.stdout,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: base },
    });
    const applied = readFileSync(path, "utf8");
    writeFileSync(path, spec);
    expect(runJson("insert", "spec.md", ...by, "--section", "Safety").inserted.at(-1)).toEqual({
      line: 25,
      text: "- **FR-002**: [Every blade is named]",
      id: "FR-002",
    });
    expect(readFileSync(path, "utf8")).toBe(applied);
  });

  it("follows the project's template, and the line that is named", () => {
    file(".specify/presets/ours/templates/plan-template.md", "# P\n## Anvil\n## End\n");
    file(".specify/personas/smith.md", smith);
    const plan = "# Plan\n\n## One\n\na\n\n## Two\n\nb\n\n## End\n";
    const path = file("specs/001-a/plan.md", plan);
    const where = (...args: readonly string[]) => {
      writeFileSync(path, plan);
      run("insert", "specs/001-a/plan.md", "--persona", "smith", ...args);
      return readFileSync(path, "utf8").match(/^## .*$/gm);
    };
    expect(where("--section", "anvil", "--line", "3")).toEqual(["## One", "## Two", "## Anvil", "## End"]);
    expect(where("--section", "forge", "--line", "3")).toEqual(["## One", "## Forge", "## Two", "## End"]);
  });
});

describe("insert --items", () => {
  it("writes the missing items of a phase and of the quality checklist as questions", () => {
    file("smith.md", smith);
    file("checklists/steel.md", "# Steel\n\n## Forge\n\n- [x] CHK007 Is the heat a figure? [Clarity]\n");
    const result = runJson("insert", "checklists/steel.md", ...by, "--items", "plan", "--items", "quality");
    expect(result.present).toEqual(["The heat is a figure"]);
    expect(result.inserted.filter(({ id }: { id?: string }) => id)).toEqual([
      { line: 9, text: "- [ ] CHK008 Is its weight stated? [Completeness, Plan §section]", id: "CHK008" },
      { line: 13, text: "- [ ] CHK009 Is every edge tested? [Completeness, Spec §FR-###]", id: "CHK009" },
    ]);
    const again = runJson("insert", "checklists/steel.md", ...by, "--items", "plan");
    expect(again).toMatchObject({
      written: false,
      inserted: [],
      present: ["The heat is a figure", "Its weight is stated"],
    });
  });
});

it.each([
  [["plan.md", "--section", "Sword"], "there is no responsibility “Sword”; there are: “Forge”, “Anvil”"],
  [["tasks.md", "--section", "Forge"], "sections go into a spec.md, plan.md, research.md or data-model.md"],
  [["plan.md", "--items", "plan"], "checklist items go into a file in checklists/"],
  [
    ["checklists/a.md", "--items", "tasks"],
    "there are no items of “tasks”; there are those of: specify, plan, quality",
  ],
  [["plan.md", "--section", "Forge", "--items", "plan"], "not several of them"],
  [["plan.md", "--section", "Forge", "--set", "a=b"], "--phase, --story and --set go with --template"],
  [["plan.md", "--section", "Forge", "--line", "0"], "--line needs a number from 1 on"],
  [["plan.md"], "--template, --section or --items is missing"],
])("insert says what is wrong: %j", (args, message) => {
  file("smith.md", smith);
  for (const name of ["plan.md", "tasks.md", "checklists/a.md"]) file(name, "# A\n");
  const [name = "", ...rest] = args;
  const { exit, stderr } = run("insert", name, ...by, ...rest);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(message)]);
});

describe("insert --set", () => {
  it("writes a value in the place of a placeholder, everywhere at once", () => {
    file("tasks.md", "## Phase 1: A\n\n- [ ] T001 a\n");
    const args = ["insert", "tasks.md", "--persona", "cook", "--template", "Dinner", "--phase", "Phase 1"];
    const texts = runJson(...args, "--set", "dish=soup = hot", "--set", "{guests}=ten").inserted;
    expect(texts.map(({ text }: { text: string }) => text)).toEqual([
      "- [ ] T002 [P] Cook soup = hot for ten",
      "- [ ] T003 Serve soup = hot",
    ]);
    const { exit, stderr } = run(...args, "--set", "cup=tea");
    expect([exit, stderr]).toEqual([
      2,
      expect.stringContaining("there is no placeholder {cup}; there are: {dish}, {guests}"),
    ]);
    expect(run(...args, "--set", "dish").exit).toBe(2);
  });
});
