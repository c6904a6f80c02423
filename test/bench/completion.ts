// How long the list of completions takes in a long tasks.md with the personas that are bundled, once the document is read.
import { readdirSync, readFileSync } from "node:fs";
import { specCompletionsAt } from "../../src/core/guidance/completion.ts";
import { completionPlaceAt } from "../../src/core/guidance/completionPlace.ts";
import { type SpecDocument, specDocumentOf } from "../../src/core/guidance/specDocument.ts";
import { personaEntryOf } from "../../src/core/persona/catalog.ts";
import { microsecondsOf, type Row, type Spread } from "./measure.ts";
import { tasksDocument } from "./tasksDocument.ts";

const personas = readdirSync("personas").map((name) =>
  personaEntryOf({ layer: "bundled", uri: name, text: readFileSync(`personas/${name}`, "utf8") }),
);

export function completionRows(): readonly Row[] {
  const text = `${tasksDocument(2_500)}\n- [ ] `;
  const document = specDocumentOf("tasks.md", text);
  const line = document.markdown.lines.length - 1;
  const place = completionPlaceAt("tasks.md", "- [ ] ", line, 6);
  if (!place) throw new Error("no place");
  const list = (of: SpecDocument) => specCompletionsAt(of, place, { siblings: [], personas, template: [] });
  // Another object is another version: nothing is known of it.
  const first = () => list({ ...document, markdown: { ...document.markdown } });
  return [
    {
      what: `${list(document).length} completions in a tasks.md of 2,500 lines, first after a change`,
      measured: inMilliseconds(microsecondsOf(first)),
      unit: "ms",
      budget: 10,
    },
    {
      what: "the same again",
      measured: inMilliseconds(microsecondsOf(() => list(document))),
      unit: "ms",
      budget: 10,
    },
  ];
}

function inMilliseconds({ high, low, median }: Spread): Spread {
  return { median: median / 1000, low: low / 1000, high: high / 1000 };
}
