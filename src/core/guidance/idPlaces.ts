// Where the ids of Spec Kit (T012, FR-003, SC-001, CHK007, US1) stand in lines of text. Knows no document.
import { type Position, type Range, rangeOf } from "../text.ts";
import { targetFinder } from "./surroundings.ts";

/** By id, as documents define it; in the order of the text. */
export type IdPlaces = ReadonlyMap<string, readonly Range[]>;

/** What a document may quote of another, or mark a task with. */
const quoted =
  /\[US-?\d+[a-z]?\]|(?<![\p{L}\p{N}_-])(?:CHK\d+|US-?\d+[a-z]?|(?:[A-Z]{1,5}-)?(?:TASK-?|T(?:[A-Z]?|-(?:[A-Z]{1,3}-?)?))\d+(?:\.\d+)*[A-Za-z]?(?:-\d+)?|[A-Z]{2,4}(?:-[A-Z]{1,8})?-\d+(?:[.-]\d+)*[a-z]?)(?![\p{L}\p{N}_])/gu;

export interface IdPlace {
  /** As documents define it: US1 of `[US-1]`. */
  readonly id: string;
  /** Of the id alone, without brackets. */
  readonly range: Range;
}

/** How far around the place a line is read: lines may be very long. */
const reach = 100;

/** The id that covers `position` of `line`. */
export function idPlaceAt(line: string, position: Position): IdPlace | undefined {
  const from = Math.max(0, position.character - reach);
  for (const place of placesIn(line.slice(from, position.character + reach), position.line, from)) {
    const { start, end } = place.range;
    if (start.character <= position.character && position.character <= end.character) return place;
  }
  return undefined;
}

/** All ids in those `lines` that are shown, but for those in the targets of links. */
export function idPlacesIn(lines: readonly string[], isShown: (line: number) => boolean): IdPlaces {
  const places = new Map<string, Range[]>();
  lines.forEach((text, line) => {
    if (!/\d/.test(text) || !isShown(line)) return;
    const isInTarget = targetFinder(text);
    for (const { id, range } of placesIn(text, line, 0)) {
      if (isInTarget(range.start.character, range.end.character)) continue;
      const known = places.get(id);
      if (known) known.push(range);
      else places.set(id, [range]);
    }
  });
  return places;
}

/** Whether `id` is of a kind that Spec Kit itself gives; `UTF-8`, `BE-T001` and `T1` may be anything. */
export function isSpecKitId(id: string): boolean {
  return /^(?:US\d|T\d{3}|CHK|FR-|SC-)/.test(id);
}

function placesIn(text: string, line: number, from: number): readonly IdPlace[] {
  return Array.from(text.matchAll(quoted), ({ 0: found, index }) => {
    const inner = found.replace(/^\[|\]$/g, "");
    const start = from + index + (found.startsWith("[") ? 1 : 0);
    return { id: inner.replace(/^US-?/, "US"), range: rangeOf(line, start, start + inner.length) };
  });
}
