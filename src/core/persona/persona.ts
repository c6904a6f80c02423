// What a persona is once read: plain, frozen data. How it is written in a file: parsePersona.ts.
import type { Lines } from "../markdown.ts";
import type { Problem } from "../problem.ts";
import type { Range } from "../text.ts";

/** One tickable line: a bullet of a responsibility, or a line of the Quality Checklist. */
export interface PersonaItem {
  /** The item's Markdown, on one line, without bullet, box or mark. */
  readonly text: string;
  /** Zero-based line in the persona file. */
  readonly line: number;
}

/** A numbered, bold-titled group of a phase. `title` and `id` are "" for items that stand in no group. */
export interface Responsibility {
  readonly title: string;
  /** The title in kebab-case, as the front matter's `phases` names it: `api-design`. */
  readonly id: string;
  readonly line: number;
  readonly items: readonly PersonaItem[];
}

/** The responsibilities under one "During `/speckit.<phase>`" heading. */
export interface PersonaPhase {
  /** `plan`, `tasks`, …: `speckit/phases.ts` has the known ones; others keep the name that the file gives. */
  readonly phase: string;
  readonly heading: string;
  readonly line: number;
  readonly groups: readonly Responsibility[];
}

export interface QualityItem extends PersonaItem {
  readonly checked: boolean;
  /** The sub-heading that it stands under. */
  readonly section?: string;
}

export interface Collaboration {
  /** The other persona as the file names it, "Solution Architect" of "SA (Solution Architect)". */
  readonly with: string;
  readonly shortName?: string;
  readonly text: string;
  readonly line: number;
  /** Where the bullet names the other: in bold or before a colon. Absent in prose and below another bullet. */
  readonly nameRange?: Range;
}

/** A heading of level 2 or 3 of the reference, with its lines up to the next one. */
export interface Topic {
  readonly title: string;
  readonly level: 2 | 3;
  /** Zero-based line of the heading. */
  readonly line: number;
  /** The heading's own line and all below it, joined by `\n`: the topics together hold every line of the reference. */
  readonly markdown: string;
  /** Code and comments, in the lines of `markdown`. */
  readonly hidden: readonly Lines[];
}

export interface TemplateTask extends PersonaItem {
  /** Whether the line carries `[P]`; `text` is without it. */
  readonly parallel: boolean;
}

/** A named list of tasks that a persona offers for insertion. `{…}` in a task's text is a placeholder. */
export interface Template {
  readonly name: string;
  readonly description?: string;
  readonly line: number;
  readonly tasks: readonly TemplateTask[];
}

export interface Persona {
  /** Kebab-case, unique in its layer; "" when the file gives none. */
  readonly id: string;
  /** Where the front matter gives the id; the first line when it does not. */
  readonly idRange: Range;
  readonly name: string;
  readonly shortName: string;
  readonly role: string;
  readonly contributesTo: readonly string[];
  /** Phase to section ids, as the front matter lists them; the body wins over it. */
  readonly sectionIds: ReadonlyMap<string, readonly string[]>;
  readonly version: string;
  /** Hover term to its further spellings. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly description: string;
  readonly phases: readonly PersonaPhase[];
  readonly focus: readonly PersonaItem[];
  readonly avoid: readonly PersonaItem[];
  readonly checklist: readonly QualityItem[];
  readonly communication: readonly PersonaItem[];
  readonly collaboration: readonly Collaboration[];
  readonly topics: readonly Topic[];
  /** Those of the Task Templates section; `templatesOf` in `templates/` knows what is offered without one. */
  readonly templates: readonly Template[];
  readonly problems: readonly Problem[];
}
