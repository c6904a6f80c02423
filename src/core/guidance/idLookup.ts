// An id as a symbol of a feature: what stands at a place, where it is defined and who refers to it. A look-up asks each
// document once; nothing is kept across documents, so a change of one costs nothing in the others.
import { hiddenAt } from "../markdown.ts";
import { storyOf } from "../speckit/stories.ts";
import { type Position, type Range, rangeOf } from "../text.ts";
import { type IdPlace, idPlaceAt, isSpecKitId } from "./idPlaces.ts";
import { type Definition, rangeOfDefinition, type SpecDocument } from "./specDocument.ts";

export interface PlaceInFeature {
  /** Of the document, below the feature's directory. */
  readonly path: string;
  readonly range: Range;
}

/** The id at `position` outside code and comments; on the heading of a user story its id. */
export function idAt({ definitions, markdown }: SpecDocument, position: Position): IdPlace | undefined {
  const { line } = position;
  const text = markdown.lines[line];
  if (text === undefined || line < markdown.bodyLine || hiddenAt(markdown, line)) return undefined;
  const place = idPlaceAt(text, position);
  if (place && (isSpecKitId(place.id) || definitions.has(place.id))) return place;
  const story = /^#/.test(text) ? storyOf(text) : undefined;
  return story !== undefined && definitions.get(story)?.line === line
    ? { id: story, range: rangeOf(line, 0, text.length) }
    : undefined;
}

/**
 * Where `id` is defined for a reader of `own`: there, when it defines it, since every checklist may begin with CHK001;
 * else in each of the `others` that does.
 */
export function definitionPlaces(
  id: string,
  own: SpecDocument,
  others: readonly SpecDocument[],
): readonly (PlaceInFeature & { readonly definition: Definition })[] {
  const isIn = ({ definitions }: SpecDocument) => definitions.has(id);
  return (isIn(own) ? [own] : others.filter(isIn)).flatMap((document) => {
    const definition = document.definitions.get(id);
    return definition ? [{ path: document.path, range: rangeOfDefinition(document, definition), definition }] : [];
  });
}

/** Where `id` stands, its definition included, in the documents that mean the same by it as `own` does. */
export function placesOf(id: string, own: SpecDocument, others: readonly SpecDocument[]): readonly PlaceInFeature[] {
  const isOwn = own.definitions.has(id);
  const meaning = [own, ...others.filter(({ definitions }) => !isOwn || !definitions.has(id))];
  return meaning.flatMap((document) => {
    const ranges = document.places().get(id) ?? [];
    const definition = document.definitions.get(id);
    const isStory = definition?.kind === "story" && !ranges.some(({ start }) => start.line === definition.line);
    const all = isStory ? [rangeOfDefinition(document, definition), ...ranges] : ranges;
    return all.map((range) => ({ path: document.path, range }));
  });
}

/** `places` without those in the lines that define the id. */
export function referencesOnly(
  id: string,
  places: readonly PlaceInFeature[],
  documents: readonly SpecDocument[],
): readonly PlaceInFeature[] {
  const lines = new Map(documents.map(({ definitions, path }) => [path, definitions.get(id)?.line]));
  return places.filter(({ path, range }) => lines.get(path) !== range.start.line);
}
