import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { base, cook, file, folder, run, runJson, shop } from "./testProgram.ts";

describe("insert", () => {
  const dinner = ["--persona", "cook", "--template", "dinner"];

  it("writes the tasks of a bundled persona’s template into a phase", () => {
    const path = file("tasks.md", shop);
    const { exit, stdout, stderr } = run("insert", "tasks.md", ...dinner, "--phase", "phase 1");
    expect([exit, stdout]).toEqual([
      0,
      "tasks.md:8: - [ ] T003 [P] Cook {dish} for {guests}\ntasks.md:9: - [ ] T004 Serve {dish}\n",
    ]);
    expect(stderr).toContain("tasks.md:3: states a total, check it: **Total Tasks**: 2");
    const lines = shop.split("\n");
    const wanted = [
      ...lines.slice(0, 7),
      "- [ ] T003 [P] Cook {dish} for {guests}",
      "- [ ] T004 Serve {dish}",
      ...lines.slice(7),
    ];
    expect(readFileSync(path, "utf8")).toBe(wanted.join("\n"));
  });

  it("labels the tasks of a story, and keeps CRLF, the byte-order mark and a missing last newline", () => {
    const path = file("tasks.md", "\uFEFF## US2: Return\r\n\r\n* [x] **T009**: a");
    expect(runJson("insert", "tasks.md", ...dinner, "--story", "us2")).toEqual({
      file: "tasks.md",
      written: true,
      inserted: [
        { line: 4, text: "* [ ] **T010**: [P] [US2] Cook {dish} for {guests}", id: "T010" },
        { line: 5, text: "* [ ] **T011**: [US2] Serve {dish}", id: "T011" },
      ],
      present: [],
      totals: [],
    });
    expect(readFileSync(path, "utf8")).toBe(
      "\uFEFF## US2: Return\r\n\r\n* [x] **T009**: a\r\n* [ ] **T010**: [P] [US2] Cook {dish} for {guests}\r\n* [ ] **T011**: [US2] Serve {dish}",
    );
  });

  it("makes a new phase without a target, of several templates", () => {
    const path = file("tasks.md", "# Tasks\n");
    expect(run("insert", "tasks.md", ...dinner, "--template", "DINNER").exit).toBe(0);
    expect(readFileSync(path, "utf8").split("\n").slice(0, 5)).toEqual([
      "# Tasks",
      "",
      "## Phase 1: Dinner, Dinner",
      "",
      "- [ ] T001 [P] Cook {dish} for {guests}",
    ]);
  });

  it("prints a diff that applies and writes nothing with --dry-run", () => {
    const path = file("tasks.md", shop);
    const { exit, stdout } = run("insert", "tasks.md", ...dinner, "--story", "US1", "--dry-run");
    expect(exit).toBe(0);
    expect(stdout.split("\n").slice(0, 8)).toEqual([
      "--- tasks.md",
      "+++ tasks.md",
      "@@ -10,6 +10,8 @@",
      " ",
      " - [ ] T002 [US1,US2] [Cart] Add the cart <!-- soon -->",
      "   - [x] with a price",
      "+- [ ] T003 [P] [US1] Cook {dish} for {guests}",
      "+- [ ] T004 [US1] Serve {dish}",
    ]);
    expect(readFileSync(path, "utf8")).toBe(shop);
    execFileSync("git", ["apply", "-p0", "-"], {
      cwd: folder,
      input: stdout,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: base },
    });
    const applied = readFileSync(path, "utf8");
    writeFileSync(path, shop);
    run("insert", "tasks.md", ...dinner, "--story", "US1");
    expect(readFileSync(path, "utf8")).toBe(applied);
  });

  it("takes a persona file, and a persona of the project above a bundled one", () => {
    file("own.md", cook.replaceAll("Dinner", "Lunch"));
    file("tasks.md", shop);
    const lunch = ["--template", "Lunch", "--phase", "Phase 1: Setup", "--dry-run"];
    expect(run("insert", "tasks.md", "--persona", "own.md", ...lunch).exit).toBe(0);
    file("project/.specify/personas/cook.md", cook.replaceAll("Dinner", "Lunch"));
    file("project/specs/001-shop/tasks.md", shop);
    expect(run("insert", "project/specs/001-shop/tasks.md", "--persona", "cook", ...lunch).exit).toBe(0);
  });

  it.each([
    [
      ["--persona", "baker", "--template", "Dinner"],
      "there is no persona “baker”, nor a file of this name; there are: cook",
    ],
    [["--persona", "cook", "--template", "Lunch"], "there is no template “Lunch”; there are: “Dinner”"],
    [[...dinner, "--phase", "Phase 9"], "there is no phase “Phase 9”; there are:\n  5: Phase 1: Setup\n  9: Phase 2"],
    [[...dinner, "--phase", "Phase"], "several phases are called “Phase”:\n  5: Phase 1: Setup"],
    [[...dinner, "--story", "US9"], "tasks.md: No phase is for US9. The stories with a phase are US1."],
  ])("says what there is: %j", (args, message) => {
    const path = file("tasks.md", shop);
    const { exit, stdout, stderr } = run("insert", "tasks.md", ...args);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(readFileSync(path, "utf8")).toBe(shop);
  });

  it("refuses a document with an unclosed fence in the way", () => {
    file("tasks.md", "## Phase 1: A\n\n```\n");
    expect(run("insert", "tasks.md", ...dinner)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("tasks.md: A code fence that begins in line 3 is never closed."),
    });
  });

  it("points out tasks that are there already", () => {
    file("tasks.md", "## Phase 1: A\n\n- [ ] T001 Serve {dish}\n");
    expect(runJson("insert", "tasks.md", ...dinner, "--phase", "Phase 1: A", "--dry-run")).toMatchObject({
      written: false,
      present: ["Serve {dish}"],
    });
  });

  it("takes a line or the heading above for a phase whose name is used twice", () => {
    const text = "## Back\n\n### Tests\n\n- [ ] T001 a\n\n## Front\n\n### Tests\n\n- [ ] T002 b\n";
    const path = file("tasks.md", text);
    const several = run("insert", "tasks.md", ...dinner, "--phase", "Tests");
    expect(several.exit).toBe(2);
    expect(several.stderr).toContain("several phases are called “Tests”:\n  3: Tests\n  9: Tests\n");
    expect(several.stderr).toContain('name its line, --phase 3, or the heading above it, --phase "Parent > Heading"');
    for (const phase of ["9", "front > tests"]) {
      expect(runJson("insert", "tasks.md", ...dinner, "--phase", phase).inserted[0].line).toBe(12);
      writeFileSync(path, text);
    }
    expect(runJson("insert", "tasks.md", ...dinner, "--phase", "Back > Tests").inserted[0].line).toBe(6);
    for (const phase of ["4", "Side > Tests", "Back > Docs"])
      expect(run("insert", "tasks.md", ...dinner, "--phase", phase).stderr).toContain(`there is no phase “${phase}”`);
  });

  it("finds no persona where there can be none", () => {
    file("tasks.md", shop);
    for (const persona of ["tasks.md/x", "x".repeat(5000)]) {
      const { exit, stderr } = run("insert", "tasks.md", "--persona", persona, "--template", "Dinner");
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/^persona-guide: [^\n]+\n$/)]);
    }
  });

  it("names the project’s personas that can’t be read, and goes on", () => {
    file(".specify/personas/latin.md", new Uint8Array([0xe4]));
    file("tasks.md", shop);
    const { exit, stderr } = run("insert", "tasks.md", ...dinner, "--dry-run");
    expect([exit, stderr]).toEqual([0, expect.stringContaining("latin.md:1: is not valid UTF-8")]);
  });
});
