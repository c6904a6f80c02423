// Where the reader has been, for going back and forward. Knows neither pages nor panels.

export interface Place {
  readonly personaKey: string;
  /** "" for the top of the page. */
  readonly anchor: string;
}

export interface History {
  /** The oldest first. */
  readonly places: readonly Place[];
  /** The index of the place where the reader is; -1 before the first. */
  readonly at: number;
}

/** So many steps back are remembered. */
const longest = 100;

export const noHistory: History = { places: [], at: -1 };

export function placeIn({ places, at }: History): Place | undefined {
  return places[at];
}

/** The reader went to `place` by choice: what lay ahead is forgotten. */
export function visited(history: History, place: Place): History {
  const here = placeIn(history);
  if (here?.personaKey === place.personaKey && here.anchor === place.anchor) return history;
  const places = [...history.places.slice(0, history.at + 1), place].slice(-longest);
  return { places, at: places.length - 1 };
}

/** The reader scrolled to `anchor` on the page: the way back from elsewhere leads there. */
export function scrolled({ places, at }: History, anchor: string): History {
  return { places: places.map((place, index) => (index === at ? { ...place, anchor } : place)), at };
}

/** One step back or forward; undefined where there is none. */
export function stepped({ places, at }: History, step: -1 | 1): History | undefined {
  return places[at + step] && { places, at: at + step };
}
