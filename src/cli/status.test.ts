import { chmodSync, cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cook, file, folder, run, runJson, runWith } from "./testProgram.ts";

interface StatusProject {
  readonly root: string;
  readonly features: readonly { readonly directory: string; readonly phase: string }[];
  readonly problems: readonly string[];
}

const directories = (project: StatusProject | undefined) => project?.features.map(({ directory }) => directory);
const link = (target: string, path: string) => symlinkSync(target, join(folder, path));

describe("status", () => {
  it("shows the features of the sample project, and which one is current and why", () => {
    cpSync("test/support/sample", folder, { recursive: true });
    const { current, projects } = runJson("status");
    expect(current).toEqual({
      root: folder,
      feature: "specs/003-user-login",
      reason: "featureJson",
      explanation: ".specify/feature.json names it.",
    });
    const [project] = projects;
    expect(Object.keys(project)).toEqual(["root", "features", "problems"]);
    expect(directories(project)).toEqual(["specs/001-book-catalog", "specs/002-loan-requests", "specs/003-user-login"]);
    expect(project.features.map(({ phase }: { readonly phase: string }) => phase)).toEqual([
      "done",
      "tasks",
      "implement",
    ]);
    expect(Object.keys(project.features[2])).toEqual([
      "directory",
      "name",
      "documents",
      "phase",
      "tasks",
      "personas",
      "checklists",
    ]);
    expect(project.features[2]).toMatchObject({ name: "003-user-login", tasks: { done: 14, total: 32 }, personas: [] });
    expect(project.features[2].checklists[1]).toMatchObject({ file: "checklists/security.md" });
    expect(project.features[1].tasks).toBeNull();
    expect(run("status")).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("* specs/003-user-login  implement, tasks 14/32"),
    });
  });

  it("shows the progress of a persona’s checklist", () => {
    file(".specify/personas/cook.md", cook);
    file("specs/001-a/spec.md", "# A\n");
    file("specs/001-a/personas/cook.md", "# Cook\n\n- [x] Write the menu\n");
    expect(runJson("status").projects[0].features[0].personas).toEqual([
      { persona: "cook", file: "personas/cook.md", done: expect.any(Number), total: expect.any(Number) },
    ]);
  });

  it("takes a file in checklists/ for a persona’s only when it says so", () => {
    file(".specify/personas/cook.md", cook);
    file("specs/001-a/spec.md", "# A\n");
    const path = "specs/001-a/checklists/cook.md";
    file(path, "# Cook\n\n- [x] CHK001 Is the kitchen clean?\n");
    expect(runJson("status").projects[0].features[0]).toMatchObject({
      personas: [],
      checklists: [{ file: "checklists/cook.md", done: 1, total: 1 }],
    });
    file(path, "---\npersona: cook\n---\n\n## Tasks\n\n### Menu\n\n- [x] Write the menu\n");
    expect(runJson("status").projects[0].features[0]).toMatchObject({
      personas: [{ persona: "cook", file: "checklists/cook.md", done: 1, total: 1 }],
      checklists: [],
    });
  });

  it("says where there is nothing to show", () => {
    mkdirSync(join(folder, "empty"));
    expect(run("status", "empty")).toMatchObject({ exit: 0, stdout: "No Spec Kit project was found.\n" });
    expect(run("status", "gone")).toMatchObject({ exit: 2, stderr: expect.stringContaining("no such directory") });
    const long = run("status", "x".repeat(5000));
    expect([long.exit, long.stderr]).toEqual([2, expect.stringMatching(/^[^\n]+: the name is too long\n$/)]);
  });

  it("goes on after links that lead to themselves, and names those in its way", () => {
    file("specs/001-a/spec.md", "# A\n");
    link("x", "x");
    expect(run("status").exit).toBe(0);
    link("y", "specs/y");
    link(".specify", ".specify");
    const { exit, stderr } = run("status");
    expect(exit).toBe(2);
    expect(stderr).toContain(`${join(folder, "specs/y")}: the link leads to itself`);
    expect(stderr).toContain(`${join(folder, ".specify")}: the link leads to itself`);
    expect(stderr).not.toContain("    at ");
    const [project] = runJson("status").projects;
    expect(directories(project)).toEqual(["specs/001-a"]);
    expect(project.problems).toContain(`${join(folder, "specs/y")}: the link leads to itself`);
  });

  it.skipIf(process.getuid?.() === 0)("names what it has no permission for", () => {
    file("specs/001-a/spec.md", "# A\n");
    const closed = [join(file("specs/002-b/spec.md", "# B\n"), ".."), join(file(".specify/personas/a.md", cook), "..")];
    for (const path of closed) chmodSync(path, 0o000);
    const { exit, stderr } = run("status");
    for (const path of closed) chmodSync(path, 0o755);
    expect(exit).toBe(2);
    for (const path of closed) expect(stderr).toContain(`${path}: no permission`);
  });

  it("finds each feature and project once where links go round in a circle", () => {
    file("specs/001-a/spec.md", "# A\n");
    file("specs/002-b/spec.md", "# B\n");
    file("apps/x/specs/001-x/spec.md", "# X\n");
    link(".", "specs/loop");
    link("002-b", "specs/000-alias");
    link("..", "specs/up");
    link("..", "apps/l");
    link("x", "apps/alias");
    const { current, projects } = runJson("status");
    expect(projects.map(({ root }: StatusProject) => root)).toEqual([folder, join(folder, "apps/x")]);
    expect(directories(projects[0])).toEqual(["specs/001-a", "specs/002-b"]);
    expect(current.feature).toBe("specs/002-b");
  });

  it("follows links that lead elsewhere", () => {
    file("elsewhere/001-a/spec.md", "# A\n");
    file("more/002-b/spec.md", "# B\n");
    mkdirSync(join(folder, "w/.specify"), { recursive: true });
    link("../elsewhere", "w/specs");
    link("../more/002-b", "elsewhere/002-b");
    expect(directories(runJson("status", "w").projects[0])).toEqual(["specs/001-a", "specs/002-b"]);
  });

  it("takes a directory that feature.json or the environment names for a feature", () => {
    file("specs/001-a/spec.md", "# A\n");
    file("docs/feat/plan.md", "# F\n");
    mkdirSync(join(folder, "specs/003-c"));
    file(".specify/feature.json", '{"feature_directory": "docs/feat"}');
    const named = runJson("status");
    expect(named.current).toMatchObject({ feature: "docs/feat", reason: "featureJson" });
    expect(directories(named.projects[0])).toEqual(["specs/001-a", "docs/feat"]);
    expect(named.projects[0].problems).toEqual([]);
    const { exit, stdout } = runWith({ SPECIFY_FEATURE_DIRECTORY: "specs/003-c" }, "status", "--json");
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).current).toMatchObject({ feature: "specs/003-c", reason: "environment" });
    expect(JSON.parse(stdout).projects[0].features[1]).toMatchObject({ phase: "specify", documents: [] });
  });

  it.each([
    ["specs/009-gone", "is no feature directory"],
    ["../outside", "lies outside the project"],
  ])("a feature.json that names %s is a problem", (directory, message) => {
    file("specs/001-a/spec.md", "# A\n");
    file(".specify/feature.json", JSON.stringify({ feature_directory: directory }));
    expect(run("status")).toMatchObject({ exit: 1, stdout: expect.stringContaining(message) });
  });

  it("a SPECIFY_FEATURE_DIRECTORY that names nothing is a problem", () => {
    file("specs/001-a/spec.md", "# A\n");
    const { exit, stdout } = runWith({ SPECIFY_FEATURE_DIRECTORY: "specs/gone" }, "status", "--json");
    expect(exit).toBe(1);
    expect(JSON.parse(stdout).projects[0].problems).toEqual([
      "SPECIFY_FEATURE_DIRECTORY names “specs/gone”, which is no feature directory; it is passed over.",
    ]);
  });

  it("leaves out fixtures and other tools’ folders", () => {
    for (const project of ["tests/fixtures", "openspec", ".claude", "."])
      file(`${project}/specs/001-a/spec.md`, "# A\n");
    expect(runJson("status").projects.map(({ root }: StatusProject) => root)).toEqual([folder]);
  });

  it("is not stopped by thousands of files, and says when there are too many directories", () => {
    file("z/specs/001-a/spec.md", "# A\n");
    for (let index = 0; index < 4_100; index++) file(`a/${index}.txt`, "");
    expect(run("status")).toMatchObject({ exit: 0, stdout: expect.stringContaining("specs/001-a") });
    for (let index = 0; index < 4_100; index++) mkdirSync(join(folder, `a/d${index}`));
    expect(run("status")).toMatchObject({ exit: 1, stderr: expect.stringContaining("more than 4000 directories") });
  }, 30_000);

  it("names persona files that can’t be read, and ids that are used twice", () => {
    file("specs/001-a/spec.md", "# A\n");
    file(".specify/personas/a.md", cook);
    file(".specify/personas/b.md", cook);
    expect(run("status").exit).toBe(1);
    const latin = file(".specify/personas/latin.md", new Uint8Array([0xe4]));
    expect(run("status")).toMatchObject({ exit: 2, stderr: `persona-guide: ${latin}:1: is not valid UTF-8\n` });
    expect(runJson("status").projects[0].problems).toEqual([
      `${latin}:1: is not valid UTF-8`,
      expect.stringMatching(/b\.md:2:5: error: The id “cook” is taken by a.*\(persona\.id-duplicate\)$/),
    ]);
  });
});
