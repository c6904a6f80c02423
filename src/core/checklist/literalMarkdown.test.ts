import MarkdownIt from "markdown-it";
import { describe, expect, it, test } from "vitest";
import { literalMarkdown } from "./literalMarkdown.ts";

const joiner = /\u2060/g;
const rendered = (markdown: string) =>
  MarkdownIt({ html: true, linkify: true }).render(markdown).replace(joiner, "").trim();

describe("text of a file, rendered, is text", () => {
  it.each([
    ["<img src=x onerror=alert(1)> & <b>bold</b>", "&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;bold&lt;/b&gt;"],
    ["[a](https://example.com) ![b](http://c.example/d.png)", "[a](https://example.com) ![b](http://c.example/d.png)"],
    [
      "see https://example.com, //example.com and ann@example.com",
      "see https://example.com, //example.com and ann@example.com",
    ],
    ["<https://example.com>", "&lt;https://example.com&gt;"],
    ["**all** _of_ ~~it~~ &lt;", "**all** _of_ ~~it~~ &amp;lt;"],
    ["# no heading", "# no heading"],
    ["- no list", "- no list"],
    ["12) no list", "12) no list"],
    ["[ ] no box", "[ ] no box"],
    ["two\n\nlines", "two lines"],
    ["a \\` b` c", "a \\<code> b</code> c"],
    ["`code <b>` and `` `more` ``", "<code>code &lt;b&gt;</code> and <code>`more`</code>"],
    ["an ``open ` run", "an ``open ` run"],
  ])("%j", (text, html) => {
    expect(rendered(literalMarkdown(text))).toBe(`<p>${html}</p>`);
  });
});

test.each([
  ["@octocat and team/@all", /@\w/],
  ["closes #12, GH-12 and a/b#3", /#\d|GH-\d/],
  ["www.example.com", /www\./],
  ["https://example.com", /:\/\//],
])("a code host finds no mention, number or address in %j", (text, pattern) => {
  expect(literalMarkdown(text).replace(/\\/g, "")).not.toMatch(pattern);
});

test("a cell of a table stays one cell, in code too", () => {
  const cell = literalMarkdown("a | b `c | d`\n| e", "inTable");
  const html = rendered(`| A |\n| --- |\n| ${cell} |`);
  expect(html.match(/<td>.*<\/td>/g)).toEqual(["<td>a | b `c | d` | e</td>"]);
});

test("characters that show nothing are left out, and a very long text is cut", () => {
  expect(literalMarkdown("a\u202Eb")).toBe("ab");
  expect(literalMarkdown("x".repeat(5_000))).toMatch(/^x{2000}…$/);
});
