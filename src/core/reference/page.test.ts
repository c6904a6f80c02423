import { expect, test } from "vitest";
import { personaWith, topic } from "../../../test/support/persona.ts";
import { checklistFileOf, personaChecklistOf } from "../checklist/personaChecklist.ts";
import { english } from "../message.ts";
import { anchorOf, referencePage } from "./page.ts";
import { type PageSetting, pageHtml } from "./pageHtml.ts";
import { pageStrings } from "./pageStrings.ts";
import { itemStates } from "./quality.ts";

const strings = pageStrings(english);

const inEditor: PageSetting = { hrefOf: (key) => `#persona=${key}`, inEditor: true, actionsFor: () => [] };

function pageOf(part: Parameters<typeof personaWith>[0] = {}) {
  return referencePage(personaWith(part), (other) => (other.with === "Tech Lead" ? "tech-lead" : undefined));
}

function htmlOf(part: Parameters<typeof personaWith>[0] = {}, setting: Partial<PageSetting> = {}): string {
  return pageHtml(pageOf(part), strings, { ...inEditor, ...setting });
}

function anchorsOf(...titles: readonly string[]): readonly string[] {
  return pageOf({ topics: titles.map((title) => topic(title)) }).topics.map(({ anchor }) => anchor);
}

test("each topic has an anchor of its own", () => {
  expect(anchorsOf("API", "API", "API 2", "api", "", "🙂", "Größe")).toEqual([
    "topic-api",
    "topic-api-2",
    "topic-api-2-2",
    "topic-api-3",
    "topic-",
    "topic--2",
    "topic-größe",
  ]);
});

test("headings with the names of built-in properties are headings like any other", () => {
  expect(anchorsOf("__proto__", "constructor", "__proto__", "hasOwnProperty")).toEqual([
    "topic-proto",
    "topic-constructor",
    "topic-proto-2",
    "topic-hasownproperty",
  ]);
  expect(anchorOf(pageOf(), "constructor")).toBeUndefined();
  expect(anchorOf(pageOf(), "__proto__")).toBeUndefined();
});

test("a topic is found by its anchor, its title and its title's slug", () => {
  const page = pageOf({ topics: [topic("Error Handling"), topic("Logging")] });
  for (const heading of ["topic-logging", "Logging", "logging", "LOGGING!"])
    expect(anchorOf(page, heading)).toBe("topic-logging");
  expect(anchorOf(page, "")).toBeUndefined();
  expect(anchorOf(page, "Caching")).toBeUndefined();
});

test("the page has one first heading and none that skips a level", () => {
  const html = htmlOf({ topics: [topic("A", 2), topic("B", 3, "##### deep\n\n# shallow")] });
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.reduce((above, level) => {
    expect(level).toBeLessThanOrEqual(above + 1);
    return level;
  });
});

test("the outline leads to every section that is there", () => {
  const html = htmlOf({ avoid: [], focus: [], description: "" }).split("<main>")[0] ?? "";
  const targets = [...html.matchAll(/<a href="#([^"]*)"/g)].map(([, target]) => target);
  expect(targets).toEqual(["page-checklist", "page-collaboration", "topic-best-practices", "topic-caching"]);
  const page = htmlOf();
  for (const target of targets) expect(page).toContain(`<section id="${target}">`);
});

test("topics of level 3 lie below the topic of level 2 before them", () => {
  expect(htmlOf()).toContain(
    '<li><a href="#topic-best-practices">Best Practices</a><ul><li><a href="#topic-caching">Caching</a></li></ul></li>',
  );
});

test("a link in a topic to another topic's heading leads there", () => {
  expect(htmlOf({ topics: [topic("A", 2, "[see](#error-handling)"), topic("Error Handling")] })).toContain(
    '<a href="#topic-error-handling">see</a>',
  );
});

test("a persona that can be opened is a link, another one is its name", () => {
  const collaboration = [
    { with: "Tech Lead", text: "`code`", line: 1 },
    { with: 'QA" onclick="x', text: "bugs", line: 2 },
  ];
  const html = htmlOf({ collaboration });
  expect(html).toContain(
    '<a href="#persona=tech-lead" data-persona="tech-lead">Tech Lead</a> <span><code>code</code></span>',
  );
  expect(html).toContain("<strong>QA&quot; onclick=&quot;x</strong>");
});

const checklist = [
  { text: "one", line: 1, checked: true },
  { text: "two & `2`", line: 2, checked: false, section: "Data" },
  { text: "three", line: 3, checked: false, section: "Data" },
];

