import { expect, test } from "vitest";
import { personaWith, topic } from "../../../test/support/persona.ts";
import { noticeHtml, pageDocument } from "./document.ts";
import { anchorOf, referencePage } from "./page.ts";
import { type PageStrings, pageHtml } from "./pageHtml.ts";

const strings: PageStrings = {
  outline: "On this page",
  phases: "Contributes to",
  description: "Role description",
  guidelines: "Focus and avoid",
  focus: "Focus on",
  avoid: "Avoid",
  checklist: "Quality checklist",
  collaboration: "Works with",
  copy: "Copy",
  copied: "Copied",
  table: "Table {0}",
  cut: "Too long",
};

function pageOf(part: Parameters<typeof personaWith>[0] = {}) {
  return referencePage(personaWith(part), (other) => other.with === "Tech Lead");
}

function htmlOf(part: Parameters<typeof personaWith>[0] = {}): string {
  return pageHtml(pageOf(part), strings);
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
  const html = htmlOf({ avoid: [], focus: [], description: "" });
  const targets = [...html.matchAll(/<a href="#([^"]*)"/g)].map(([, target]) => target);
  expect(targets).toEqual(["page-checklist", "page-collaboration", "topic-best-practices", "topic-caching"]);
  for (const target of targets) expect(html).toContain(`<section id="${target}">`);
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

test("a persona that can be opened is a button, another one is its name", () => {
  const collaboration = [
    { with: "Tech Lead", text: "`code`", line: 1 },
    { with: 'QA" onclick="x', text: "bugs", line: 2 },
  ];
  const html = htmlOf({ collaboration });
  expect(html).toContain(
    '<button type="button" class="persona" data-persona="Tech Lead">Tech Lead</button> <span><code>code</code></span>',
  );
  expect(html).toContain("<strong>QA&quot; onclick=&quot;x</strong>");
});

test("the quality checklist keeps its sub-headings and has no boxes", () => {
  const item = (text: string, section?: string) => ({ text, line: 1, checked: true, ...(section && { section }) });
  const html = htmlOf({ checklist: [item("one"), item("two", "Data"), item("three", "Data")] });
  expect(html).toContain('<div class="quality"><ul><li>one</li></ul></div>');
  expect(html).toContain('<div class="quality"><h3>Data</h3><ul><li>two</li><li>three</li></ul></div>');
  expect(html).not.toContain("<input");
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
  expect(htmlOf()).not.toContain("Too long");
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
  const html = pageHtml(page, strings);
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(page.cut).toBe(true);
  expect(html).toContain('<p class="notice">Too long</p>');
  expect(html.length).toBeLessThan(3_000_000);
});

const frame = {
  language: "de",
  title: "</title><script>",
  nonce: "abc",
  source: "'self' https://*.vscode-cdn.net",
  style: "https://host/reference.css",
  script: 'https://host/reference.js?"',
  personaKey: 'user:"x"',
  load: 3,
};

test("the document loads its own script and style only", () => {
  const html = pageDocument(frame, "<main></main>");
  const policy = /content="(default-src[^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'");
  expect(policy).toBe(
    "default-src 'none'; img-src 'self' https://*.vscode-cdn.net; style-src 'self' https://*.vscode-cdn.net; " +
      "font-src 'self' https://*.vscode-cdn.net; script-src 'nonce-abc'; form-action 'none'; base-uri 'none'",
  );
  expect(html.indexOf("<meta http-equiv")).toBeLessThan(html.indexOf("<link"));
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('data-persona-key="user:&quot;x&quot;" data-load="3"');
  expect(html.match(/<script/g)).toHaveLength(1);
});

test("a page without a persona says why", () => {
  expect(noticeHtml("Reference", "Not <found>")).toBe(
    '<main><h1>Reference</h1><p class="notice">Not &lt;found&gt;</p></main>',
  );
});
