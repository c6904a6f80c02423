import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { cook, file, folder, run, runJson, runWith } from "./testProgram.ts";

const waiter = cook.replace("id: cook", "id: waiter").replace("name: Cook", "name: Waiter");
const checklist = "specs/002-b/personas/cook.md";
const started = (box: string) =>
  `---\npersona: cook\n---\n\n# Cook\n\n## Tasks\n\n### Menu\n\n- [${box}] Write the menu\n`;

beforeEach(() => {
  file("specs/001-a/spec.md", "# A\n");
  file("specs/002-b/spec.md", "# B\n");
  file(".specify/personas/waiter.md", waiter);
});

describe("check", () => {
  it("lists what is open in the current feature at its line, and exits 1", () => {
    file(checklist, started(" "));
    expect(run("check")).toEqual({
      exit: 1,
      stderr: "",
      stdout: [
        "specs/002-b: It has the highest number.",
        "Cook: Tasks, Menu",
        `  ${checklist}:11: [ ] Write the menu`,
        "Open: 1, of cook",
        "",
      ].join("\n"),
    });
    expect(runJson("check")).toEqual({
      root: folder,
      feature: "specs/002-b",
      reason: "highest",
      explanation: "It has the highest number.",
      phase: null,
      chosen: "started",
      personas: [{ persona: "cook", file: checklist, done: 0, total: 1 }],
      open: [
        {
          persona: "cook",
          phase: "tasks",
          section: "Tasks",
          responsibility: "Menu",
          text: "Write the menu",
          mark: " ",
          file: checklist,
          line: 11,
        },
      ],
    });
  });

  it("exits 0 when all is done, and says for whom", () => {
    file(checklist, started("x"));
    expect(run("check")).toMatchObject({ exit: 0, stdout: expect.stringContaining("Nothing is open for cook.") });
    expect(runJson("check").open).toEqual([]);
  });

  it("counts a mark of a person’s own as open", () => {
    file(checklist, started("-"));
    expect(run("check")).toMatchObject({ exit: 1, stdout: expect.stringContaining("11: [-] Write the menu") });
  });

  it("says so when no persona has a checklist in the feature", () => {
    expect(run("check")).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("none that is here has a checklist in this feature yet"),
    });
  });

  it("does not take Spec Kit’s own checklist for that of a persona of its name", () => {
    file("specs/002-b/checklists/cook.md", "- [ ] CHK001 Is the kitchen clean?\n");
    expect(runJson("check").personas).toEqual([]);
    file("specs/002-b/checklists/cook-persona.md", started(" "));
    expect(runJson("check").personas).toMatchObject([{ file: "specs/002-b/checklists/cook-persona.md" }]);
  });

  it("asks of the personas that config.json enables, checklist or not", () => {
    file(checklist, started("x"));
    file(".specify/config.json", '{"personas": {"enabled": ["waiter"]}}');
    const { exit, stdout } = run("check");
    expect(exit).toBe(1);
    expect(stdout).toContain("Waiter: Tasks, Menu\n  [ ] Write the menu\nOpen: 1\n");
    expect(runJson("check").open).toMatchObject([{ persona: "waiter", file: null, line: null }]);
  });

  it("lets nothing through where config.json enables a persona that is not here", () => {
    file(checklist, started("x"));
    file(".specify/config.json", '{"personas": {"enabled": ["cook", "wiater"]}}');
    const stderr = expect.stringContaining("config.json enables “wiater”, which is no persona here");
    expect(run("check")).toMatchObject({ exit: 2, stdout: "", stderr });
    expect(run("check", "--persona", "cook").exit).toBe(0);
  });

  it("says whose checklist it passes over because that persona is not here", () => {
    file("specs/002-b/personas/butler.md", started(" ").replace("cook", "butler"));
    file("specs/002-b/checklists/requirements.md", "- [ ] CHK001 Is the kitchen clean?\n");
    const stderr =
      "specs/002-b/personas/butler.md is the checklist of “butler”, which is no persona here; it is passed over";
    expect(run("check")).toMatchObject({ exit: 0, stderr: expect.stringContaining(stderr) });
    file(checklist, started("x").replace("cook", "butler"));
    expect(run("check")).toMatchObject({ exit: 0, stderr: `persona-guide: ${stderr}\n` });
  });

  it("says so when the environment names no feature", () => {
    const { exit, stderr } = runWith({ SPECIFY_FEATURE_DIRECTORY: "specs/gone" }, "check");
    expect([exit, stderr]).toEqual([0, expect.stringContaining("names “specs/gone”, which is no feature directory")]);
  });

  it("asks of the personas that are named, in their order and once", () => {
    file(checklist, started(" "));
    file(".specify/config.json", '{"personas": {"enabled": ["cook"]}}');
    const { personas } = runJson("check", "--persona", "waiter", "--persona", "Cook", "--persona", "cook");
    expect(personas.map(({ persona }: { readonly persona: string }) => persona)).toEqual(["waiter", "cook"]);
  });

  it("looks at one phase only when asked", () => {
    file(checklist, started(" "));
    expect(run("check", "--phase", "tasks").exit).toBe(1);
    expect(run("check", "--phase", "plan")).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("Nothing is open in plan for cook."),
    });
    expect(run("check", "--phase", "dinner")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("there is no phase “dinner”; there are: constitution, specify,"),
    });
  });

  it.each([["001-a"], ["specs/001-a"], ["./specs/001-a/"]])("takes the feature that %s names", (name) => {
    file(checklist, started(" "));
    const { feature, reason, open } = runJson("check", "--feature", name);
    expect([feature, reason, open]).toEqual(["specs/001-a", null, []]);
  });

  it("takes the feature of the environment, and of the directory that it is given", () => {
    file("specs/001-a/personas/cook.md", started(" "));
    const named = runWith({ SPECIFY_FEATURE_DIRECTORY: "specs/001-a" }, "check", "--json");
    expect(JSON.parse(named.stdout)).toMatchObject({ feature: "specs/001-a", reason: "environment" });
    const explanation = "The directory belongs to it.";
    expect(runJson("check", "specs/001-a")).toMatchObject({ feature: "specs/001-a", reason: "editor", explanation });
  });

  it("prints workflow annotations, escaped", () => {
    file(checklist, `${started(" ")}\n### 50 %, a: b\n\n- [ ] 100 %::error::x\n`);
    expect(run("check", "--format", "github")).toEqual({
      exit: 1,
      stderr: "",
      stdout: [
        `::warning file=${checklist},line=11,title=Cook%3A Tasks%2C Menu::Write the menu`,
        `::warning file=${checklist},line=15,title=Cook%3A Tasks%2C 50 %25%2C a%3A b::100 %25::error::x`,
        "",
      ].join("\n"),
    });
    expect(run("check", "--persona", "waiter", "--format", "github").stdout).toBe(
      "::warning file=specs/002-b/spec.md,title=Waiter%3A Tasks%2C Menu::Write the menu\n",
    );
  });

  it("writes SARIF for code hosts", () => {
    file(checklist, started(" "));
    const { exit, stdout } = run("check", "--persona", "cook", "--persona", "waiter", "--format", "sarif");
    expect(exit).toBe(1);
    const place = (uri: string, startLine: number) => [
      { physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn: 1 } } },
    ];
    expect(JSON.parse(stdout).runs[0]).toMatchObject({
      tool: { driver: { rules: [{ id: "checklist.item-open" }] } },
      results: [
        {
          ruleId: "checklist.item-open",
          level: "warning",
          message: { text: "Cook: Tasks, Menu: Write the menu" },
          locations: place(checklist, 11),
          fixes: [],
        },
        { message: { text: "Waiter: Tasks, Menu: Write the menu" }, locations: place("specs/002-b/spec.md", 1) },
      ],
    });
  });

  it("names files absolutely that lie outside the working directory", () => {
    file("other/empty.txt", "");
    file(checklist, started(" "));
    cpSync(join(folder, "specs"), join(folder, "other/specs"), { recursive: true });
    mkdirSync(join(folder, "other/.specify"));
    mkdirSync(join(folder, "work"));
    expect(runJson("check", "other").open).toMatchObject([{ file: `other/${checklist}`, line: 11 }]);
    expect(runJson("check", "work").open).toMatchObject([{ file: checklist, line: 11 }]);
  });

  it.each([
    [["--format", "xml"], "--format takes one of text, json, sarif, github"],
    [["a", "b"], "check takes one directory"],
    [["--loud"], "--loud"],
  ])("%j is wrong usage: %s", (args, message) => {
    expect(run("check", ...args)).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringContaining(message) });
  });

  it.each([
    [["--feature", "009-x"], "there is no feature “009-x”; there are:\n  specs/001-a\n  specs/002-b"],
    [["--persona", "butler"], "there is no persona “butler”; there are: cook, waiter"],
    [["gone"], "gone: there is no such directory"],
  ])("%j cannot be checked: %s", (args, message) => {
    expect(run("check", ...args)).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringContaining(message) });
  });

  it("is not passed by a place without features, nor by files that can’t be read", () => {
    mkdirSync(join(folder, "empty/.specify"), { recursive: true });
    expect(run("check", "empty")).toMatchObject({ exit: 2, stderr: expect.stringContaining("no feature was found") });
    file(checklist, new Uint8Array([0xe4]));
    expect(run("check")).toMatchObject({ exit: 2, stderr: expect.stringContaining("cook.md:1: is not valid UTF-8") });
    file(checklist, started("x"));
    file(".specify/config.json", "{");
    expect(run("check")).toMatchObject({ exit: 2, stderr: expect.stringContaining("config.json: is not JSON") });
    expect(run("check", "--persona", "cook").exit).toBe(0);
  });

  it("asks which feature when several have the name", () => {
    file("apps/x/specs/002-b/spec.md", "# B\n");
    expect(run("check", "--feature", "002-b")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining(
        "several features are called “002-b”; name the directory:\n  specs/002-b\n  apps/x/specs/002-b",
      ),
    });
    expect(runJson("check", "--feature", "apps/x/specs/002-b").root).toBe(join(folder, "apps/x"));
  });
});
