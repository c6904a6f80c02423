import { expect, it } from "vitest";
import { cook, file, run, runJson } from "./testProgram.ts";

const baker = cook
  .replace("id: cook", "id: baker")
  .replace("name: Cook", "name: Baker")
  .replace(
    "   - Write the menu",
    [
      "   - The oven has a temperature that is set for the whole of the day",
      "   - Flour is weighed with a scale",
      "   - Salt is bought for the year",
    ].join("\n"),
  );
const tasks = [
  "# Tasks: Bread for the town",
  "",
  "The tasks of the bakery, that is, of the oven and of the flour.",
  "",
  "## Menu",
  "",
  "- [ ] T001 Set the temperature of the oven to 220",
  "",
].join("\n");
const path = "specs/001-bread/tasks.md";

function project(): void {
  file(".specify/personas/baker.md", baker);
  file(path, tasks);
}

it("says of each item where the document speaks of it, with the words that say so, and exits 0", () => {
  project();
  expect(run("coverage", path, "--persona", "baker")).toEqual({
    exit: 0,
    stderr: "",
    stdout: [
      "Baker: 1 of 3 seem to be addressed",
      `  ${path}:7: Menu: The oven has a temperature that is set for the whole of the day`,
      "  not found: Menu: Flour is weighed with a scale",
      "  not found: Menu: Salt is bought for the year",
      "",
    ].join("\n"),
  });
  const read = runJson("coverage", path, "--persona", "baker");
  expect(read).toMatchObject({ file: path, phase: "tasks", personas: [{ persona: "baker", addressed: 1, total: 3 }] });
  expect(read.personas[0].items.slice(0, 2)).toEqual([
    {
      responsibility: "Menu",
      text: "The oven has a temperature that is set for the whole of the day",
      state: "open",
      addressed: true,
      passages: [{ line: 7, column: 1, endLine: 7, endColumn: 50, words: ["oven", "temperature", "set"] }],
    },
    {
      responsibility: "Menu",
      text: "Flour is weighed with a scale",
      state: "open",
      addressed: false,
      passages: [],
    },
  ]);
});

it("lists what was not found at its heading for code hosts, without what does not apply or is done", () => {
  project();
  const checklist = "## Tasks\n\n### Menu\n\n- [x] ~~Flour is weighed with a scale~~ (N/A: none)\n";
  file("specs/001-bread/personas/baker.md", `---\npersona: baker\n---\n\n# Baker\n\n${checklist}`);
  const { results } = JSON.parse(run("coverage", path, "--persona", "baker", "--format", "sarif").stdout).runs[0];
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({
    ruleId: "coverage.item-missing",
    level: "note",
    message: { text: "CK, Menu: nothing here seems to speak of “Salt is bought for the year”" },
    locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: 5 } } }],
  });
});

it("looks for the items of another phase when that is named, and asks for it where the file's name says none", () => {
  project();
  file("specs/001-bread/notes.md", tasks);
  expect(run("coverage", "specs/001-bread/notes.md")).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("--phase"),
  });
  expect(
    runJson("coverage", "specs/001-bread/notes.md", "--persona", "baker", "--phase", "tasks").personas,
  ).toMatchObject([{ persona: "baker", addressed: 1 }]);
  expect(run("coverage", path, "--phase", "baking").stderr).toContain("there is no phase “baking”");
});

it("says so where it can say nothing: another language, a persona or a file that is not there", () => {
  project();
  file("specs/002-mian/tasks.md", "# 任務\n\n- [ ] T001 設定烤箱的溫度\n");
  expect(run("coverage", "specs/002-mian/tasks.md")).toEqual({
    exit: 0,
    stdout: "",
    stderr: "persona-guide: specs/002-mian/tasks.md: is not in English; coverage says nothing of it\n",
  });
  expect(run("coverage", path, "--persona", "smith")).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("there is no persona “smith”; there are: cook, baker"),
  });
  expect(run("coverage", "specs/nowhere/tasks.md")).toMatchObject({ exit: 2, stdout: "" });
});
