// What a hover says at a place of a Spec Kit document: of an id, what it stands for; of a mark, what Spec Kit means by it;
// of a term, what the personas say. Gives parts; how they look is the editor's business.
import { hiddenAt } from "../markdown.ts";
import { type Message, message } from "../message.ts";
import { type Position, type Range, rangeOf } from "../text.ts";
import { type Definition, definitionOf, idOf, reference, type SpecDocument } from "./specDocument.ts";
import { type Term, type TermIndex, termAt } from "./terms.ts";

export type Hover =
  | { readonly kind: "explanation"; readonly range: Range; readonly message: Message }
  | { readonly kind: "definition"; readonly range: Range; readonly definition: Definition; readonly path: string }
  | { readonly kind: "unknownId"; readonly range: Range; readonly id: string }
  | { readonly kind: "term"; readonly range: Range; readonly term: Term };

/** How far around the place the line is read. */
const reach = 100;

/** `documents` are those of the feature, `document` among them; the first that defines an id is asked. */
export function hoverAt(
  document: SpecDocument,
  position: Position,
  documents: readonly SpecDocument[],
  terms: TermIndex,
): Hover | undefined {
  const { line, character } = position;
  const { bodyLine, lines } = document.markdown;
  const text = lines[line];
  if (text === undefined || line < bodyLine || hiddenAt(document.markdown, line)) return undefined;
  const found = referenceAt(text, character);
  if (found) {
    const range = rangeOf(line, found.start, found.start + found.text.length);
    const hover = hoverOfReference(found.text, range, [document, ...documents]);
    if (hover) return hover;
  }
  const match = termAt(text, character, terms);
  return match && { kind: "term", range: rangeOf(line, match.start, match.end), term: match.term };
}

function referenceAt(line: string, character: number): { readonly text: string; readonly start: number } | undefined {
  const from = Math.max(0, character - reach);
  for (const { 0: text, index } of line.slice(from, character + reach).matchAll(reference)) {
    const start = from + index;
    if (start <= character && character <= start + text.length) return { text, start };
  }
  return undefined;
}

function hoverOfReference(text: string, range: Range, documents: readonly SpecDocument[]): Hover | undefined {
  if (text === "[P]") {
    return {
      kind: "explanation",
      range,
      message: message("Parallel: this task touches other files than its neighbors and waits for none of them."),
    };
  }
  if (text === "NEEDS CLARIFICATION") {
    return {
      kind: "explanation",
      range,
      message: message("An open question. Clarify it before planning: what is guessed here is built."),
    };
  }
  const found = definitionOf(text, documents);
  if (found) return { kind: "definition", range, ...found };
  const id = idOf(text);
  return /^(?:US\d|T\d|CHK|FR-|SC-)/.test(id) ? { kind: "unknownId", range, id } : undefined;
}
