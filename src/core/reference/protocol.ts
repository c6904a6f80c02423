// The messages between the reference page and the editor, and the checks that both sides make before they believe one.

import type { ItemState } from "./quality.ts";
import type { SearchPersona, SearchText } from "./search.ts";

/** What can be done with a topic. */
export type TopicAction = (typeof topicActions)[number];

const topicActions = ["insertTasks", "insertSection", "copyMarkdown", "openLine"] as const;

export type { ItemState };

export type FromPage =
  /** The page listens now; what was posted before is lost. `load` is the number that its document came with. */
  | { readonly kind: "ready"; readonly load: number }
  /** The reader chose a place in the page of a persona; "" is where they were last. */
  | { readonly kind: "open"; readonly personaKey: string; readonly anchor: string }
  /** The reader scrolled to `anchor`, a section or a part of one; "" is the top. */
  | { readonly kind: "place"; readonly anchor: string }
  /** The reader followed a link to `anchor` on this page. */
  | { readonly kind: "jump"; readonly anchor: string }
  | { readonly kind: "step"; readonly step: -1 | 1 }
  /** The reader clicked the box of an item. */
  | { readonly kind: "tick"; readonly feature: string; readonly item: string; readonly done: boolean }
  | { readonly kind: "topic"; readonly action: TopicAction; readonly anchor: string }
  | { readonly kind: "openFile" }
  /** The reader is about to search: the page wants the texts. */
  | { readonly kind: "search" }
  /** The page itself was not allowed to fill the clipboard. */
  | { readonly kind: "copy"; readonly text: string };

export type FromEditor =
  /** `focus` is false when the reader goes back to a place and keeps the focus where it is. "" is the top of the page. */
  | { readonly kind: "goTo"; readonly anchor: string; readonly focus: boolean }
  /** What the checklist's file says now, and where the reader can go back or forward. */
  | {
      readonly kind: "state";
      /** Whose states they are: the path of the feature; "" where there is none. */
      readonly feature: string;
      readonly items: readonly ItemState[];
      readonly back: boolean;
      readonly forward: boolean;
    }
  | { readonly kind: "texts"; readonly personas: readonly SearchPersona[] }
  | { readonly kind: "copied" };

/** What the page remembers over a reload: `offset` is in CSS pixels below the top of the section `anchor`. */
export interface PageState {
  readonly personaKey: string;
  readonly anchor: string;
  readonly offset: number;
}

const longestId = 2_000;
const longestItem = 100_000;
const longestCopy = 1_000_000;

/** `value` as a message of the page; undefined when it has any other shape or is too long. */
export function fromPage(value: unknown): FromPage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, load, personaKey, anchor, text, step, item, done, feature } = value;
  if (kind === "ready" && typeof load === "number") return { kind, load };
  if (kind === "open" && isId(personaKey) && isText(anchor, longestId)) return { kind, personaKey, anchor };
  if ((kind === "place" || kind === "jump") && isText(anchor, longestId)) return { kind, anchor };
  if (kind === "step" && (step === -1 || step === 1)) return { kind, step };
  if (kind === "tick" && isText(item, longestItem) && typeof done === "boolean" && isText(feature, longestItem))
    return { kind, feature, item, done };
  if (kind === "copy" && isText(text, longestCopy)) return { kind, text };
  if (kind === "openFile" || kind === "search") return { kind };
  const action = topicActions.find((name) => name === value.action);
  return kind === "topic" && action && isId(anchor) ? { kind, action, anchor } : undefined;
}

/** `value` as a message of the editor; undefined when it has any other shape. */
export function fromEditor(value: unknown): FromEditor | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, anchor, feature, focus, items, back, forward, personas } = value;
  if (kind === "goTo" && isText(anchor, longestId) && typeof focus === "boolean") return { kind, anchor, focus };
  const canStep = typeof back === "boolean" && typeof forward === "boolean";
  if (kind === "state" && isText(feature, longestItem) && isListOf(items, isItemState) && canStep)
    return { kind, feature, items, back, forward };
  if (kind === "texts" && isListOf(personas, isSearchPersona)) return { kind, personas };
  return kind === "copied" ? { kind } : undefined;
}

/** `value` as the state that a page has kept; undefined when it has any other shape. */
export function pageState(value: unknown): PageState | undefined {
  if (!isRecord(value)) return undefined;
  const { personaKey, anchor, offset } = value;
  return isId(personaKey) && isText(anchor, longestId) && typeof offset === "number" && Number.isFinite(offset)
    ? { personaKey, anchor, offset }
    : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isId(value: unknown): value is string {
  return isText(value, longestId) && value !== "";
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length <= longest;
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isItemState(value: unknown): value is ItemState {
  if (!isRecord(value)) return false;
  const { id, state, note } = value;
  return (
    typeof id === "string" && (state === "open" || state === "done" || state === "other") && typeof note === "string"
  );
}

function isSearchPersona(value: unknown): value is SearchPersona {
  if (!isRecord(value)) return false;
  const { key, name, shortName, active, texts } = value;
  return areTexts(key, name, shortName) && typeof active === "boolean" && isListOf(texts, isSearchText);
}

function isSearchText(value: unknown): value is SearchText {
  return isRecord(value) && areTexts(value.anchor, value.title, value.topic, value.text);
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "string");
}
