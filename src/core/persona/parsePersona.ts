// Reads a persona file, whole and without loss, however broken: what cannot be read is a problem with a position.
// Each part of the file has a reader of its own beside this one; each problem a file under rules/.
import { type Markdown, markdownOf } from "../markdown.ts";
import type { Problem } from "../problem.ts";
import { rangeOf } from "../text.ts";
import { fieldReader } from "./fields.ts";
import { readFrontMatter } from "./frontMatter.ts";
import { collaborationOf, communicationOf, guidelinesOf, proseOf, qualityOf } from "./lists.ts";
import type { Persona } from "./persona.ts";
import { responsibilitiesOf } from "./responsibilities.ts";
import { constitutionRule } from "./rules/constitution.ts";
import { emptyResponsibilityRule } from "./rules/emptyResponsibility.ts";
import { hiddenCharactersRule } from "./rules/hiddenCharacters.ts";
import { idRule } from "./rules/id.ts";
import { itemsWithoutPhaseRule } from "./rules/itemsWithoutPhase.ts";
import { nameRule } from "./rules/name.ts";
import { phasesRule } from "./rules/phases.ts";
import { referenceRule } from "./rules/reference.ts";
import type { Rule, Subject } from "./rules/rule.ts";
import { sectionIdsRule } from "./rules/sectionIds.ts";
import { templatesRule } from "./rules/templates.ts";
import { unclosedRule } from "./rules/unclosed.ts";
import { constitutionsOf, type Section, type SectionKind, sectionsOf } from "./sections.ts";
import { withSureFixes } from "./sureFixes.ts";
import { taskTemplatesOf } from "./taskTemplates.ts";
import { topicsOf } from "./topics.ts";

const rules: readonly Rule[] = [
  idRule,
  nameRule,
  phasesRule,
  sectionIdsRule,
  emptyResponsibilityRule,
  itemsWithoutPhaseRule,
  referenceRule,
  templatesRule,
  constitutionRule,
  unclosedRule,
  hiddenCharactersRule,
];

/** Never throws: for an empty or binary text it is a persona without content, and its problems say why. */
export function parsePersona(text: string): Persona {
  const markdown = markdownOf(text);
  const frontMatter = readFrontMatter(markdown);
  const fields = fieldReader(frontMatter.fields);
  const sections = sectionsOf(markdown);
  const of = (kind: SectionKind) => sections.filter((section) => section.kind === kind);
  const each = <T>(kind: SectionKind, read: (section: Section) => readonly T[]) => of(kind).flatMap(read);

  const [id, name, contributesTo] = [fields.text("id"), fields.text("name"), fields.list("contributes_to")];
  const sectionIds = fields.map("phases");
  const guidelines = of("guidelines").map((section) => guidelinesOf(markdown, section));
  const intro = { line: titleEnd(markdown), endLine: sections[0]?.line ?? markdown.lines.length };
  const descriptions = of("description").map(({ heading, endLine }) => ({ line: heading.endLine, endLine }));
  const displayName = name?.text || id?.text || "";

  const persona = {
    id: id?.text ?? "",
    idRange: id?.range ?? rangeOf(0, 0, markdown.lines[0]?.length ?? 0),
    name: displayName,
    shortName: fields.text("short_name")?.text || initialsOf(displayName),
    role: fields.text("role")?.text ?? "",
    contributesTo: contributesTo.map((value) => value.text),
    sectionIds: new Map(sectionIds.map(({ key, list }) => [key, list.map((value) => value.text)])),
    version: fields.text("version")?.text ?? "",
    aliases: new Map(fields.map("aliases").map(({ key, list }) => [key, list.map((value) => value.text)])),
    description: (descriptions.length > 0 ? descriptions : [intro])
      .map((lines) => proseOf(markdown, lines))
      .join("\n\n"),
    phases: each("responsibilities", (section) => responsibilitiesOf(markdown, section)),
    focus: guidelines.flatMap(({ focus }) => focus),
    avoid: guidelines.flatMap(({ avoid }) => avoid),
    checklist: each("checklist", (section) => qualityOf(markdown, section)),
    communication: each("communication", (section) => communicationOf(markdown, section)),
    collaboration: each("collaboration", (section) => collaborationOf(markdown, section)),
    topics: topicsOf(markdown, of("reference")),
    templates: each("templates", (section) => taskTemplatesOf(markdown, section)),
  };
  const subject: Subject = {
    persona,
    markdown,
    id,
    name,
    contributesTo,
    sectionIds,
    fields: frontMatter.fields,
    sections,
    constitutions: constitutionsOf(markdown),
  };
  const found =
    frontMatter.fields.length > 0 || frontMatter.problems.length === 0
      ? rules
      : rules.filter((rule) => rule !== idRule && rule !== nameRule);
  const problems = [...frontMatter.problems, ...fields.problems, ...found.flatMap((rule) => rule(subject))];
  return {
    ...persona,
    problems: problems.sort(byPosition).map((each) => withSureFixes(each, markdown, problems, problemsIn)),
  };
}

function problemsIn(text: string): readonly Problem[] {
  return parsePersona(text).problems;
}

/** The line after the title of level 1, or after the front matter. */
function titleEnd(markdown: Markdown): number {
  const first = markdown.headings[0];
  return first?.level === 1 ? first.endLine : markdown.bodyLine;
}

/** "Quality Assurance" is QA; a name of one word is its own short name. */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== "");
  if (words.length < 2) return name;
  return words.map((word) => (word[0] ?? "").toUpperCase()).join("");
}

function byPosition(a: Problem, b: Problem): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
