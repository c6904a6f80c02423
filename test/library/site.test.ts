import { posix } from "node:path";
import { expect, test } from "vitest";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { siteAssets, siteOf } from "../../src/core/reference/site.ts";
import { hostilePersona } from "../support/hostilePersona.ts";

function entry(name: string, ...lines: readonly string[]) {
  const text = ["---", `id: ${name}`, `name: ${name}`, "---", "# P", ...lines].join("\n");
  return personaEntryOf({ layer: "workspace", uri: `${name}.md`, text });
}

const cook = entry(
  "cook",
  "## Quality Checklist",
  "- [ ] Warm",
  "## Collaboration with Other Personas",
  "- **With waiter**: serve",
  "- **With butcher**: meat",
  "## Practices",
  "### Soup",
  "[see](#soup)",
);
const waiter = entry("waiter");
const hostile = personaEntryOf({ layer: "workspace", uri: "hostile.md", text: hostilePersona() });
const index = entry("index");
const site = siteOf([cook, waiter, hostile, index]);
const textOf = (path: string) => site.find((file) => file.path === path)?.text ?? "";

test("each persona has a page, beside a list of all and the texts for the search", () => {
  expect(site.map(({ path }) => path)).toEqual([
    "index.html",
    "personas/cook.html",
    "personas/waiter.html",
    "personas/hostile.html",
    "personas/index.html",
    "assets/texts.js",
  ]);
  expect(textOf("index.html")).toContain('<a href="personas/cook.html">cook</a>');
  expect(textOf("personas/cook.html")).toContain('<a href="waiter.html" data-persona="waiter">waiter</a>');
  expect(textOf("personas/cook.html")).toContain("<strong>butcher</strong>");
});

test("every link and every file that a page loads is relative and there, or leads to https: or mailto:", () => {
  const all = new Set([...site.map(({ path }) => path), ...siteAssets.map((name) => `assets/${name}`)]);
  for (const { path, text } of site.filter((file) => file.path.endsWith(".html"))) {
    const links = [...text.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links.filter((each) => !/^(?:https:|mailto:)/.test(each)))
      expect(all).toContain(posix.join(posix.dirname(path), link));
  }
});

test("the pages allow nothing but their own files", () => {
  for (const { text } of site.filter((file) => file.path.endsWith(".html"))) {
    const own = "&#39;self&#39;";
    expect(text).toContain(
      `"default-src 'none'; img-src ${own}; style-src ${own}; font-src ${own}; script-src ${own}; form-action 'none'; base-uri 'none'"`,
    );
    expect(text.match(/<script/g)?.length).toBe(
      text.match(
        /<script src="(?:\.\.\/)?assets\/\w+\.js"(?: data-highlighter="(?:\.\.\/)?assets\/\w+\.js")?><\/script>/g,
      )?.length,
    );
  }
});

test("the texts for the search are data, whatever they say", () => {
  const text = textOf("assets/texts.js");
  const json = /^globalThis\.personaGuideTexts = (.*);\n$/.exec(text)?.[1] ?? "";
  const { personas } = JSON.parse(json);
  expect(personas.map(({ key }: { readonly key: string }) => key)).toEqual(["cook", "waiter", "hostile", "index"]);
});
