import { describe, expect, it } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { markdownOf } from "../markdown.ts";
import { english } from "../message.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { applyEdit } from "../text.ts";
import { addTemplate, personaWithTemplate, selectedTasks } from "./saveTemplate.ts";

const lines = [
  "## Phase 3: User Story 1",
  "- [ ] T010 [P] [US1] Write the test in tests/a.py",
  "- [x] **T011** [US1] [Cart] Add the cart <!-- soon -->",
  "  - [ ] with a price",
  "  and a tax",
  "- [ ] ~~T012~~: Pay {amount}",
  "- plain",
];
const range = (line: number, endLine = line, character = 0) => ({
  start: { line, character: 0 },
  end: { line: endLine, character },
});
const selected = (...ranges: readonly ReturnType<typeof range>[]) =>
  selectedTasks(markdownOf(lines.join("\n")), ranges).map(({ text, parallel }) => (parallel ? `[P] ${text}` : text));

describe("selected tasks", () => {
  it("come without ids, stories, labels, comments and the lines below them, and keep [P]", () => {
    expect(selected(range(0, 6, 3))).toEqual(["[P] Write the test in tests/a.py", "Add the cart", "Pay {amount}"]);
  });

  it("are those that begin in the selection, whose last line may only be touched, or the one at the cursor", () => {
    expect(selected(range(1, 2))).toEqual(["[P] Write the test in tests/a.py"]);
    expect(selected(range(4))).toEqual(["Add the cart"]);
    expect(selected(range(1), range(5))).toEqual(["[P] Write the test in tests/a.py", "Pay {amount}"]);
    expect(selected(range(0), range(6))).toEqual([]);
  });

  it("are boxes without an id where there is nothing else", () => {
    expect(selected(range(3))).toEqual(["Add the cart"]);
    expect(selected(range(3, 4))).toEqual(["with a price"]);
  });
});

const task = (text: string, parallel = false) => ({ text, parallel, line: 0 });
const template = { name: "Bed", tasks: [task("Dig {bed} in {src/bed.ts}", true), task("Rake {bed}")] };

function added(text: string, wanted = template): string {
  const addition = addTemplate(text, wanted);
  return addition.kind === "edit" ? applyEdit(text, addition.edit) : english(addition.message);
}

const written = ["### Bed", "", "- [ ] [P] Dig {bed} in {src/bed.ts}", "- [ ] Rake {bed}"];

describe("a template that is added to a persona file", () => {
  it.each([
    ["\n", ""],
    ["\r\n", ""],
    ["\n", "\uFEFF"],
  ])("stands at the end of its Task Templates, with line ends %j after %j", (eol, start) => {
    const own = ["---", "id: a", "name: A", "---", "# A", "## Task Templates", "### Old", "- [ ] Old one"];
    const rest = ["", "## A Best Practices", "### Topic", "text", ""];
    expect(added(start + [...own, ...rest].join(eol))).toBe(start + [...own, "", ...written, ...rest].join(eol));
  });

  it("comes with the section where there is none, before the reference and a constitution", () => {
    const text = added(personaText);
    const before = parsePersona(personaText);
    const after = parsePersona(text);
    expect(after.templates.map(({ name }) => name)).toEqual([...before.templates.map(({ name }) => name), "Bed"]);
    expect(after.topics.map(({ title }) => title)).toEqual(before.topics.map(({ title }) => title));
    expect(added("---\nid: a\nname: A\n---\n## Role Description\n\nHe.\n\n# Project Constitution\n\nrules\n")).toBe(
      `---\nid: a\nname: A\n---\n## Role Description\n\nHe.\n\n## Task Templates\n\n${written.join("\n")}\n\n# Project Constitution\n\nrules\n`,
    );
    expect(added("---\nid: a\nname: A\n---")).toBe(
      `---\nid: a\nname: A\n---\n\n## Task Templates\n\n${written.join("\n")}\n`,
    );
  });

  it("is read back with every task as it was", () => {
    const { templates } = parsePersona(added(personaText));
    expect(templates.at(-1)).toMatchObject({
      name: "Bed",
      tasks: [
        { text: "Dig {bed} in {src/bed.ts}", parallel: true },
        { text: "Rake {bed}", parallel: false },
      ],
    });
  });

  it("has a name that no other one has", () => {
    expect(added(added(personaText), { ...template, name: "bed." })).toBe("There is a template “bed.” already.");
  });

  it.each([
    [personaText, { name: "Bad", tasks: [task("Hide <!-- all")] }],
    [personaText, { name: "Bad", tasks: [task("T001 is gone")] }],
    [personaText, { name: "Bad", tasks: [task("[US1] too")] }],
    [personaText, { name: "Bad #", tasks: [task("Dig")] }],
    [personaText, { name: "Bad\n## Reference", tasks: [task("Dig")] }],
    [`${personaText}\n\`\`\`\n`, { name: "Bad", tasks: [task("one\n- [ ] two")] }],
    [
      "---\nid: a\nname: A\n---\n## Uno\ntext\n## Dos\n### During `/speckit.plan`\n1. **T**\n   - i\n## Tres\n- [ ] a\n## Cuatro\n- b\n",
      { name: "Bad", tasks: [task("Dig")] },
    ],
  ])("is refused where it or the rest would be read in another way: case %#", (text, wanted) => {
    expect(added(text, wanted)).toMatch(/can’t be added to this file: it would change how the file is read\.$/);
  });
});

it("a new persona file has the template and no problems but for what it lacks", () => {
  const text = personaWithTemplate("team", "Our Team", template) ?? "";
  const persona = parsePersona(text);
  expect([persona.id, persona.name, persona.templates.length]).toEqual(["team", "Our Team", 1]);
  expect(persona.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(personaWithTemplate("team", "Team", { name: "Bad", tasks: [task("Hide <!-- all")] })).toBeUndefined();
});
