// What a hover says on a heading of a Spec Kit document: what Spec Kit means by a phase, how far its tasks are, and which
// roles have responsibilities that the section is about.
import type { PersonaInFeature } from "../checklist/openItems.ts";
import type { Entry, EntryGroup } from "../checklist/personaChecklist.ts";
import { type Progress, progressOf } from "../checklist/progress.ts";
import { keyId } from "../checklist/tick.ts";
import { type Heading, type Markdown, sectionEnd } from "../markdown.ts";
import type { Message } from "../message.ts";
import { looksLikePhase } from "../speckit/outline.ts";
import { phases } from "../speckit/phases.ts";
import { storyOf } from "../speckit/stories.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { type Position, type Range, rangeOf } from "../text.ts";
import { planPhaseMeaning, taskPhaseMeaning } from "./marks.ts";
import type { SpecDocument } from "./specDocument.ts";
import { everyTermIn } from "./termMatch.ts";
import type { TermIndex } from "./terms.ts";
import { stemsOf } from "./words.ts";

/** A role's responsibility, or all of a role's in the document's phases where the heading is the document's title. */
export interface RoleAtHeading {
  readonly personaKey: string;
  readonly personaName: string;
  /** The responsibility's title; "" for all of them. */
  readonly responsibility: string;
  readonly progress: Progress;
  readonly open: readonly Entry[];
}

export interface HeadingHover {
  readonly range: Range;
  /** What Spec Kit means by it. */
  readonly message?: Message;
  /** Of the tasks below it. */
  readonly tasks?: Progress;
  readonly roles: readonly RoleAtHeading[];
}

/** `personas` with their checklists in the document's feature; `undefined` where there is nothing to say. */
export function headingHoverAt(
  document: SpecDocument,
  position: Position,
  personas: readonly PersonaInFeature[],
  terms: TermIndex,
): HeadingHover | undefined {
  const { markdown, path } = document;
  const index = markdown.headings.findIndex(({ line, underlined }) => line === position.line && !underlined);
  const heading = markdown.headings[index];
  if (!heading) return undefined;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const message = meaningOf(name, heading);
  const tasks = message && name === "tasks.md" ? tasksBelow(markdown, index) : undefined;
  const wanted = new Set(phases.filter((phase) => phase.document === name).map(({ id }) => id));
  const roles =
    heading.level === 1 ? titleRoles(personas, wanted) : sectionRoles(heading.text, personas, wanted, terms);
  if (!message && roles.length === 0) return undefined;
  return {
    range: rangeOf(heading.line, 0, (markdown.lines[heading.line] ?? "").length),
    ...(message ? { message } : {}),
    ...(tasks && tasks.total > 0 ? { tasks } : {}),
    roles,
  };
}

function meaningOf(name: string, { level, text }: Heading): Message | undefined {
  if (name === "plan.md") return planPhaseMeaning(text);
  const isPhase = name === "tasks.md" && level > 1 && (looksLikePhase(text) || /^Phase N\b/.test(text));
  return isPhase ? taskPhaseMeaning(text, storyOf(text)) : undefined;
}

function tasksBelow(markdown: Markdown, index: number): Progress {
  const [start, end] = [markdown.headings[index]?.line ?? 0, sectionEnd(markdown, index)];
  return progressOf(tasksOf(markdown).tasks.filter(({ line }) => start < line && line < end));
}

function titleRoles(personas: readonly PersonaInFeature[], wanted: ReadonlySet<string>): readonly RoleAtHeading[] {
  return personas.flatMap((persona) => {
    const entries = groupsIn(persona, wanted).flatMap((group) => group.entries);
    return entries.length > 0 ? [roleOf(persona, "", entries)] : [];
  });
}

/** Those whose title shares a word with the heading, and those of which an item speaks of a term in it. */
function sectionRoles(
  heading: string,
  personas: readonly PersonaInFeature[],
  wanted: ReadonlySet<string>,
  terms: TermIndex,
): readonly RoleAtHeading[] {
  const words = tellingWords(heading);
  const spoken = new Set(
    [...everyTermIn(heading, terms)].flatMap(({ items }) =>
      items.map((item) => `${item.personaKey} ${keyId(item.key)}`),
    ),
  );
  return personas.flatMap((persona) =>
    groupsIn(persona, wanted).flatMap((group) => {
      const isAbout = [...tellingWords(group.title)].some((word) => words.has(word));
      const about = isAbout
        ? group.entries
        : group.entries.filter(({ key }) => spoken.has(`${persona.key} ${keyId(key)}`));
      return about.length > 0 ? [roleOf(persona, group.title, about)] : [];
    }),
  );
}

function groupsIn({ sections }: PersonaInFeature, wanted: ReadonlySet<string>): readonly EntryGroup[] {
  return sections.filter(({ phase }) => phase !== undefined && wanted.has(phase)).flatMap(({ groups }) => groups);
}

function roleOf({ key, name }: PersonaInFeature, responsibility: string, entries: readonly Entry[]): RoleAtHeading {
  return {
    personaKey: key,
    personaName: name,
    responsibility,
    progress: progressOf(entries),
    open: entries.filter(({ state }) => state === "open"),
  };
}

/** Words that headings of Spec Kit's own templates and titles of responsibilities are full of. */
const frame = new Set(
  "phase user story implementation plan planning technical context constitution check project structure task summary overview requirement requirements specification feature spec document documentation decision complexity tracking note review data design test definition support validation management".split(
    " ",
  ),
);

function tellingWords(title: string): ReadonlySet<string> {
  return new Set(stemsOf(title).filter((stem) => stem.length > 2 && !/^\d/.test(stem) && !frame.has(stem)));
}
