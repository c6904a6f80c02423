// Tasks of a document as a template of a persona file: without ids and labels, added so that the rest is read as before.
import type { Markdown } from "../markdown.ts";
import { markdownOf } from "../markdown.ts";
import { type Message, message } from "../message.ts";
import { yamlText } from "../persona/naming.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import type { Persona, TemplateTask } from "../persona/persona.ts";
import { insertBlock } from "../persona/personaEdits.ts";
import { constitutionsOf, sectionsOf } from "../persona/sections.ts";
import { tasksOf } from "../speckit/tasks.ts";
import { applyEdit, type Range, slug, type TextEdit, withoutByteOrderMark } from "../text.ts";

export interface NewTemplate {
  readonly name: string;
  readonly tasks: readonly TemplateTask[];
}

/**
 * The tasks that begin in `selections`, or that the cursor is in; where there are none, the boxes without an id. `[P]` is
 * kept; ids, stories, other labels and the lines below a task are left out.
 */
export function selectedTasks(markdown: Markdown, selections: readonly Range[]): readonly TemplateTask[] {
  const { tasks, boxes } = tasksOf(markdown);
  const among = <Item extends { readonly line: number; readonly endLine: number }>(items: readonly Item[]) =>
    items.filter((item) => selections.some((selection) => isIn(item, selection)));
  const chosen = among(tasks).map(({ description, line, parallel }) => ({ text: description, line, parallel }));
  return chosen.length > 0 ? chosen : among(boxes).map(({ line, text }) => ({ text, line, parallel: false }));
}

/** A selection of whole lines ends at the beginning of the next one. */
function isIn({ line, endLine }: { readonly line: number; readonly endLine: number }, { start, end }: Range): boolean {
  if (start.line === end.line) return line <= start.line && start.line < endLine;
  return start.line <= line && line <= (end.character === 0 ? end.line - 1 : end.line);
}

export type TemplateAddition =
  | { readonly kind: "edit"; readonly edit: TextEdit }
  | { readonly kind: "refused"; readonly message: Message };

/** Adds `template` at the end of the Task Templates of the persona file `text`, which it may not have yet. */
export function addTemplate(text: string, template: NewTemplate): TemplateAddition {
  const before = parsePersona(text);
  if (before.templates.some(({ name }) => slug(name) === slug(template.name)))
    return { kind: "refused", message: message("There is a template “{0}” already.", template.name) };
  const markdown = markdownOf(text);
  const sections = sectionsOf(markdown);
  const own = sections.findLast(({ kind }) => kind === "templates");
  const last = own ?? sections.findLast(({ kind }) => kind !== "reference");
  const line = (last?.endLine ?? sections[0]?.line ?? constitutionsOf(markdown)[0]?.line) || markdown.lines.length;
  const edit = insertBlock(markdown, line, [...(own ? [] : ["## Task Templates", ""]), ...linesOf(template)]);
  const after = parsePersona(applyEdit(withoutByteOrderMark(text), edit));
  if (withoutTemplates(after) !== withoutTemplates(before) || !endsWith(after, before, template)) {
    const why = message("“{0}” can’t be added to this file: it would change how the file is read.", template.name);
    return { kind: "refused", message: why };
  }
  return { kind: "edit", edit };
}

/** A persona file that has nothing but this template. `undefined` where it would not be read as one. */
export function personaWithTemplate(id: string, name: string, template: NewTemplate): string | undefined {
  const head = ["---", `id: ${yamlText(id)}`, `name: ${yamlText(name)}`, "---", "", `# ${name} Persona`, ""];
  const text = [...head, "## Task Templates", "", ...linesOf(template), ""].join("\n");
  const persona = parsePersona(text);
  return persona.id === id && endsWith(persona, { templates: [] }, template) ? text : undefined;
}

function linesOf({ name, tasks }: NewTemplate): readonly string[] {
  return [`### ${name}`, "", ...tasks.map(({ parallel, text }) => `- [ ] ${parallel ? "[P] " : ""}${text}`)];
}

/** Whether a persona has the templates that it had and `template`. */
function endsWith(
  after: Pick<Persona, "templates">,
  before: Pick<Persona, "templates">,
  template: NewTemplate,
): boolean {
  const written = ({ name, tasks }: NewTemplate) =>
    [name, ...tasks.map(({ parallel, text }) => `${parallel} ${text}`)].join("\n");
  return after.templates.map(written).join("\n\n") === [...before.templates, template].map(written).join("\n\n");
}

/** What a person reads of a persona besides its templates; not where it stands. */
function withoutTemplates({ templates, idRange, problems, topics, ...rest }: Persona): string {
  const titles = topics.map(({ title }) => title);
  return JSON.stringify({ ...rest, titles }, (key, value) => (/^(?:line|nameRange)$/.test(key) ? undefined : value));
}
