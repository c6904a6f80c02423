import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cook, file, folder, run, runJson } from "./testProgram.ts";

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

  it("finds the second of two files with the same id, and not the same file given twice", () => {
    file("a.md", cook);
    file("b.md", cook);
    const [first, second] = runJson("persona", "a.md", "b.md");
    const codes = (read: { readonly problems: readonly { readonly code: string }[] }) =>
      read.problems.map(({ code }) => code).filter((code) => code === "persona.id-duplicate");
    expect([codes(first), codes(second)]).toEqual([[], ["persona.id-duplicate"]]);
    expect(run("persona", "a.md", "b.md").exit).toBe(1);
    expect(runJson("persona", "a.md", "./a.md").flatMap(codes)).toEqual([]);
  });

  it("takes files without an id for different personas", () => {
    file("a/x.md", "# A\n");
    file("b/x.md", "# B\n");
    expect(run("persona", "a/x.md", "b/x.md").stdout).not.toContain("persona.id-duplicate");
  });

  it("checks only: prints nothing about a file without problems, and exits 0", () => {
    file("cook.md", cook);
    expect(run("persona", "--check", "cook.md")).toEqual({ exit: 0, stdout: "", stderr: "" });
    expect(runJson("persona", "--check", "cook.md")).toEqual([{ file: "cook.md", problems: [] }]);
  });

  it("checks only: prints each problem at its place, and exits 1 unless all are hints", () => {
    file("cook.md", cook.replace("contributes_to: [tasks]", "contributes_to: [tasks, plan]"));
    const { exit, stdout } = run("persona", "--check", "cook.md");
    expect([exit, stdout]).toEqual([
      1,
      "cook.md:6:25: warning: The body has no section “During `/speckit.plan`”. (persona.phase-without-section)\n",
    ]);
    file("works.md", `${cook}## Collaboration\n- **With Butcher**: meat\n`);
    const hint = run("persona", "--check", "works.md");
    expect([hint.exit, hint.stdout]).toEqual([
      0,
      "works.md:21:5: hint: There is no persona “Butcher” here. (persona.collaborator-unknown)\n",
    ]);
  });

  it("knows as collaborators the other files, the project's personas and the bundled ones", () => {
    const butcher = cook.replace("id: cook", "id: butcher").replace("name: Cook", "name: Butcher");
    const works = `${cook.replace("id: cook", "id: waiter")}## Collaboration\n- **With Butcher**: meat\n- **With Cook**: food\n`;
    file("butcher.md", butcher);
    file("waiter.md", works);
    expect(run("persona", "--check", "waiter.md", "butcher.md").stdout).toBe("");
    file("shop/.specify/memory/personas/butcher.md", butcher);
    file("shop/.specify/personas/waiter.md", works);
    expect(run("persona", "--check", "shop/.specify/personas/waiter.md").stdout).toBe("");
  });

  it("writes SARIF with places and fixes for code hosts", () => {
    file("a b.md", cook.replace("id: cook", "id: Cook"));
    const { exit, stdout } = run("persona", "a b.md", "--format", "sarif");
    expect(exit).toBe(1);
    const region = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 };
    expect(JSON.parse(stdout)).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "persona-guide", rules: [{ id: "persona.id-invalid" }] } },
          results: [
            {
              ruleId: "persona.id-invalid",
              level: "error",
              locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b.md" }, region } }],
              fixes: [
                { artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: "cook" } }] }] },
              ],
            },
          ],
        },
      ],
    });
  });

  it("refuses a format that it does not have", () => {
    file("cook.md", cook);
    expect(run("persona", "cook.md", "--format", "xml").exit).toBe(2);
  });
});
