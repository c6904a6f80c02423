// The core's speed against that of the parsers below it, on the same texts in the same process. Run from the checkout's
// folder; prints its rows as JSON.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";
import { parse } from "yaml";
import { passagesFor } from "../../src/core/guidance/coverage.ts";
import { coverageDocumentOf } from "../../src/core/guidance/coveragePassages.ts";
import { hoverAt } from "../../src/core/guidance/hover.ts";
import { type SpecDocument, specDocumentOf } from "../../src/core/guidance/specDocument.ts";
import { termIndexOf } from "../../src/core/guidance/terms.ts";
import { type Markdown, markdownOf } from "../../src/core/markdown.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
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

process.stdout.write(JSON.stringify([...personaRows(), ...taskRows(), ...hoverRows(), ...coverageRows()]));

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
