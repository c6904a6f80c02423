// A persona's responsibilities as sections of a plan, a spec, research or a data model: which there are for a document,
// which it has, and the edit that brings in others as headings with the items as prompts to fill in.
import { sameText } from "../checklist/checklist.ts";
import type { Markdown } from "../markdown.ts";
import { message } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { headingName } from "./documentTemplate.ts";
import { addedTo, isAmong, newSection, type PlannedSection, type Section, type SectionRequest } from "./newSection.ts";
import { type Prompts, promptsOf } from "./prompts.ts";
import { headingNamed, type Outline, sectionOutline } from "./sectionPlace.ts";
import { specBlocks } from "./specSection.ts";

/** The phases that write or review a document, by its name. */
const phasesOf: Readonly<Record<string, readonly string[]>> = {
  "spec.md": ["specify", "clarify"],
  "plan.md": ["plan"],
  "research.md": ["plan"],
  "data-model.md": ["plan"],
};

export function takesSections(path: string): boolean {
  return Object.hasOwn(phasesOf, nameOf(path));
}

/** What `persona` has to say in the document at `path`; items without a responsibility go under the phase's heading. */
export function sectionsFor(persona: Persona, path: string): readonly Section[] {
  return (phasesOf[nameOf(path)] ?? []).flatMap((phase) =>
    persona.phases
      .filter((own) => own.phase === phase)
      .flatMap(({ groups, heading }) =>
        groups.map(({ title, items }) => ({ title: title || heading, phase, items: items.map(({ text }) => text) })),
      ),
  );
}

/** Those that the document has already: by their heading, or with all of their prompts still to be filled in. */
export function presentSections(markdown: Markdown, sections: readonly Section[]): readonly Section[] {
  const outline = sectionOutline(markdown);
  const there = markdown.items.map(({ text }) => sameText(text));
  return sections.filter(
    ({ title, items }) =>
      headingNamed(outline, headingName(title)) !== undefined ||
      (items.length > 0 && items.every((item) => isAmong(there, item))),
  );
}

/** A section that is there gets the prompts that it lacks; one that several personas name comes once. */
export function sectionPrompts(markdown: Markdown, request: SectionRequest): Prompts {
  const outline = sectionOutline(markdown);
  const there = markdown.items.map(({ text }) => sameText(text));
  const planned = merged(request.sections).flatMap((section) => plannedIn(outline, there, section) ?? []);
  if (planned.length === 0) return { kind: "none", message: message("There is nothing to insert: it is all there.") };
  if (nameOf(request.path) === "spec.md") return promptsOf(markdown, specBlocks(outline, planned, request));
  const fresh = planned.filter(({ heading }) => heading === undefined);
  const blocks = planned.map((each) =>
    each.heading ? addedTo(outline, each.heading, each.items) : newSection(outline, each, request, fresh.indexOf(each)),
  );
  return promptsOf(markdown, blocks);
}

/** `undefined` when the document has all that the section would bring in, wherever that went. */
function plannedIn(outline: Outline, there: readonly string[], section: Section): PlannedSection | undefined {
  const heading = headingNamed(outline, headingName(section.title));
  const items = section.items.filter((item) => !isAmong(there, item));
  if (items.length === 0 && (heading || section.items.length > 0)) return undefined;
  return { ...section, items, ...(heading ? { heading } : {}) };
}

function merged(sections: readonly Section[]): readonly Section[] {
  const byName = new Map<string, Section>();
  for (const section of sections) {
    const name = headingName(section.title);
    const known = byName.get(name);
    byName.set(name, known ? { ...known, items: [...new Set([...known.items, ...section.items])] } : section);
  }
  return [...byName.values()];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
