// The core's speed against that of the parsers below it, on the same texts in the same process. Run from the checkout's
// folder; prints its rows as JSON.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";
import { parse } from "yaml";
import { hoverAt } from "../../src/core/guidance/hover.ts";
import { type SpecDocument, specDocumentOf } from "../../src/core/guidance/specDocument.ts";
import { termIndexOf } from "../../src/core/guidance/terms.ts";
import { markdownOf } from "../../src/core/markdown.ts";
import { english } from "../../src/core/message.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
import type { Persona } from "../../src/core/persona/persona.ts";
import { referencePage } from "../../src/core/reference/page.ts";
import { type PageSetting, pageHtml } from "../../src/core/reference/pageHtml.ts";
import { pageStrings } from "../../src/core/reference/pageStrings.ts";
import { searchOf } from "../../src/core/reference/search.ts";
import { searchPersona } from "../../src/core/reference/searchTexts.ts";
import { tasksOf } from "../../src/core/speckit/tasks.ts";
import type { Position } from "../../src/core/text.ts";
import { microsecondsOf, type Row, ratioOf, type Spread } from "./measure.ts";
import { tasksDocument } from "./tasksDocument.ts";

const bundled = "personas/backend-developer.md";
const seed = "../shared/seed/backend-developer.md"; // beside the checkout of those who work on the bundled personas

const blocks = new MarkdownIt({ html: true });
blocks.core.ruler.enableOnly(["normalize", "block"]);
/** Of each kind, in a document that hovers are measured in. */
const places = 200;

const engines = { yaml: { parse: (text: string): object => parse(text) } };

const setting: PageSetting = { hrefOf: (key) => key, inEditor: true, actionsFor: () => ["copyMarkdown", "openLine"] };
/** What a reader types, letter by letter. */
const queries = ["rate limiting", "n+1 queries", "zero downtime migration", "accessibility", "idempotant", "owasp"];

process.stdout.write(JSON.stringify([...personaRows(), ...taskRows(), ...hoverRows(), ...referenceRows()]));

function personaRows(): readonly Row[] {
  return [bundled, seed].filter(existsSync).map((path) => {
    const text = readFileSync(path, "utf8");
    const parsers = () => {
      const { content, data } = matter(text, { engines });
      return [blocks.parse(content, {}), data];
    };
    const what = `parsePersona(${path}) against gray-matter, yaml and markdown-it's blocks`;
    return { what, measured: ratioOf(() => parsePersona(text), parsers, 1.5), unit: "x", budget: 1.5 };
  });
}

function referenceRows(): readonly Row[] {
  const strings = pageStrings(english);
  const entries = readdirSync("personas").map((name) =>
    personaEntryOf({ layer: "bundled", uri: name, text: readFileSync(`personas/${name}`, "utf8") }),
  );
  const search = searchOf(entries.map((entry) => searchPersona(entry, true, strings)));
  const typed = queries.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
  const slowest = typed
    .map((query) => inMilliseconds(microsecondsOf(() => search(query))))
    .reduce((a, b) => (a.median > b.median ? a : b));
  const all = inMilliseconds(microsecondsOf(() => typed.map(search), typed.length));
  const page = (persona: Persona) =>
    pageHtml(
      referencePage(persona, () => undefined),
      strings,
      setting,
    );
  const write = inMilliseconds(microsecondsOf(() => entries.map(({ persona }) => page(persona)), entries.length));
  return [
    { what: "a keystroke in the search over nine personas", measured: all, unit: "ms", budget: 5 },
    { what: "the slowest of these keystrokes", measured: slowest, unit: "ms", budget: 5 },
    { what: "writing the reference page of a persona", measured: write, unit: "ms", budget: 20 },
  ];
}

function inMilliseconds({ median, low, high }: Spread): Spread {
  return { median: median / 1000, low: low / 1000, high: high / 1000 };
}

function taskRows(): readonly Row[] {
  const [short, long] = [tasksDocument(2_500), tasksDocument(25_000)];
  const tasks = (text: string) => tasksOf(markdownOf(text));
  const cost = ratioOf(
    () => tasks(short),
    () => blocks.parse(short, {}),
    1.3,
  );
  const ten = Array.from({ length: 10 }, () => short);
  const whole = () => tasks(long);
  // What ten short ones give is kept as the long one's is: else the collector alone makes the difference.
  const growth = tenfold(ratioOf(whole, () => ten.map(tasks), 1.1));
  const apart = () => {
    for (const text of ten) tasks(text);
  };
  const growthAlone = tenfold(ratioOf(whole, apart, 1.1));
  return [
    { what: "tasksOf of 2,500 lines against markdown-it's blocks", measured: cost, unit: "x", budget: 1.3 },
    { what: "tasksOf of 25,000 lines against 2,500, all kept", measured: growth, unit: "x", budget: 11 },
    { what: "the same, each of 2,500 dropped at once", measured: growthAlone, unit: "x" },
  ];
}

function tenfold({ median, low, high }: Spread): Spread {
  return { median: median * 10, low: low * 10, high: high * 10 };
}

function hoverRows(): readonly Row[] {
  const terms = termIndexOf([personaEntryOf({ layer: "bundled", uri: bundled, text: readFileSync(bundled, "utf8") })]);
  const hover = (document: SpecDocument, place: Position) => hoverAt(document, place, [document], terms);
  const [short, long] = [2_500, 25_000].map((lines) => specDocumentOf("tasks.md", tasksDocument(lines)));
  if (!short || !long) throw new Error("unreachable");
  return (["term", "definition", undefined] as const).flatMap((kind): readonly Row[] => {
    const all = (document: SpecDocument) => {
      const places = placesOf(document, (place) => hover(document, place)?.kind === kind);
      return () => places.map((place) => hover(document, place));
    };
    const on = { term: "a term", definition: "an id", nothing: "nothing" }[kind ?? "nothing"];
    const growth = ratioOf(all(long), all(short), 1.5);
    return [
      { what: `hoverAt on ${on}, 2,500 lines`, measured: microsecondsOf(all(short), places), unit: "µs", budget: 50 },
      { what: `hoverAt on ${on}, 25,000 lines against 2,500`, measured: growth, unit: "x", budget: 1.5 },
    ];
  });
}

/** Places that fit, spread over the whole document: not one line again and again, which every cache would know. */
function placesOf({ markdown: { lines } }: SpecDocument, fits: (place: Position) => boolean): readonly Position[] {
  const found: Position[] = [];
  for (let line = 0; line < lines.length; line++) {
    const characters = Array.from({ length: Math.ceil((lines[line] ?? "").length / 3) }, (_, index) => index * 3);
    const character = characters.find((at) => at > 8 && fits({ line, character: at }));
    if (character !== undefined) found.push({ line, character });
  }
  const step = found.length / places;
  if (step < 1) throw new Error(`only ${found.length} places`);
  return Array.from({ length: places }, (_, index) => found[Math.floor(index * step)] ?? { line: 0, character: 0 });
}
