// Puts evidence below an item of a persona's checklist, after everything that stands below it.
import type { Lines, Markdown } from "../markdown.ts";
import { bulletsOf, type Evidence, evidenceText } from "./evidence.ts";
import { isSameEvidence } from "./evidencePlace.ts";
import { changeItem, type ItemRequest } from "./itemChange.ts";
import { insertLines, itemLine } from "./missingItems.ts";
import type { PlacedItem, Tick } from "./tick.ts";

/** Changes nothing when the item has this evidence already. */
export function addEvidence(request: ItemRequest, evidence: Evidence): Tick {
  return changeItem(request, {
    inFile: (file, item) => {
      if (hasEvidence(file.evidence.get(item.line), evidence)) return { kind: "edit", edits: [] };
      const line = `${beginningBelow(file.markdown, item, file.items)}${evidenceText(evidence)}`;
      return { kind: "edit", edits: [insertLines(file.markdown, item.endLine, [line])] };
    },
    absent: (text) => [itemLine(" ", text), `  - ${evidenceText(evidence)}`],
    isDone: ({ evidence: found }) => hasEvidence(found, evidence),
  });
}

export function hasEvidence(known: readonly Evidence[] | undefined, evidence: Evidence): boolean {
  return known?.some((each) => isSameEvidence(each, evidence)) === true;
}

/** As what stands below the item begins, else as deep as below another item of the file, else as deep as the item's text. */
function beginningBelow(markdown: Markdown, item: PlacedItem, items: readonly PlacedItem[]): string {
  const beside = firstBelow(markdown, item);
  if (beside) return `${beside.indent}${beside.bullet} `;
  const own = partsOf(markdown, item);
  for (const other of items) {
    const above = partsOf(markdown, other);
    const below = firstBelow(markdown, other);
    if (below?.indent.startsWith(above.indent) && above.width === own.width)
      return `${own.indent}${below.indent.slice(above.indent.length)}${below.bullet} `;
  }
  return `${own.indent}${" ".repeat(own.width)}${own.bullet} `;
}

function firstBelow(markdown: Markdown, item: PlacedItem) {
  const [first] = bulletsOf(markdown, item);
  return first && partsOf(markdown, first);
}

/** What a list item's line begins with. More than four spaces behind the bullet begin code: one of them counts. */
function partsOf({ lines }: Markdown, { line }: Lines) {
  const [, indent = "", mark = "-", space = " "] = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]*)/.exec(lines[line] ?? "") ?? [];
  return { indent, bullet: /\d/.test(mark) ? "-" : mark, width: mark.length + (space.length > 4 ? 1 : space.length) };
}
