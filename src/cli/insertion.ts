// What `insert` does to a document, whatever it inserts: the edits, and what is said about them.
import type { TextEdit } from "../core/text.ts";

export interface PlannedInsertion {
  readonly kind: "planned";
  readonly edits: readonly TextEdit[];
  /** Lines counted from zero, in the document after the insertion. */
  readonly inserted: readonly { readonly line: number; readonly text: string; readonly id?: string }[];
  /** What the document has already. */
  readonly present: readonly string[];
}

/** Why it can't be done, for a person. */
export interface Refusal {
  readonly kind: "refused";
  readonly message: string;
}

export function refused(message: string): Refusal {
  return { kind: "refused", message };
}
