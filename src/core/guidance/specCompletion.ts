// One thing that can be written at a place of a Spec Kit document, as the editor's list offers it.
import type { Piece } from "../templates/prompts.ts";
import type { Segment } from "../templates/segments.ts";
import type { Range } from "../text.ts";

export interface SpecCompletion {
  readonly kind: "template" | "task" | "marker" | "reference" | "section";
  readonly label: string;
  /** What the label belongs to: a persona, a kind of id. Untrusted, as is all text here. */
  readonly source: string;
  readonly range: Range;
  /** What is typed to find it. */
  readonly filter: string;
  /** What comes in: with placeholders that are named, or with prompts. */
  readonly insert:
    | { readonly kind: "segments"; readonly segments: readonly Segment[] }
    | { readonly kind: "pieces"; readonly pieces: readonly Piece[] };
  /** Markdown about it. */
  readonly about?: string;
}