test("the quality checklist keeps its sub-headings, and each item has a box that names it", () => {
  const html = htmlOf({ checklist });
  expect(html).toMatch(
    /<ul><li><label><input type="checkbox" data-item="[^"]*"><span>one<\/span><\/label><\/li><\/ul><h3>Data/,
  );
  const ids = [...html.matchAll(/data-item="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(3);
  expect(html).not.toContain("checked");
});

test("outside the editor the checklist has no boxes that could be ticked, and there are no buttons of the editor", () => {
  const html = htmlOf({ checklist }, { inEditor: false, overview: "../index.html" });
  expect(html).not.toContain('type="checkbox"');
  expect(html).not.toContain("data-do=");
  expect(html).toContain('<a class="overview" href="../index.html">');
});

test("a tick changes what is said of an item and nothing of the page", () => {
  const persona = personaWith({ checklist });
  const before = personaChecklistOf(persona);
  const text = "## Quality checklist\n\n- [x] one\n\n### Data\n\n- [ ] two & `2`\n- [~] three\n";
  const after = personaChecklistOf(persona, checklistFileOf(text));
  const htmlWith = (sections: typeof before) =>
    pageHtml(
      referencePage(persona, () => undefined, sections),
      strings,
      inEditor,
    );
  expect(htmlWith(after)).toBe(htmlWith(before));
  const states = (sections: typeof before) =>
    itemStates(sections, ({ mark }) => mark).map(({ state, note }) => [state, note]);
  expect(states(before)).toEqual(Array.from({ length: 3 }, () => ["open", " "]));
  expect(states(after)).toEqual([
    ["done", "x"],
    ["open", " "],
    ["other", "~"],
  ]);
});

test("what only the checklist's file has is on the page too", () => {
  const file = checklistFileOf("## Quality checklist\n\n- [ ] our own\n");
  const persona = personaWith({ checklist });
  const page = referencePage(persona, () => undefined, personaChecklistOf(persona, file));
  expect(page.quality.flatMap(({ items }) => items.map(({ text }) => text))).toContain("our own");
});

test("a topic has a button for each thing that can be done with it, named for people", () => {
  const html = htmlOf({}, { actionsFor: ({ title }) => (title === "Caching" ? ["insertTasks", "copyMarkdown"] : []) });
  const buttons = [...html.matchAll(/data-do="(\w+)" aria-label="([^"]+)"/g)].map(
    ([, does, label]) => `${does}: ${label}`,
  );
  expect(buttons).toEqual([
    "back: Go back",
    "forward: Go forward",
    "openFile: Open as Markdown",
    "insertTasks: Insert as Tasks…",
    "copyMarkdown: Copy as Markdown",
  ]);
  expect(html).toMatch(/<h3>Caching<\/h3><div class="actions" role="group" aria-label="Actions for “Caching”">/);
});

test("bold leads and deeper headings have anchors of their own", () => {
  const body = "**Query plans**: read them.\n\n1. **N+1**: one more\n2. **N+1**: again\n\n#### Deep\n\nnot **here**";
  const html = htmlOf({ topics: [topic("Data", 3, body)] });
  const ids = [...html.matchAll(/<(?:strong|h4) id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual(["topic-data.query-plans", "topic-data.n-1", "topic-data.n-1--2", "topic-data.deep"]);
});

test("nothing that the author writes becomes markup", () => {
  const evil = '"><script>alert(1)</script>';
  const html = htmlOf({
    name: evil,
    shortName: evil,
    role: evil,
    contributesTo: [evil],
    description: evil,
    focus: [{ text: evil, line: 1 }],
    checklist: [{ text: evil, line: 1, checked: false, section: evil }],
    collaboration: [{ with: evil, text: evil, line: 1 }],
    topics: [topic(evil, 2, evil)],
  });
  expect(html).not.toContain("<script");
  expect(html).not.toContain('"">');
});

test("an ordinary persona is shown whole", () => {
  expect(pageOf().cut).toBe(false);
  expect(htmlOf()).not.toContain('class="notice"');
});

test.each([
  ["one long topic", { topics: [topic("A", 2, "word ".repeat(1_000_000))] }],
  ["one topic of many lines", { topics: [topic("A", 2, "- a line\n".repeat(600_000))] }],
  ["many topics", { topics: Array.from({ length: 100_000 }, () => topic("A")) }],
  ["many items", { focus: Array.from({ length: 500_000 }, (_, line) => ({ text: "", line })) }],
  ["a long name", { name: "n".repeat(5_000_000) }],
])("a persona of 5 MB is cut, says so, and is written in good time: %s", (_, part) => {
  const start = performance.now();
  const page = pageOf(part);
  const html = pageHtml(page, strings, inEditor);
  expect(performance.now() - start).toBeLessThan(15_000);
  expect(page.cut).toBe(true);
  expect(html).toContain('<p class="notice">This persona is very long');
  expect(html.length).toBeLessThan(3_000_000);
});

test("in the editor the sections that are not seen at first stand in a template, and on a site none do", () => {
  const topics = ["A", "B", "C"].map((title) => topic(title, 2, "word ".repeat(4_000)));
  const order = (html: string) => html.match(/<section id="[^"]*"|<\/?template>/g)?.map((each) => each.slice(0, 20));
  expect(order(htmlOf({ topics }))?.slice(-5)).toEqual([
    '<section id="topic-a',
    "<template>",
    '<section id="topic-b',
    '<section id="topic-c',
    "</template>",
  ]);
  expect(htmlOf({ topics }, { inEditor: false })).not.toContain("<template");
  expect(htmlOf({ topics: topics.slice(0, 1) })).not.toContain("<template");
});
