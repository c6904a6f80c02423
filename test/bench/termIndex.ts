// The term index as it is built at the first hover: once for personas that were just read, in a process of its own. Prints
// its row as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { termIndexOf } from "../../src/core/guidance/terms.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { type Row, spreadOf } from "./measure.ts";

const warmUps = 60;
const turns = 200;

const texts = readdirSync("personas")
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ uri: name, text: readFileSync(`personas/${name}`, "utf8") }));

/** Milliseconds that pass: what the collector and other programs take is in it, so that no budget is judged by it. */
const measured = spreadOf(
  Array.from({ length: warmUps + turns }, () => {
    const personas = texts.map(({ text, uri }) => personaEntryOf({ layer: "bundled", uri, text }));
    const start = performance.now();
    termIndexOf(personas);
    return performance.now() - start;
  }).slice(warmUps),
);
const row: Row = {
  what: "building the term index of nine personas, once they are parsed",
  measured,
  unit: "ms",
};
process.stdout.write(JSON.stringify([row]));
