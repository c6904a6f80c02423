import { describe, expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { presentTasks } from "./present.ts";
import { plainText, segmentsOf } from "./segments.ts";
import { templatesOf } from "./templates.ts";
import { statedTotals } from "./totals.ts";

const persona = (...lines: string[]) =>
  parsePersona(["---", "id: cook", "name: Cook", "---", "# Cook Persona", ...lines].join("\n"));

describe("the templates of a persona", () => {
  const responsibilities = [
    "## Core Responsibilities",
    "### During `/speckit.tasks`",
    "1. **Menu**",
    "   - Write the menu",
    "   - Print it",
  ];

  it("are its own ones", () => {
    const own = persona(
      ...responsibilities,
      "## Task Templates",
      "### Dinner",
      "When guests come.",
      "- [ ] [P] Cook {dish}",
      "- [ ] Serve {dish}",
    );
    expect(templatesOf(own)).toMatchObject([
      {
        name: "Dinner",
        description: "When guests come.",
        tasks: [{ text: "Cook {dish}", parallel: true }, { text: "Serve {dish}" }],
      },
    ]);
  });

  it("are the responsibilities of its tasks phase where it has none", () => {
    expect(templatesOf(persona(...responsibilities))).toMatchObject([
      {
        name: "Menu",
        tasks: [
          { text: "Write the menu", parallel: false },
          { text: "Print it", parallel: false },
        ],
      },
    ]);
  });
});

describe("placeholders", () => {
  it.each([
    ["Cook {a dish} and {wine}", ["Cook ", "1:a dish", " and ", "2:wine"]],
    ["{dish}, {wine}, { dish }", ["1:dish", ", ", "2:wine", ", ", "1: dish "]],
    ["{} {  } \\{no} {{x}}", ["{} {  } \\{no} {", "1:x", "}"]],
    ["none", ["none"]],
  ])("of %s", (text, wanted) => {
    const segments = segmentsOf(text);
    expect(segments.map((each) => (each.kind === "text" ? each.text : `${each.number}:${each.text}`))).toEqual(wanted);
    expect(plainText(segments)).toBe(text);
  });
});

describe("present tasks", () => {
  const { tasks } = tasksOf(
    markdownOf(
      "- [ ] T001 [P] write the **test** for POST /users in tests/users.py.\n- [x] T002 Implement {endpoint} in {file}",
    ),
  );

  it.each([
    ["Write the test for {METHOD /path} in {file}", true],
    ["Write the test for POST /users in tests/users.py", true],
    ["implement {endpoint} in {file}", true],
    ["Implement {other}", false],
    ["Write the test for {METHOD /path} in {file} and run it", false],
    ["Write the tests for {METHOD /path} in {file}", false],
  ])("hold “%s”: %s", (text, present) => {
    expect(presentTasks(tasks, [{ text, parallel: false, line: 0 }])).toHaveLength(present ? 1 : 0);
  });
});

it("lines that state a total are found, with the number", () => {
  const lines = [
    "**Total Tasks**: 64",
    "- Total number of tasks: 12",
    "Total: 30 tasks",
    "Tasks: 41 tasks in total",
    "| **Total** | **65** |",
    "總任務數：47",
    "合計タスク数: 8",
    "Total de tareas: 9",
    "The total cost is 5 euros",
    "```",
    "Total Tasks: 99",
    "```",
  ];
  expect(statedTotals(markdownOf(lines.join("\n"))).map(({ line, total }) => [line, total])).toEqual([
    [0, 64],
    [1, 12],
    [2, 30],
    [3, 41],
    [4, 65],
    [5, 47],
    [6, 8],
    [7, 9],
  ]);
});
