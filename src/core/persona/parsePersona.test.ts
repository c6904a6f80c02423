import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { parsePersona } from "./parsePersona.ts";
import type { Persona } from "./persona.ts";

const gardener = parsePersona(personaText);
const changed = (from: string, to: string) => parsePersona(personaText.replace(from, to));
const texts = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);
const codes = ({ problems }: Persona) => problems.map(({ code }) => code);

test("a whole persona is read without a problem", () => {
  expect(codes(gardener)).toEqual([]);
  expect(gardener).toMatchObject({
    id: "gardener",
    name: "Gardener",
    shortName: "GA",
    role: "Keeps the garden",
    contributesTo: ["plan", "tasks"],
    description: "You keep the garden alive.",
    collaboration: [{ with: "Beekeeper", shortName: "BK", text: "agree on what flowers when" }],
  });
  expect(
    gardener.phases.map(({ phase, groups }) => [phase, groups.map(({ id, items }) => [id, items.length])]),
  ).toEqual([
    [
      "plan",
      [
        ["beds", 2],
        ["water", 1],
      ],
    ],
    ["tasks", [["digging", 2]]],
  ]);
  expect([texts(gardener.focus), texts(gardener.avoid)]).toEqual([["Living soil"], ["Bare ground"]]);
  expect(texts(gardener.checklist)).toEqual(["Nothing withers", "Paths are dry"]);
  expect(texts(gardener.communication)).toEqual(["Show, then tell"]);
});

test("templates keep their order, their placeholders and [P]", () => {
  expect(gardener.templates).toMatchObject([
    {
      name: "New bed",
      description: "Use when ground is broken.",
      tasks: [
        { text: "Mark {bed} with string", parallel: true },
        { text: "Dig {bed} two spades deep", parallel: false },
      ],
    },
  ]);
});

test("the topics together hold every line of the reference", () => {
  const reference = personaText.slice(personaText.indexOf("## Garden Practices"));
  expect(gardener.topics.map(({ level, title }) => [level, title])).toEqual([
    [2, "Garden Practices"],
    [3, "Soil Care"],
  ]);
  expect(gardener.topics.map(({ markdown }) => markdown).join("\n")).toBe(reference);
});

test("a heading inside a code fence opens no section", () => {
  const { topics } = changed("**Mulch**", "```\n## Not a heading\n```\n\n**Mulch**");
  expect(topics).toHaveLength(2);
});

test("CRLF and a byte-order mark change nothing", () => {
  const crlf = parsePersona(`\uFEFF${personaText.replace(/\n/g, "\r\n")}`);
  expect(crlf.phases).toEqual(gardener.phases);
  expect(crlf.topics).toEqual(gardener.topics);
  expect(codes(crlf)).toEqual([]);
});

test.each(["`/speckit-plan`", "`/specx-plan`", "`$speckit-plan`", "/myapp-plan", "`/skill:speckit-plan`", "`/plan`"])(
  "%s names the phase plan",
  (command) => {
    expect(changed("`/speckit.plan`", command).phases[0]?.phase).toBe("plan");
  },
);

test("a phase that Spec Kit does not have is kept in file order", () => {
  expect(changed("`/speckit.plan`", "`/speckit.release`").phases.map(({ phase }) => phase)).toEqual([
    "release",
    "tasks",
  ]);
});

test("bullets without a group, nested bullets and unindented ones are all items", () => {
  const loose = changed(
    "1. **Beds**\n   - Every bed has a size",
    "- Loose\n\n1. **Beds**\n- Every bed has a size\n  - in metres",
  );
  const plan = loose.phases[0]?.groups.map(({ title, items }) => [title, texts(items)]);
  expect(plan?.slice(0, 2)).toEqual([
    ["", ["Loose"]],
    ["Beds", ["Every bed has a size", "in metres", "Paths are named"]],
  ]);
});

test("groups may be headings, bold lines, or carry their text behind the title", () => {
  const headed = changed("1. **Beds**\n", "#### Beds\n").phases[0]?.groups[0];
  expect([headed?.title, headed?.items.length]).toEqual(["Beds", 2]);
  const bold = changed("1. **Beds**\n", "**1. Beds**\n\n").phases[0]?.groups[0];
  expect([bold?.title, bold?.items.length]).toEqual(["Beds", 2]);
  const inline = changed("2. **Water**\n   - A source of water is named", "2. **Water**: A source of water is named")
    .phases[0]?.groups[1];
  expect([inline?.title, texts(inline?.items ?? [])]).toEqual(["Water", ["A source of water is named"]]);
});

test("a quality checklist may be numbered, nested and have sub-headings", () => {
  const { checklist } = changed(
    "- [ ] Nothing withers\n- [ ] Paths are dry",
    "### Plants\n\n1. [x] Nothing withers\n   - [ ] not even moss\n\n### Paths\n\n- [ ] Paths are dry",
  );
  expect(checklist.map(({ text, checked, section }) => [text, checked, section])).toEqual([
    ["Nothing withers", true, "Plants"],
    ["not even moss", false, "Plants"],
    ["Paths are dry", false, "Paths"],
  ]);
});

test("marks decide what to focus on and what to avoid, headings where there are none", () => {
  const { focus, avoid } = changed("- ✅ Living soil", "- Living soil\n- ❌ Salt");
  expect([texts(focus), texts(avoid)]).toEqual([["Living soil"], ["Salt", "Bare ground"]]);
});

