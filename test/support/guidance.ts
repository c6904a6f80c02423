// Personas of a few lines and the term at a mark, for tests of guidance.

import type { TermIndex, TermMatch } from "../../src/core/guidance/terms.ts";
import { termAt, termIndexOf } from "../../src/core/guidance/terms.ts";
import { type PersonaEntry, personaEntryOf } from "../../src/core/persona/catalog.ts";

export function entryOf(text: string): PersonaEntry {
  return personaEntryOf({ layer: "bundled", uri: "bundled:/x.md", text });
}

/** A persona of that id with these lines below its front matter. */
export function persona(id: string, ...lines: readonly string[]): PersonaEntry {
  return entryOf(["---", `id: ${id}`, `name: ${id}`, "---", "", ...lines].join("\n"));
}

/** The index of one persona whose reference has one topic with these lines. */
export function indexOfTopic(...lines: readonly string[]): TermIndex {
  return termIndexOf([persona("shed", "## Practices", "", "### Topic of all", "", ...lines)]);
}

/** The term at the `|` of a text. */
export function matchAt(marked: string, index: TermIndex): TermMatch | undefined {
  return termAt(marked.replace("|", ""), marked.indexOf("|"), index);
}

export function nameAt(marked: string, index: TermIndex): string | undefined {
  return matchAt(marked, index)?.term.name;
}
