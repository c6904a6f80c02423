// The core's speed against that of the parsers below it, on the same texts in the same process. Run from the checkout's
// folder; prints its rows as JSON.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";
import { parse } from "yaml";
import { passagesFor } from "../../src/core/guidance/coverage.ts";
import { coverageDocumentOf } from "../../src/core/guidance/coveragePassages.ts";
import { type Markdown, markdownOf } from "../../src/core/markdown.ts";
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
import { insertion } from "../../src/core/templates/insertion.ts";
import { targetsOf } from "../../src/core/templates/target.ts";
import { completionRows } from "./completion.ts";
import { guidanceRows } from "./guidance.ts";
import { microsecondsOf, type Row, ratioOf, type Spread } from "./measure.ts";
import { tasksDocument } from "./tasksDocument.ts";

const bundled = "personas/backend-developer.md";
const seed = "../shared/seed/backend-developer.md"; // beside the checkout of those who work on the bundled personas

const blocks = new MarkdownIt({ html: true });
blocks.core.ruler.enableOnly(["normalize", "block"]);

const engines = { yaml: { parse: (text: string): object => parse(text) } };

const setting: PageSetting = { hrefOf: (key) => key, inEditor: true, actionsFor: () => ["copyMarkdown", "openLine"] };
/** What a reader types, letter by letter. */
const queries = ["rate limiting", "n+1 queries", "zero downtime migration", "accessibility", "idempotant", "owasp"];

const rows = [
  ...personaRows(),
  ...taskRows(),
  ...insertionRows(),
  ...guidanceRows(),
  ...completionRows(),
  ...referenceRows(),
  ...coverageRows(),
];
process.stdout.write(JSON.stringify(rows));

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

function insertionRows(): readonly Row[] {
  const text = tasksDocument(2_500);
  const markdown = markdownOf(text);
  const targets = targetsOf(markdown);
  const heading = targets[Math.floor(targets.length / 2)]?.heading;
  if (!heading) throw new Error("unreachable");
  const tasks = Array.from({ length: 20 }, (_, line) => {
    return { text: `Implement {METHOD /path} in {src/api/file} for case ${line}`, parallel: true, line };
  });
  const plan = () => insertion(markdown, tasks, { kind: "phase", heading });
  const measured = ratioOf(plan, () => tasksOf(markdownOf(text)), 1.2);
  return [{ what: "planning an insertion into 2,500 lines against reading them", measured, unit: "x", budget: 1.2 }];
}

function tenfold({ median, low, high }: Spread): Spread {
  return { median: median * 10, low: low * 10, high: high * 10 };
}

function coverageRows(): readonly Row[] {
  const personas = readdirSync("personas").map((name) =>
    personaEntryOf({ layer: "bundled", uri: name, text: readFileSync(`personas/${name}`, "utf8") }),
  );
  const cover = (markdown: Markdown, phase: string) => {
    const document = coverageDocumentOf(markdown);
    return personas.map((persona) => passagesFor(persona, phase, document));
  };
  const plan = markdownOf(readFileSync("test/support/sample/specs/003-user-login/plan.md", "utf8"));
  const [short, long] = [1_000, 10_000].map((lines) => markdownOf(tasksDocument(lines)));
  if (!short || !long) throw new Error("unreachable");
  const ten = Array.from({ length: 10 }, () => short);
  const growth = ratioOf(
    () => cover(long, "tasks"),
    () => ten.map((each) => cover(each, "tasks")),
    1.1,
  );
  const cost = ratioOf(
    () => cover(plan, "plan"),
    () => markdownOf(plan.source),
    25,
  );
  const alone = microsecondsOf(() => cover(plan, "plan"));
  return [
    { what: "coverage of a plan.md by nine personas against parsing it", measured: cost, unit: "x", budget: 50 },
    { what: "the same alone, after the first time", measured: alone, unit: "µs", budget: 20_000 },
    { what: "coverage of 10,000 lines against 1,000", measured: tenfold(growth), unit: "x", budget: 11 },
  ];
}
