// `insert --section` and `insert --items`: a persona's responsibilities as sections of a document, its items as questions
// of a checklist.
import { dirname, resolve } from "node:path";
import type { Markdown } from "../core/markdown.ts";
import { english } from "../core/message.ts";
import type { Persona } from "../core/persona/persona.ts";
import {
  checklistPrompts,
  presentQuestions,
  qualityPart,
  questionGroupsOf,
  takesChecklistItems,
} from "../core/templates/checklistItems.ts";
import { headingName } from "../core/templates/documentTemplate.ts";
import { editsOf, type Prompts } from "../core/templates/prompts.ts";
import { presentSections, sectionPrompts, sectionsFor, takesSections } from "../core/templates/section.ts";
import { slug } from "../core/text.ts";
import { UsageError } from "./command.ts";
import { readDocumentTemplate } from "./documentTemplate.ts";
import { type PlannedInsertion, type Refusal, refused } from "./insertion.ts";
import { projectRootOf } from "./personas.ts";

export interface PromptOptions {
  readonly path: string;
  /** Titles or ids; "all" for those that are missing. */
  readonly sections?: readonly string[] | undefined;
  /** Phases, or "quality". */
  readonly items?: readonly string[] | undefined;
  /** Counted from one. */
  readonly line?: string | undefined;
  readonly complain: (text: string) => void;
}

export function planPrompts(
  markdown: Markdown,
  persona: Persona,
  { complain, items, line, path, sections }: PromptOptions,
): PlannedInsertion | Refusal {
  if (line !== undefined && !/^[1-9]\d{0,8}$/.test(line)) throw new UsageError("--line needs a number from 1 on");
  const full = resolve(path).replaceAll("\\", "/");
  const { template, unreadable } = readDocumentTemplate(projectRootOf(dirname(full)), full);
  for (const message of unreadable) complain(message);
  const where = { template, cursorLine: line === undefined ? undefined : Number(line) - 1 };
  return items
    ? planItems(markdown, persona, full, items, where)
    : planSections(markdown, persona, full, sections ?? [], where);
}

/** The id that a new entry begins with. */
const leadingId =
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[ \][ \t]+)?[*_`[]{0,4}(CHK\d+|[A-Z]{2,4}-(?:[A-Z]{1,8}-)?\d+)/;

type Where = Omit<Parameters<typeof checklistPrompts>[1], "groups">;

function planSections(
  markdown: Markdown,
  persona: Persona,
  path: string,
  names: readonly string[],
  where: Where,
): PlannedInsertion | Refusal {
  if (!takesSections(path)) return refused("sections go into a spec.md, plan.md, research.md or data-model.md");
  const all = sectionsFor(persona, path);
  const there = new Set(presentSections(markdown, all));
  const known = all.map(({ title }) => `“${title}”`).join(", ");
  const unknown = names.find((name) => name !== "all" && !all.some(({ title }) => isNamed(title, name)));
  if (all.length === 0) return refused("this persona has no responsibilities in the phase of this document");
  if (unknown !== undefined) return refused(`there is no responsibility “${unknown}”; there are: ${known}`);
  const sections = all.filter(
    (section) => names.some((name) => isNamed(section.title, name)) || (names.includes("all") && !there.has(section)),
  );
  const present = all.filter((section) => there.has(section) && (names.includes("all") || sections.includes(section)));
  return planned(
    sectionPrompts(markdown, { path, sections, ...where }),
    present.map(({ title }) => title),
    present.length > 0 && sections.every((section) => there.has(section)),
  );
}

function planItems(
  markdown: Markdown,
  persona: Persona,
  path: string,
  parts: readonly string[],
  where: Where,
): PlannedInsertion | Refusal {
  if (!takesChecklistItems(path)) return refused("checklist items go into a file in checklists/");
  const all = questionGroupsOf(persona);
  const known = [...new Set(all.map(({ part }) => part))];
  const unknown = parts.find((part) => !known.includes(part));
  if (unknown !== undefined)
    return refused(`there are no items of “${unknown}”; there are those of: ${known.join(", ") || qualityPart}`);
  const wanted = all.filter(({ part }) => parts.includes(part));
  const there = presentQuestions(markdown, wanted);
  const groups = wanted.map((group) => ({
    ...group,
    questions: group.questions.filter((question) => !there.has(question)),
  }));
  return planned(
    checklistPrompts(markdown, { groups, ...where }),
    Array.from(there, ({ text }) => text),
    there.size > 0 && groups.every(({ questions }) => questions.length === 0),
  );
}

/** Nothing to insert is no fault where all that was wanted is there. */
function planned(prompts: Prompts, present: readonly string[], isAllThere: boolean): PlannedInsertion | Refusal {
  if (prompts.kind === "none")
    return isAllThere ? { kind: "planned", edits: [], inserted: [], present } : refused(english(prompts.message));
  const inserted = prompts.lines.map(({ line, text }) => {
    const id = leadingId.exec(text)?.[1];
    return { line, text, ...(id === undefined ? {} : { id }) };
  });
  return { kind: "planned", edits: editsOf(prompts.edits), inserted, present };
}

function isNamed(title: string, name: string): boolean {
  return headingName(title) === headingName(name) || slug(title) === name;
}
