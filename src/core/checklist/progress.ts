// Counts. What is done is done; everything else, other marks included, is not.
import type { State } from "./checklist.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export function progressOf(items: readonly { readonly state: State }[]): Progress {
  return { done: items.filter(({ state }) => state === "done").length, total: items.length };
}
