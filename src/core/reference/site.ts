// The references of many personas as a static site: the same pages, a list of all personas, and the texts for the search.
// All links are relative, so that the site works from any folder, also without a server.
import { english } from "../message.ts";
import { entryNamed, type PersonaEntry } from "../persona/catalog.ts";
import type { Collaboration } from "../persona/persona.ts";
import { barHtml } from "./barHtml.ts";
import { pageDocument } from "./document.ts";
import { iconShapes } from "./icons.ts";
import { escaped } from "./markdownHtml.ts";
import { referencePage } from "./page.ts";
import { pageHtml } from "./pageHtml.ts";
import { pageStrings } from "./pageStrings.ts";
import { searchPersona } from "./searchTexts.ts";
import { tileHtml } from "./tile.ts";

export interface SiteFile {
  /** Below the site's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files beside those that are made here, in the folder `assets`. */
export const siteAssets = ["reference.css", "site.css", "site.js", "highlight.js"] as const;

const strings = pageStrings(english);

export function siteOf(entries: readonly PersonaEntry[]): readonly SiteFile[] {
  const keyOf = (other: Collaboration) =>
    (entryNamed(entries, other.with) ?? entryNamed(entries, other.shortName ?? other.with))?.key;
  const pages = entries.map(({ key, persona }) => {
    const body = pageHtml(referencePage(persona, keyOf), strings, {
      hrefOf: (other) => `${encodeURIComponent(other)}.html`,
      overview: "../index.html",
      inEditor: false,
      actionsFor: () => [],
    });
    return { path: pagePath(key), text: documentOf(persona.name, key, "../", body) };
  });
  const personas = entries.map((entry) => searchPersona(entry, true, strings));
  const texts = JSON.stringify({ kind: "texts", personas });
  return [
    { path: "index.html", text: documentOf(strings.personas, "", "", overview(entries)) },
    ...pages,
    // webview/site.ts knows the variable, and takes what it holds as a message.
    { path: "assets/texts.js", text: `globalThis.personaGuideTexts = ${texts};\n` },
  ];
}

/** The file of a persona's page. Keys are slugs: letters, digits and hyphens. */
export function pagePath(key: string): string {
  return `personas/${key}.html`;
}

function documentOf(title: string, personaKey: string, root: string, body: string): string {
  const asset = (name: (typeof siteAssets)[number]) => `${root}assets/${name}`;
  const frame = {
    language: "en",
    title,
    source: "'self'",
    styles: [asset("site.css"), asset("reference.css")],
    script: asset("site.js"),
    highlighter: asset("highlight.js"),
    personaKey,
    load: 0,
  };
  return pageDocument(frame, body);
}

function overview(entries: readonly PersonaEntry[]): string {
  const cards = entries.map(({ key, persona }) => {
    const link = `<a href="${escaped(encodeURI(pagePath(key)))}">${escaped(persona.name)}</a>`;
    return `<li class="persona">${tileHtml(persona)}<div><h2>${link}</h2><p class="role">${escaped(persona.role)}</p></div></li>`;
  });
  return [
    iconShapes(),
    barHtml({ inEditor: false }, strings),
    `<main class="all"><h1>${escaped(strings.personas)}</h1><ul>${cards.join("")}</ul></main>`,
    `<p class="message" role="status"></p>`,
  ].join("\n");
}
