import fc from "fast-check";
import { expect, test } from "vitest";
import { escaped, markdownHtml } from "./markdownHtml.ts";

function writer() {
  return markdownHtml({
    copy: "Copy <it>",
    table: "Table {0}",
    anchorOf: (fragment) => (fragment === "caching" ? "topic-caching" : undefined),
  });
}

function html(markdown: string): string {
  return writer().block(markdown);
}

/** The names of all tags and attributes in `markup`: what a browser would act on. */
function active(markup: string): readonly string[] {
  return [...markup.matchAll(/<([a-z][\w-]*)((?:[^">]|"[^"]*")*)>/gi)].flatMap(([, tag = "", rest = ""]) => [
    tag,
    ...[...rest.matchAll(/([\w-]+)="[^"]*"/g)].map(([, name = ""]) => `${tag}@${name}`),
  ]);
}

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '<a href="command:workbench.action.quit">x</a>',
  "text <iframe src=//evil></iframe>",
  "<style>body{display:none}</style>",
  "<!-- --><script>alert(1)</script>",
  "<!-->--><img src=x>",
])("HTML of the author is text: %s", (markdown) => {
  expect(active(html(markdown)).filter((name) => name !== "p")).toEqual([]);
});

test.each([
  "command:workbench.action.quit",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "&#106;avascript:alert(1)",
  "javascript&colon;alert(1)",
  "java\\script:alert(1)",
  "data:text/html,x",
  "data:image/png;base64,AA",
  "vscode://extension/install",
  "vscode:x",
  "file:///etc/passwd",
  "//host/x",
  "/\\host",
  "https:evil",
  "https:///x",
  "http://example.com",
  "../plan.md",
  "plan.md",
  "",
  "?x",
  "#unknown",
  "#%E0%A4%A",
])("a link to %s is only its text", (target) => {
  for (const markdown of [
    `[**words**](${target})`,
    `[**words**](<${target}>)`,
    `[**words**]\n\n[**words**]: ${target}`,
  ]) {
    expect(active(html(markdown))).not.toContain("a");
    expect(html(markdown)).toContain("words");
  }
});

test("an autolink to anything but https: and mailto: is text", () => {
  expect(html("<command:x.y> <javascript:alert(1)>")).toBe("<p>command:x.y javascript:alert(1)</p>\n");
  expect(html("<https://example.com> <me@example.com>")).toContain('<a href="mailto:me@example.com"');
});

test("a link to https: shows where it leads, whatever its own title says", () => {
  expect(html('[x](https://example.com/a?b=1&c "safe")')).toBe(
    '<p><a href="https://example.com/a?b=1&amp;c" title="https://example.com/a?b=1&amp;c">x</a></p>\n',
  );
});

test("a link to a section leads to the section's anchor", () => {
  expect(html("[x](#caching)")).toBe('<p><a href="#topic-caching">x</a></p>\n');
});

test("a link after a refused one is a link", () => {
  expect(active(html("[a](command:x) [b](https://example.com)")).filter((name) => name === "a")).toHaveLength(1);
});

test.each(["https://evil.example/beacon.png", "data:image/svg+xml,x", "javascript:alert(1)", "//evil", "x.png"])(
  "an image from %s is its alternative text",
  (source) => {
    expect(html(`before ![the **plan** <b>](${source} "t") after`)).toBe("<p>before the plan &lt;b&gt; after</p>\n");
  },
);

test("attributes cannot be broken out of", () => {
  expect(active(html('[x](https://e.com/"onclick="alert(1))'))).toEqual(["p", "a", "a@href", "a@title"]);
  expect(active(html('```js"onclick="alert(1)\nx\n```'))).not.toContain("code@onclick");
  expect(escaped(`<a href="x" id='y'>&`)).toBe("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
});

test("comments are dropped, on lines of their own and within a line", () => {
  expect(html("a <!-- hidden --> b")).toBe("<p>a  b</p>\n");
  expect(html("a\n\n<!-- hidden\n\n# still -->\n\nb")).toBe("<p>a</p>\n<p>b</p>\n");
  expect(html("a <!-- open")).toBe("<p>a &lt;!-- open</p>\n");
  expect(html("`<!-- code -->`")).toBe("<p><code>&lt;!-- code --&gt;</code></p>\n");
});

test("headings stay in order below the page's own", () => {
  expect(html("# One\n\n#### Four\n\n## Two").match(/<\/?h\d/g)).toEqual(["<h2", "</h2", "<h3", "</h3", "<h2", "</h2"]);
});

test("a heading inside a quote or a list is no heading of the page", () => {
  expect(html("> # One\n\n- ## Two")).not.toMatch(/<\/?h\d/);
});

test("code is copied by a button with the given label, and says its language", () => {
  expect(html("```json 5\n{}\n```")).toBe(
    '<div class="code"><div class="top"><span class="language">json</span>' +
      '<button type="button" class="copy">Copy &lt;it&gt;</button></div>' +
      '<pre tabindex="0"><code data-language="json">{}\n</code></pre></div>\n',
  );
  expect(html("    indented")).toContain('<button type="button" class="copy">');
});

test("a table scrolls in a region with a label of its own, and aligns without a style attribute", () => {
  const two = html("|a|b|\n|:-:|--:|\n|1|2|\n\ntext\n\n|c|\n|---|\n");
  expect(two).toContain('tabindex="0" role="region" aria-label="Table 1"');
  expect(two).toContain('aria-label="Table 2"');
  expect(two).toContain('<td class="center">1</td>');
  expect(two).not.toContain("style");
});

test("marks that reorder text are left out", () => {
  expect(html("a\u202Eb\u2066c `d\u202E`")).toBe("<p>abc <code>d</code></p>\n");
});

test("text() gives words without any tag", () => {
  expect(writer().text("Use `EXPLAIN` & [**this**](https://x.y) ![alt](z) <b>")).toBe(
    "Use EXPLAIN &amp; this alt &lt;b&gt;",
  );
});

test("what is no name of a language is not taken for one", () => {
  expect(html('```"><script>\n```')).not.toContain("data-language");
  expect(html("```C++\n```")).toContain('data-language="c++"');
});

const fragments = [
  ..."<>[]()!\"'`*_#|:-\\&\n ",
  "<img src=x onerror=alert(1)>",
  "<script>",
  "<!--",
  "-->",
  "javascript:alert(1)",
  "command:x",
  "https://example.com",
  "#caching",
  "](",
  "![",
  "```",
  "\n\n",
  "|-|\n",
  "&quot;",
  "&lt;",
  'a" onclick="b',
];
const allowed =
  /^(?:(?:p|h[2-6]|[uo]l|li|a|em|strong|code|pre|blockquote|hr|br|div|span|button|table|t[rhd]|thead|tbody)|ol@start|a@href|a@title|button@type|(?:p|div|span|button|t[hd])@class|pre@tabindex|code@data-language|div@(?:tabindex|role|aria-label))$/;

test("whatever is written, only the tags and attributes of this page come out", () => {
  const anything = fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fragments) }, fc.string({ maxLength: 5 })),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(anything, (parts) => {
      const markup = html(parts.join(""));
      expect(active(markup).filter((name) => !allowed.test(name))).toEqual([]);
      expect(markup.match(/href="(?!https:\/\/[^/]|mailto:|#topic-)/)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["quotes", ">".repeat(50_000)],
  ["lists", "- ".repeat(50_000)],
  ["brackets", "[".repeat(250_000)],
  ["images", "![".repeat(100_000)],
  ["links", "[a](".repeat(100_000)],
  ["links in brackets", `${"[".repeat(20_000)}a${"](b)".repeat(20_000)}`],
  ["stars", "*a **b ".repeat(60_000)],
  ["backticks", Array.from({ length: 900 }, (_, at) => "`".repeat(at)).join(" ")],
  ["comments", "a <!--".repeat(80_000)],
  ["comments in a link", `[${"<!--".repeat(100_000)}](x) -->`],
  ["angles", "<".repeat(500_000)],
  ["entities", "&#x".repeat(160_000)],
  ["table", `|${"a|".repeat(20_000)}\n|${"-|".repeat(20_000)}\n${"|\n".repeat(20_000)}`],
  ["a line of 1 MB", "word ".repeat(200_000)],
  ["a line of 1 MB without a space", "x".repeat(1_000_000)],
])("hostile depth and length end in good time: %s", (_, markdown) => {
  const start = performance.now();
  html(markdown);
  expect(performance.now() - start).toBeLessThan(15_000);
});
