import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const base = mkdtempSync(join(tmpdir(), "persona-guide-cli-"));
const program = join(base, "cli.js");
let folder = "";
let count = 0;

const cook = [
  "---",
  "id: cook",
  "name: Cook",
  "short_name: CK",
  "role: Feeds people",
  "contributes_to: [tasks]",
  "---",
  "# Cook Persona",
  "## Role Description",
  "Cooks.",
  "## Core Responsibilities",
  "### During `/speckit.tasks`",
  "1. **Menu**",
  "   - Write the menu",
  "## Task Templates",
  "### Dinner",
  "When guests come.",
  "- [ ] [P] Cook {dish} for {guests}",
  "- [ ] Serve {dish}",
  "",
].join("\n");

const shop = [
  "# Tasks: Shop",
  "",
  "**Total Tasks**: 2",
  "",
  "## Phase 1: Setup",
  "",
  "- [x] T001 [P] Create the project",
  "",
  "## Phase 2: User Story 1 - Buy",
  "",
  "- [ ] T002 [US1,US2] [Cart] Add the cart <!-- soon -->",
  "  - [x] with a price",
  "",
  "```",
  "- [ ] T900 code",
  "```",
  "",
].join("\n");

beforeAll(async () => {
  await build({
    entryPoints: ["src/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  writeFileSync(join(base, "personas.json"), JSON.stringify({ "cook.md": cook }));
});

beforeEach(() => {
  folder = join(base, String(++count));
  mkdirSync(folder);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  return { exit: status, stdout, stderr };
}

function runJson(...args: string[]) {
  return JSON.parse(run(...args, "--json").stdout);
}

describe("persona-guide", () => {
  it("explains itself and tells its version", () => {
    expect(run("--help")).toMatchObject({
      exit: 0,
      stderr: "",
      stdout: expect.stringContaining("Usage: persona-guide COMMAND"),
    });
    expect(run("tick", "--help")).toMatchObject({ exit: 0, stdout: expect.stringContaining("--mark MARK") });
    expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [[], "which command?"],
    [["cook"], "there is no command “cook”"],
    [["toString"], "there is no command “toString”"],
    [["tasks"], "which FILE?"],
    [["persona"], "which FILE?"],
    [["tasks", "--loud", "a.md"], "--loud"],
    [["tick", "a.md", "--mark", "x"], "--line needs a number"],
    [["tick", "a.md", "--line", "0", "--mark", "x"], "--line needs a number"],
    [["tick", "a.md", "--line", "1"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "xx"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "]"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "P"], "--mark needs one character"],
    [["tick", "a.md", "b.md", "--line", "1", "--mark", "x"], "name one FILE"],
    [["insert", "a.md", "--template", "Dinner"], "--persona is missing"],
    [["insert", "a.md", "--persona", "cook"], "--template is missing"],
    [["insert", "a.md", "--persona", "cook", "--template", "d", "--phase", "a", "--story", "US1"], "not both"],
  ])("%j is wrong usage: %s", (args, message) => {
    const { exit, stdout, stderr } = run(...args);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: persona-guide");
  });

  it("ends quietly when its reader closes the pipe", async () => {
    const path = file(
      "tasks.md",
      Array.from({ length: 30_000 }, (_, index) => `- [ ] T${index} Do a thing\n`).join(""),
    );
    const child = spawn(process.execPath, [program, "tasks", path, "--json"]);
    let complaints = "";
    child.stderr.on("data", (data) => {
      complaints += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const exit = await new Promise((resolve) => child.on("close", resolve));
    expect([exit, complaints]).toEqual([0, ""]);
  });
});

describe("input that can’t be read", () => {
  it.each([
    ["missing.md", undefined, "missing.md: there is no such file"],
    ["folder.md", "folder", "folder.md: is a directory, not a file"],
    ["binary.md", new Uint8Array([97, 10, 0, 1]), "binary.md:2: is binary"],
    ["latin.md", new Uint8Array([97, 10, 98, 10, 0xe4, 10]), "latin.md:3: is not valid UTF-8"],
    ["huge.md", new Uint8Array(21 * 1024 * 1024).fill(97), "huge.md: is larger than 20 MB"],
  ])("%s is named on stderr, and the other files are still read", (name, content, message) => {
    if (content === "folder") mkdirSync(join(folder, name));
    else if (content !== undefined) file(name, content);
    file("tasks.md", shop);
    const { exit, stdout, stderr } = run("tasks", name, "tasks.md", "--json");
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`persona-guide: ${message}`)]);
    expect(JSON.parse(stdout)).toMatchObject([{ file: "tasks.md" }]);
    expect(run("persona", name).exit).toBe(2);
    expect(run("tick", name, "--line", "1", "--mark", "x").exit).toBe(2);
    expect(run("insert", name, "--persona", "cook", "--template", "Dinner").exit).toBe(2);
  });

  it.skipIf(process.getuid?.() === 0)("a file without permission is named", () => {
    const path = file("tasks.md", shop);
    chmodSync(path, 0o444);
    expect(run("tick", "tasks.md", "--line", "7", "--mark", " ")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("no permission"),
    });
    chmodSync(path, 0o000);
    expect(run("tasks", "tasks.md")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("tasks.md: no permission"),
    });
  });

  it("a file of five megabytes is read in seconds", () => {
    file("tasks.md", `## Phase 1: A\n\n${"- [ ] T001 [P] [US1] Do a thing in src/file.ts\n".repeat(110_000)}`);
    const start = performance.now();
    expect(run("tasks", "tasks.md").exit).toBe(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});

describe("tasks", () => {
  it("prints tasks, boxes and problems as JSON", () => {
    file("tasks.md", shop);
    expect(runJson("tasks", "tasks.md")).toEqual([
      {
        file: "tasks.md",
        tasks: [
          {
            line: 7,
            mark: "x",
            state: "done",
            id: "T001",
            parallel: true,
            story: null,
            stories: [],
            labels: [],
            text: "Create the project",
            phase: "Phase 1: Setup",
          },
          {
            line: 11,
            mark: " ",
            state: "open",
            id: "T002",
            parallel: false,
            story: "US1",
            stories: ["US1", "US2"],
            labels: ["Cart"],
            text: "Add the cart",
            phase: "Phase 2: User Story 1 - Buy",
          },
        ],
        boxes: [{ line: 12, mark: "x", state: "done", text: "with a price", phase: "Phase 2: User Story 1 - Buy" }],
        problems: [],
      },
    ]);
    expect(run("tasks", "tasks.md").exit).toBe(0);
  });

  it("reads CRLF, byte-order marks, ranges, malformed and unnumbered boxes", () => {
    file("tasks.md", "\uFEFF- [] T001–T003 a\r\n- [~] T004 b\r\n");
    expect(runJson("tasks", "tasks.md")[0].tasks).toMatchObject([
      { line: 1, mark: "", state: "open", id: "T001", idEnd: "T003", text: "a", phase: null },
      { line: 2, mark: "~", state: "other", text: "b" },
    ]);
    file("plain.md", "- [ ] a\n");
    expect(runJson("tasks", "plain.md")[0].tasks).toMatchObject([{ id: null, story: null, text: "a" }]);
  });

  it("has exit code 1 for problems, with their places", () => {
    file("tasks.md", "- [ ] T001 a\n- [ ] T001 b\n\n```\n- [ ] T002 c\n");
    const { exit, stdout } = run("tasks", "tasks.md");
    expect(exit).toBe(1);
    expect(stdout).toContain(
      "tasks.md:2:7: warning: T001 is the id of another task too, in line 1. (tasks.duplicate-id)",
    );
    expect(runJson("tasks", "tasks.md")[0].problems).toMatchObject([
      { code: "tasks.duplicate-id", severity: "warning", line: 2, column: 7 },
      { code: "tasks.unclosed-fence", severity: "warning", line: 4, column: 1 },
    ]);
  });

  it("prints a list for people", () => {
    file("tasks.md", shop);
    expect(run("tasks", "tasks.md").stdout).toBe(
      [
        "tasks.md: 1 of 2 tasks done, 1 boxes without an id",
        "  Phase 1: Setup",
        "     7  [x] T001 [P] Create the project",
        "  Phase 2: User Story 1 - Buy",
        "    11  [ ] T002 [US1] [US2] Add the cart",
        "",
      ].join("\n"),
    );
  });
});

describe("persona", () => {
  it("prints what the file says as JSON", () => {
    file("cook.md", `${cook}## Spices\nSalt.\n### Pepper\nBlack.\n`);
    const [read] = runJson("persona", "cook.md");
    expect(read).toMatchObject({
      file: "cook.md",
      id: "cook",
      name: "Cook",
      shortName: "CK",
      role: "Feeds people",
      contributesTo: ["tasks"],
      description: "Cooks.",
      responsibilities: [{ phase: "tasks", groups: [{ title: "Menu", id: "menu", items: ["Write the menu"] }] }],
      reference: [
        { title: "Spices", level: 2, line: 20, markdown: "## Spices\nSalt." },
        { title: "Pepper", level: 3, line: 22 },
      ],
      templates: [
        {
          name: "Dinner",
          description: "When guests come.",
          tasks: [
            { text: "Cook {dish} for {guests}", parallel: true },
            { text: "Serve {dish}", parallel: false },
          ],
        },
      ],
    });
    for (const key of ["phases", "focus", "avoid", "checklist", "communication", "collaboration", "problems"]) {
      expect(read).toHaveProperty(key);
    }
  });

  it.each([
    ["no front matter", "# A\n"],
    ["an empty file", ""],
    ["broken front matter", "---\nid: [\n---\n# A\n"],
    ["front matter that is code", '---js\n{ id: require("fs").writeFileSync("owned", "") }\n---\n# A\n'],
    [
      "an alias bomb",
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".replace(/./g, (name, at) => `${name}: &${name} [${`*${"abcdefgh"[at]},`.repeat(9)}]\n`)}---\n# A\n`,
    ],
  ])("finds the problem of %s", (_name, text) => {
    file("a.md", text);
    const { exit, stdout } = run("persona", "a.md");
    expect(exit).toBe(1);
    expect(stdout).toMatch(/a\.md:\d+:\d+: error: /);
    expect(existsSync(join(folder, "owned"))).toBe(false);
  });
});

describe("tick", () => {
  it("changes one character and keeps line ends, byte-order mark and the missing last newline", () => {
    const path = file("tasks.md", "\uFEFF# A\r\n- [ ] T001 a\n- [X] T002 ä");
    expect(runJson("tick", "tasks.md", "--line", "2", "--mark", "x")).toEqual({
      file: "tasks.md",
      line: 2,
      from: " ",
      to: "x",
      changed: true,
    });
    expect(run("tick", "tasks.md", "--line", "3", "--mark", " ").exit).toBe(0);
    expect(readFileSync(path, "utf8")).toBe("\uFEFF# A\r\n- [x] T001 a\n- [ ] T002 ä");
    expect(run("tick", "tasks.md", "--line", "3", "--mark=-").exit).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("- [-] T002 ä");
  });

  it("ticks the first line of a file with a byte-order mark", () => {
    const path = file("tasks.md", "\uFEFF- [ ] T001 a\n");
    run("tick", "tasks.md", "--line", "1", "--mark", "x");
    expect(readFileSync(path, "utf8")).toBe("\uFEFF- [x] T001 a\n");
  });

  it("writes nothing when the mark is there already", () => {
    const path = file("tasks.md", shop);
    chmodSync(path, 0o444);
    expect(runJson("tick", "tasks.md", "--line", "7", "--mark", "x")).toMatchObject({ changed: false });
  });

  it.each([
    [5, "no box in this line"],
    [15, "this line is in a code block"],
    [18, "this line is in a comment"],
    [21, "the box is empty"],
    [99, "the file has only 22 lines"],
  ])("refuses line %i: %s", (line, message) => {
    const text = `${shop}<!--\n- [ ] T901 a\n-->\n\n- [] T902 b\n`;
    const path = file("tasks.md", text);
    const { exit, stdout, stderr } = run("tick", "tasks.md", "--line", String(line), "--mark", "x");
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`tasks.md:${line}: ${message}`);
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});

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
});