test("a constitution appended once or more ends the persona", () => {
  const constitution = "\n## Project Constitution\n\n## Article I\n\ntext\n";
  const appended = parsePersona(personaText + constitution + constitution);
  expect(appended.topics).toHaveLength(2);
  expect(codes(appended)).toEqual(["persona.constitution-repeated"]);
});

test("translated headings are told by their shape and order", () => {
  const translated = personaText
    .replace("## Role Description", "## Rolle im Garten")
    .replace("## Core Responsibilities", "## Aufgaben")
    .replace("## Contribution Guidelines", "## Beiträge")
    .replace("## Quality Checklist", "## Güte")
    .replace("## Communication Style", "## Ton")
    .replace("## Collaboration with Other Personas", "## Miteinander")
    .replace(/## Task Templates[\s\S]*?(?=## Garden)/, "");
  const { avoid, checklist, communication, collaboration, description, phases, topics } = parsePersona(translated);
  expect([
    phases.length,
    avoid.length,
    checklist.length,
    communication.length,
    collaboration.length,
    topics.length,
  ]).toEqual([2, 1, 2, 1, 1, 2]);
  expect(description).toBe("You keep the garden alive.");
});

test("Chinese headings are known by name", () => {
  const { checklist, description } = parsePersona(
    personaText.replace("Role Description", "角色描述").replace("Quality Checklist", "质量检查清单"),
  );
  expect([description, checklist.length]).toEqual(["You keep the garden alive.", 2]);
});

test("the body wins over the front matter, and each difference is told with its place", () => {
  expect(changed('["beds", "water"]', '["beds"]').problems).toMatchObject([
    { code: "persona.section-unlisted", severity: "hint", range: { start: { line: 26 } } },
  ]);
  expect(changed('"water"', '"wells"').problems.map(({ code, range }) => [code, range.start])).toEqual([
    ["persona.section-unknown", { line: 7, character: 17 }],
    ["persona.section-unlisted", { line: 26, character: 0 }],
  ]);
  expect(changed("[plan, tasks]", "[plan, implement]").problems).toMatchObject([
    {
      code: "persona.phase-without-section",
      severity: "warning",
      range: { start: { line: 5, character: 23 }, end: { character: 32 } },
    },
  ]);
});

test("an empty responsibility, an empty template and an open placeholder are told", () => {
  expect(codes(changed("   - A source of water is named\n", ""))).toEqual(["persona.responsibility-empty"]);
  expect(codes(changed("- [ ] [P] Mark {bed} with string\n- [ ] Dig {bed} two spades deep\n", ""))).toEqual([
    "persona.template-empty",
  ]);
  expect(changed("Dig {bed} two", "Dig {bed two").problems).toMatchObject([
    { code: "persona.placeholder-unclosed", range: { start: { character: 10 } } },
  ]);
});

test("an unclosed fence and invisible characters are told", () => {
  expect(codes(changed("**Mulch**", "```\n**Mulch**"))).toEqual(["persona.fence-unclosed"]);
  expect(codes(changed("Living soil", "Living \u202Esoil"))).toEqual(["persona.hidden-character"]);
});

test("an empty text and noise are personas without content, with a problem", () => {
  for (const text of ["", "\u0000\u0001\uFFFD".repeat(100), "# Only a title"]) {
    expect(codes(parsePersona(text))).toContain("persona.front-matter-missing");
  }
});

test("a comment that opens in the middle of an item hides what begins in it, and does not go with the item", () => {
  const { phases } = changed("   - Paths are named", "   - Paths are named <!-- was:\n   - ghost\n   -->");
  expect(texts(phases[0]?.groups[0]?.items ?? [])).toEqual(["Every bed has a size", "Paths are named"]);
});

test("a section is known by its number, its bracketed suffix, its plural and by its shape", () => {
  for (const heading of [
    "## 4. Quality Checklist",
    "## Quality Checklist (Garden)",
    "## Quality Checklists",
    "## Güteprüfung",
  ]) {
    expect(changed("## Quality Checklist", heading).checklist).toHaveLength(2);
  }
});

test("items that stand under no phase are kept, and told", () => {
  const loose = changed(
    "## Core Responsibilities\n",
    "## Core Responsibilities\n\n1. **Always**\n   - Tools are clean\n",
  );
  expect(loose.phases[0]).toMatchObject({
    phase: "general",
    groups: [{ title: "Always", items: [{ text: "Tools are clean" }] }],
  });
  expect(codes(loose)).toEqual(["persona.items-without-phase"]);
});

test("phases may be headings of level 4", () => {
  const deep = parsePersona(personaText.replace(/### During/g, "#### During"));
  expect(deep.phases.map(({ phase, groups }) => [phase, groups.length])).toEqual([
    ["plan", 2],
    ["tasks", 1],
  ]);
});

test("[P] is no box: in a template it means parallel, without an id or a story's label", () => {
  const { templates } = changed("- [ ] Dig {bed} two", "- [P] T005 [US1] Dig {bed} two");
  expect(templates[0]?.tasks[1]).toMatchObject({ text: "Dig {bed} two spades deep", parallel: true });
});

test("a template's name that is given twice is told", () => {
  expect(codes(changed("## Garden Practices", "### New Bed\n- [ ] Dig\n\n## Garden Practices"))).toEqual([
    "persona.template-duplicate",
  ]);
});

test("a constitution as title or with a version ends the persona too", () => {
  for (const heading of ["# Project Constitution", "## Project Constitution (v1.2)", "## Constitution"]) {
    expect(parsePersona(`${personaText}\n${heading}\n\n## Article I\n`).topics).toHaveLength(2);
  }
});
