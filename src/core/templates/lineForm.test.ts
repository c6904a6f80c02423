import { describe, expect, it } from "vitest";
import { inserted, made, phase, shop, task } from "../../../test/support/insertions.ts";
import { applyEdit } from "../text.ts";
import { editOf } from "./insertion.ts";
import { previewOf } from "./preview.ts";
import { plainText } from "./segments.ts";

describe("the form of new tasks", () => {
  const formOf = (...neighbors: string[]) =>
    inserted(["## A", ...neighbors], "A").filter((line) => line.startsWith("+"));

  it.each([
    ["* [x] T001 a", ["* [ ] T002 [P] Write the test for {endpoint}", "* [ ] T002 Implement {endpoint}"]],
    ["-   [x] T001 a", ["-   [ ] T002 [P] Write the test for {endpoint}", "-   [ ] T002 Implement {endpoint}"]],
    ["- [-] ~~T001~~ a", ["- [ ] T002 [P] Write the test for {endpoint}", "- [ ] T002 Implement {endpoint}"]],
    ["- [ ] **T001** a", ["- [ ] **T002** [P] Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"]],
    [
      "- [ ] **T001:** a",
      ["- [ ] **T002:** [P] Write the test for {endpoint}", "- [ ] **T002:** Implement {endpoint}"],
    ],
    [
      "- [ ] **T001**: [P] a",
      ["- [ ] **T002**: [P] Write the test for {endpoint}", "- [ ] **T002**: Implement {endpoint}"],
    ],
    [
      "- [ ] **T001 [P]** a",
      ["- [ ] **T002 [P]** Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"],
    ],
    [
      "- [ ] **T001 Title** a",
      ["- [ ] **T002** [P] Write the test for {endpoint}", "- [ ] **T002** Implement {endpoint}"],
    ],
    ["- [ ] [T001] a", ["- [ ] [T002] [P] Write the test for {endpoint}", "- [ ] [T002] Implement {endpoint}"]],
    ["- [ ] T001 - a", ["- [ ] T002 - [P] Write the test for {endpoint}", "- [ ] T002 - Implement {endpoint}"]],
    ["- [ ] T001 [P]: a", ["- [ ] T002 [P]: Write the test for {endpoint}", "- [ ] T002: Implement {endpoint}"]],
    ["- [ ] [P] T001 a", ["- [ ] [P] T002 Write the test for {endpoint}", "- [ ] T002 Implement {endpoint}"]],
    ["- [ ] `T001` a", ["- [ ] `T002` [P] Write the test for {endpoint}", "- [ ] `T002` Implement {endpoint}"]],
  ])("is that of %s", (neighbor, [first = "", second = ""]) => {
    expect(formOf(neighbor)).toEqual([`+${first}`, `+${second.replace("T002", "T003")}`]);
  });

  it("keeps [P] only where the files differ", () => {
    const tasks = [
      task("Test {a} in {tests/a}", true),
      task("Test {b} in {tests/a}", true),
      task("Write docs/api.md", true),
      task("Write docs/app.md", true),
      task("Read docs/app.md"),
      task("Run everything", true),
    ];
    const lines = ["## A", "- [ ] T001 Read docs/api.md", "- [x] T002 Read docs/app.md"];
    const markers = inserted(lines, "A", tasks).flatMap((line) => (line.startsWith("+") ? line.slice(12, 15) : []));
    expect(markers).toEqual(["[P]", "Tes", "Wri", "[P]", "Rea", "[P]"]);
  });

  it("counts an ordered list on", () => {
    expect(formOf("1. [ ] T001 a", "2. [ ] T002 b")).toEqual([
      "+3. [ ] T003 [P] Write the test for {endpoint}",
      "+4. [ ] T004 Implement {endpoint}",
    ]);
  });

  it("keeps the indent of tasks under a bullet", () => {
    expect(formOf("- Group", "  - [ ] T001 a")[0]).toBe("+  - [ ] T002 [P] Write the test for {endpoint}");
  });

  it("keeps the blank lines between tasks", () => {
    const text = "## A\n\n- [ ] T001 a\n\n- [ ] T002 b\n\ntext\n";
    expect(plainText(made(text, phase(text, "A")).segments)).toBe(
      "\n\n- [ ] T003 [P] Write the test for {endpoint}\n\n- [ ] T004 Implement {endpoint}",
    );
  });

  it("keeps the line end of the neighbor, also in a mixed file", () => {
    const text = "## A\n- [ ] T001 a\r\n- [ ] T002 b\r\n## B\n- [ ] T003 c\n";
    expect(plainText(made(text, phase(text, "A"), [task("Do")]).segments)).toBe("\r\n- [ ] T004 Do");
    expect(plainText(made(text, phase(text, "B"), [task("Do")]).segments)).toBe("\n- [ ] T004 Do");
    const last = "## A\r\n- [ ] T001 a";
    expect(plainText(made(last, phase(last, "A"), [task("Do")]).segments)).toBe("\r\n- [ ] T002 Do");
  });

  it("gives the same placeholder the same number in the whole insertion", () => {
    const tasks = [task("Test {endpoint} in {file}"), task("Write {endpoint}")];
    const numbers = made("## A\n- [ ] T001 a", { kind: "cursor", line: 0 }, tasks).segments.flatMap((segment) =>
      segment.kind === "placeholder" ? `${segment.number} ${segment.text}` : [],
    );
    expect(numbers).toEqual(["1 endpoint", "2 file", "1 endpoint"]);
  });

  it("can be seen before, on one line that is cut where it gets long", () => {
    const target = { kind: "cursor", line: 0 } as const;
    expect(previewOf(made("## A\n1. [x] T001 a", target))).toBe(
      "T002 [P] Write the test for {endpoint} · T003 Implement {endpoint}",
    );
    expect(previewOf(made("", target, [task("x".repeat(400)), task("y")]))).toHaveLength(300);
  });

  it("tells the line of each new task in the document after the insertion", () => {
    const text = shop.join("\n");
    for (const target of [
      { kind: "story", story: "US1" },
      { kind: "new", title: "More" },
      { kind: "cursor", line: 30 },
    ] as const) {
      const result = made(text, target);
      const lines = applyEdit(text, editOf(result)).split("\n");
      expect(result.tasks.map(({ line }) => lines[line])).toEqual(result.tasks.map((each) => each.text));
    }
  });

  it("numbers the tasks also in a file that has no ids, whose boxes stay as they are", () => {
    const text = "## A\n- [x] one\n- [ ] two\n";
    expect(applyEdit(text, editOf(made(text, phase(text, "A"), [task("Do")])))).toBe(
      "## A\n- [x] one\n- [ ] two\n- [ ] T001 Do\n",
    );
  });
});
