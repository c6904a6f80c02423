// What personas still ask in a feature: the items of their checklists that are not done. Reads no file.
import type { EntrySection } from "./personaChecklist.ts";
import type { ItemKey } from "./tick.ts";

/** A persona and its checklist in a feature. */
export interface PersonaInFeature {
  /** The persona's key in its catalog. */
  readonly key: string;
  readonly name: string;
  readonly sections: readonly EntrySection[];
  /** The path of the checklist's file, as the caller names it; `undefined` while there is none. */
  readonly file?: string | undefined;
}

export interface OpenItem {
  readonly persona: PersonaInFeature;
  /** A phase's id; `undefined` for the quality checklist and for headings that are only in the file. */
  readonly phase: string | undefined;
  /** The title of the section that it stands in: "Plan", "Quality checklist". */
  readonly section: string;
  /** The responsibility's title; "" for an item that stands in none. */
  readonly group: string;
  readonly key: ItemKey;
  /** The item's Markdown, on one line. */
  readonly text: string;
  /** " " for an open box; any other mark is a person's own, and not done either. */
  readonly mark: string;
  /** Zero-based line in the persona's `file`; `undefined` for an item that is not in it yet. */
  readonly line: number | undefined;
}

/**
 * In the order of `personas`, of their phases and of their responsibilities. Only those of `phase` when one is given;
 * "done" has no items of its own, and means what any phase has left over.
 */
export function openItemsOf(personas: readonly PersonaInFeature[], phase?: string): readonly OpenItem[] {
  const isWanted = (section: EntrySection) => phase === undefined || phase === "done" || section.phase === phase;
  return personas.flatMap((persona) =>
    persona.sections.filter(isWanted).flatMap((section) => openIn(persona, section)),
  );
}

function openIn(persona: PersonaInFeature, { phase, title, groups }: EntrySection): readonly OpenItem[] {
  return groups.flatMap((group) =>
    group.entries
      .filter(({ state }) => state !== "done")
      .map(({ key, text, mark, inFile }) => ({
        persona,
        phase,
        section: title,
        group: group.title,
        key,
        text,
        mark,
        line: inFile?.line,
      })),
  );
}
