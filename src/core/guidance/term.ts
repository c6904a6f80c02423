// What a term is, and what the personas have on it.
import type { ItemKey } from "../checklist/tick.ts";

/** What one persona says about a term. */
export interface Saying {
  readonly personaKey: string;
  readonly personaName: string;
  /** The topic of the reference that says it; "" for an entry of the focus or the avoid list. */
  readonly topic: string;
  /** The persona's own Markdown, untrusted; cut out of the topic when asked for. */
  readonly markdown: string;
  readonly weight: number;
}

/** An item of a persona's checklist that speaks of a term. */
export interface TermItem {
  readonly personaKey: string;
  readonly key: ItemKey;
  readonly text: string;
}

/** A template that speaks of a term. */
export interface TermTemplate {
  readonly personaKey: string;
  readonly name: string;
}

export interface Term {
  readonly name: string;
  /** Best first, at most one a persona; those of the focus and avoid lists are found when first asked for. */
  readonly sayings: readonly Saying[];
  /** Of the best of them; -1 without one. */
  readonly weight: number;
  /** In the order of the personas; found when first asked for. */
  readonly items: readonly TermItem[];
  /** Those whose name says the term come first; found when first asked for. */
  readonly templates: readonly TermTemplate[];
}

export interface TermIndex {
  /** By `termKey`. */
  readonly terms: ReadonlyMap<string, Term>;
  /** Words of the longest term. */
  readonly longest: number;
  /** By its first stem: words of the longest term that begins so. */
  readonly starts: ReadonlyMap<string, number>;
}
