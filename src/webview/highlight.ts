// Colors the page's code: classes only, the style sheet takes the colors from the theme. Loaded by pages that have code.
// The tokens become elements with text in them, never HTML from a string.
import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import gherkin from "highlight.js/lib/languages/gherkin";
import http from "highlight.js/lib/languages/http";
import ini from "highlight.js/lib/languages/ini";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const lowlight = createLowlight({
  bash,
  css,
  diff,
  dockerfile,
  gherkin,
  http,
  ini,
  json,
  markdown,
  python,
  sql,
  typescript,
  xml,
  yaml,
});
// TypeScript's grammar reads JavaScript as well: one instead of two keeps this file small.
lowlight.registerAlias({ typescript: ["javascript", "js", "jsx", "mjs", "cjs"] });

/** A longer block stays plain: coloring one may cost more than in proportion to its length. */
const longest = 20_000;

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      color(target);
    }
  },
  { rootMargin: "500px" },
);
for (const code of document.querySelectorAll("code[data-language]")) watcher.observe(code);

type Tokens = ReturnType<typeof lowlight.highlight>["children"];

function color(code: Element): void {
  const language = code.getAttribute("data-language") ?? "";
  const text = code.textContent ?? "";
  if (text.length > longest || !lowlight.registered(language)) return;
  code.replaceChildren(...nodesOf(lowlight.highlight(language, text).children));
}

function nodesOf(tokens: Tokens): readonly Node[] {
  return tokens.flatMap((token): readonly Node[] => {
    if (token.type === "text") return [document.createTextNode(token.value)];
    if (token.type !== "element") return [];
    const span = document.createElement("span");
    const { className } = token.properties;
    if (Array.isArray(className)) span.className = className.join(" ");
    span.append(...nodesOf(token.children));
    return [span];
  });
}
