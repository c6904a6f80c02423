// What a hover says at a place of a Spec Kit document: of an id, what it stands for; of a mark, what Spec Kit means by it;
// of a term, what the personas say. Gives parts; how they look is the editor's business.
import { hiddenAt } from "../markdown.ts";
import type { Message } from "../message.ts";
import type { Position, Range } from "../text.ts";
import { idAt, type PlaceInFeature, placesOf, referencesOnly } from "./idLookup.ts";
import { isSpecKitId } from "./idPlaces.ts";
import { markAt, storyLabel } from "./marks.ts";
import { type Definition, definitionOf, type SpecDocument } from "./specDocument.ts";
import type { Term, TermIndex } from "./terms.ts";
import { wrappedTermAt } from "./wrappedTerm.ts";

export type Hover =
  | { readonly kind: "explanation"; readonly range: Range; readonly message: Message }
  | DefinitionHover
  | { readonly kind: "unknownId"; readonly range: Range; readonly id: string }
  | { readonly kind: "term"; readonly range: Range; readonly term: Term };

export interface DefinitionHover {
  readonly kind: "definition";
  readonly range: Range;
  readonly definition: Definition;
  readonly path: string;
  /** What the brackets mean, of a label such as `[US1]`. */
  readonly message?: Message;
  /** Where other lines quote the id; looked for when asked. */
  readonly references: () => readonly PlaceInFeature[];
}

/** `documents` are those of the feature; the first that defines an id is asked, after `document` itself. */
export function hoverAt(
  document: SpecDocument,
  position: Position,
  documents: readonly SpecDocument[],
  terms: TermIndex,
): Hover | undefined {
  const { bodyLine, lines } = document.markdown;
  const text = lines[position.line];
  if (text === undefined || position.line < bodyLine || hiddenAt(document.markdown, position.line)) return undefined;
  const mark = markAt(text, position);
  if (mark) return { kind: "explanation", ...mark };
  return idHoverAt(document, position, documents) ?? termHoverAt(document, position, terms);
}

function idHoverAt(document: SpecDocument, position: Position, documents: readonly SpecDocument[]): Hover | undefined {
  const place = idAt(document, position);
  if (!place) return undefined;
  const { id, range } = place;
  const others = documents.filter(({ path }) => path !== document.path);
  const found = definitionOf(id, [document, ...others]);
  if (!found) return isSpecKitId(id) ? { kind: "unknownId", range, id } : undefined;
  const message = storyLabel(document.markdown.lines[range.start.line] ?? "", place);
  return {
    kind: "definition",
    range,
    ...found,
    ...(message ? { message } : {}),
    references: () => referencesOnly(id, placesOf(id, document, others), [document, ...others]),
  };
}

function termHoverAt(document: SpecDocument, position: Position, terms: TermIndex): Hover | undefined {
  const match = wrappedTermAt(document.markdown, position, terms);
  return match && { kind: "term", ...match };
}
