import { describe, expect, it, test } from "vitest";
import { english } from "../message.ts";
import { definitionPlaces, idAt, placesOf, referencesOnly } from "./idLookup.ts";
import { idPlacesIn } from "./idPlaces.ts";
import { idProblemsOf } from "./idProblems.ts";
import { specDocumentOf } from "./specDocument.ts";

const document = (path: string, ...lines: readonly string[]) => specDocumentOf(path, lines.join("\n"));

const spec = document(
  "spec.md",
  "### User Story 1 - Dig",
  "",
  "- **FR-001**: Dig",
  "- **FR-002**: Rake, as FR-001 says",
  "",
  "| FR-003 | Water |",
  "",
  "### FR-004: Weed",
  "",
  "**FR-005**: Mow",
  "",
  "FR-006 is planned. FR-001 too.",
);
const tasks = document(
  "tasks.md",
  "- [ ] T001 [US1] Dig (FR-001)",
  "- [x] T002 Rake after T001, see [T001](tasks.md#T001)",
  "",
  "```",
  "T001 -> T002",
  "```",
  "<!-- T001 -->",
);
const plan = document("plan.md", "US1 and FR-001");
const one = document("checklists/a.md", "- [ ] CHK001 - Is it?", "- [ ] CHK002 - As CHK001?");
const two = document("checklists/b.md", "- [ ] CHK001 - Other");
const all = [spec, tasks, plan, one, two];

const without = (own: (typeof all)[number]) => all.filter((each) => each !== own);
const shown = (places: readonly { path: string; range: { start: { line: number; character: number } } }[]) =>
  places.map(({ path, range: { start } }) => `${path}:${start.line}:${start.character}`);

describe("an id", () => {
  it("is found without its brackets, and a story on its heading", () => {
    expect(idAt(tasks, { line: 0, character: 14 })).toEqual({
      id: "US1",
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 15 } },
    });
    expect(idAt(spec, { line: 0, character: 10 })?.id).toBe("US1");
    expect(idAt(tasks, { line: 4, character: 1 })).toBeUndefined();
  });

  it("leads to its definition, in the own document where that has one", () => {
    expect(shown(definitionPlaces("FR-001", plan, without(plan)))).toEqual(["spec.md:2:4"]);
    expect(shown(definitionPlaces("US1", plan, without(plan)))).toEqual(["spec.md:0:0"]);
    expect(shown(definitionPlaces("CHK001", two, without(two)))).toEqual(["checklists/b.md:0:6"]);
    expect(shown(definitionPlaces("CHK001", plan, without(plan)))).toEqual([
      "checklists/a.md:0:6",
      "checklists/b.md:0:6",
    ]);
    expect(definitionPlaces("FR-009", plan, without(plan))).toEqual([]);
  });

  it("is referred to outside code, comments and the targets of links", () => {
    const places = placesOf("T001", tasks, without(tasks));
    expect(shown(places)).toEqual(["tasks.md:0:6", "tasks.md:1:22", "tasks.md:1:33"]);
    expect(shown(referencesOnly("T001", places, all))).toEqual(["tasks.md:1:22", "tasks.md:1:33"]);
  });

  it("of one checklist is not that of another", () => {
    expect(shown(placesOf("CHK001", one, without(one)))).toEqual(["checklists/a.md:0:6", "checklists/a.md:1:18"]);
  });

  it("of a story has its heading among its places", () => {
    expect(shown(placesOf("US1", plan, without(plan)))).toEqual(["plan.md:0:0", "spec.md:0:0", "tasks.md:0:12"]);
  });
});

test("requirements are defined by items, rows, headings and marked lines, not by sentences that begin with one", () => {
  expect([...spec.definitions.keys()]).toEqual(["US1", "FR-001", "FR-002", "FR-003", "FR-004", "FR-005"]);
  expect(spec.definitions.get("FR-003")?.text).toBe("Water");
  expect(spec.definitions.get("FR-004")?.text).toBe("Weed");
});

test("a line of a megabyte of ids is read in good time", () => {
  const start = performance.now();
  expect(idPlacesIn(["T001/FR-001-".repeat(80_000)], () => true).size).toBeGreaterThanOrEqual(0);
  expect(performance.now() - start).toBeLessThan(15_000);
});

describe("problems of ids", () => {
  const problems = (own: (typeof all)[number], ...others: readonly (typeof all)[number][]) =>
    idProblemsOf(own, [own, ...others]).map(
      ({ code, message, range, severity }) => `${severity} ${code} ${range.start.line}: ${english(message)}`,
    );

  it("name what is quoted and not defined, each place of it", () => {
    const quoting = document("plan.md", "FR-099 and T002, again FR-099", "```", "FR-098", "```");
    expect(problems(quoting, spec, tasks)).toEqual([
      "hint ids.unknown 0: FR-099 is not defined in this feature’s documents.",
      "hint ids.unknown 0: FR-099 is not defined in this feature’s documents.",
    ]);
  });

  it("do not speak of a kind that the feature defines none of, of other ids and of another feature’s", () => {
    const quoting = document(
      "plan.md",
      "T099, CHK099, UTF-8",
      "Spec 004 has FR-099; 005-login has FR-098, 006's FR-097",
    );
    expect(problems(quoting, spec)).toEqual([]);
  });

  it("name what is defined twice, at the second place, but for stories", () => {
    const twice = document(
      "spec.md",
      "### User Story 1 - Dig",
      "- **FR-001**: a",
      "- **FR-001**: b",
      "### User Story 1 - Rake",
    );
    expect(problems(twice)).toEqual(["hint ids.duplicate 2: FR-001 is defined twice, first in line 2."]);
  });

  it("name requirements that no task names, once the tasks name half of them", () => {
    const untold = (own: (typeof all)[number], others: (typeof all)[number]) =>
      problems(own, others).filter((told) => told.includes("without-task"));
    expect(untold(spec, document("tasks.md", "- [ ] T001 Dig"))).toEqual([]);
    const ranges = document("tasks.md", "- [ ] T001 Dig (FR-001–FR-003)", "- [ ] T002 Weed (FR-005 to 006)");
    expect(untold(spec, ranges)).toEqual(["hint ids.requirement-without-task 7: No task in tasks.md names FR-004."]);
  });
});
