// Guidance against what it stands on and what could stand in its place: the index against parsing the personas, the scan
// against one regular expression of all terms, hovers by the size of the document.
import { readdirSync, readFileSync } from "node:fs";
import { hoverAt } from "../../src/core/guidance/hover.ts";
import { type SpecDocument, specDocumentOf } from "../../src/core/guidance/specDocument.ts";
import { termIndexOf, termsIn } from "../../src/core/guidance/terms.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import type { Position } from "../../src/core/text.ts";
import { microsecondsOf, type Row, ratioOf } from "./measure.ts";
import { tasksDocument } from "./tasksDocument.ts";

/** Of each kind, in a document that hovers are measured in. */
const places = 200;

const texts = readdirSync("personas")
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ uri: name, text: readFileSync(`personas/${name}`, "utf8") }));
const read = () => texts.map(({ text, uri }) => personaEntryOf({ layer: "bundled", uri, text }));

export function guidanceRows(): readonly Row[] {
  return [...indexRows(), ...scanRows(), ...hoverRows()];
}

function indexRows(): readonly Row[] {
  const personas = read();
  const index = () => termIndexOf(personas);
  return [
    {
      what: "the term index of nine personas against parsing them",
      measured: ratioOf(index, read, 0.35),
      unit: "x",
      budget: 0.35,
    },
  ];
}

function scanRows(): readonly Row[] {
  const terms = termIndexOf(read());
  const plan = readFileSync("test/support/sample/specs/003-user-login/plan.md", "utf8");
  const [short, long] = [plan.repeat(4), plan.repeat(40)];
  const escaped = [...terms.terms.keys()].map((key) =>
    key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "[\\s-]+"),
  );
  // The longest first, as an alternation takes the first that fits.
  escaped.sort((a, b) => b.length - a.length);
  const all = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?:e?s)?(?![\\p{L}\\p{N}])`, "giu");
  const scan = (text: string) => termsIn(text, terms);
  return [
    {
      what: `scanning a plan for ${escaped.length} terms against one regular expression of them`,
      measured: ratioOf(
        () => scan(short),
        () => Array.from(short.matchAll(all)),
        1 / 3,
      ),
      unit: "x",
      budget: 1 / 3,
    },
    {
      what: "scanning ten times as much text",
      measured: ratioOf(
        () => scan(long),
        () => scan(short),
        11,
      ),
      unit: "x",
      budget: 11,
    },
  ];
}

function hoverRows(): readonly Row[] {
  const terms = termIndexOf(read());
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
