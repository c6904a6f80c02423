// The messages between the reference page and the editor, and the checks that both sides make before they believe one.

export type FromPage =
  /** The page listens now; what was posted before is lost. `load` is the number that its document came with. */
  | { readonly kind: "ready"; readonly load: number }
  /** The reader chose the persona that the current one knows under `name`. */
  | { readonly kind: "openPersona"; readonly name: string }
  /** The reader is at the section `anchor` now. */
  | { readonly kind: "place"; readonly anchor: string }
  /** The page itself was not allowed to fill the clipboard. */
  | { readonly kind: "copy"; readonly text: string };

/** `focus` is false when the reader goes back to a place and keeps the focus where it is. */
export type FromEditor = { readonly kind: "goTo"; readonly anchor: string; readonly focus: boolean };

/** What the page remembers over a reload: `offset` is in CSS pixels below the top of the section `anchor`. */
export interface PageState {
  readonly personaKey: string;
  readonly anchor: string;
  readonly offset: number;
}

const longestId = 2_000;
const longestCopy = 1_000_000;

/** `value` as a message of the page; undefined when it has any other shape or is too long. */
export function fromPage(value: unknown): FromPage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, load, name, anchor, text } = value;
  if (kind === "ready" && typeof load === "number") return { kind, load };
  if (kind === "openPersona" && isId(name)) return { kind, name };
  if (kind === "place" && isId(anchor)) return { kind, anchor };
  if (kind === "copy" && isText(text, longestCopy)) return { kind, text };
  return undefined;
}

/** `value` as a message of the editor; undefined when it has any other shape. */
export function fromEditor(value: unknown): FromEditor | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, anchor, focus } = value;
  return kind === "goTo" && isId(anchor) && typeof focus === "boolean" ? { kind, anchor, focus } : undefined;
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
