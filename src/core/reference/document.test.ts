import { expect, test } from "vitest";
import { personaWith, topic } from "../../../test/support/persona.ts";
import { english } from "../message.ts";
import { noticeHtml, pageDocument } from "./document.ts";
import { referencePage } from "./page.ts";
import { pageHtml } from "./pageHtml.ts";
import { pageStrings } from "./pageStrings.ts";

function htmlOf(body: string): string {
  const page = referencePage(personaWith({ topics: [topic("A", 2, body)] }), () => undefined);
  return pageHtml(page, pageStrings(english), { hrefOf: () => "", inEditor: true, actionsFor: () => [] });
}

const frame = {
  language: "de",
  title: "</title><script>",
  nonce: "abc",
  source: "'self' https://*.vscode-cdn.net",
  styles: ["https://host/reference.css"],
  script: 'https://host/reference.js?"',
  highlighter: "https://host/highlight.js",
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

test("the script that colors code is named by a page with code in a language only", () => {
  const names = (body: string) =>
    pageDocument(frame, htmlOf(body)).includes(` data-highlighter="${frame.highlighter}">`);
  expect(names("```\nplain\n```")).toBe(false);
  expect(names("```sql\nSELECT 1\n```")).toBe(true);
  expect(names('<code data-language="sql">')).toBe(false);
});

test("a page without a persona says why", () => {
  expect(noticeHtml("Reference", "Not <found>")).toBe(
    '<main><h1>Reference</h1><p class="notice">Not &lt;found&gt;</p></main>',
  );
});
