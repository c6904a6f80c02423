// `insert --template`: a persona's task templates as tasks of a tasks.md.
import type { Markdown } from "../core/markdown.ts";
import { english } from "../core/message.ts";
import type { Persona, Template, TemplateTask } from "../core/persona/persona.ts";
import { tasksOf } from "../core/speckit/tasks.ts";
import { filledIn, placeholdersOf } from "../core/templates/fillIn.ts";
import { editOf, insertion } from "../core/templates/insertion.ts";
import { presentTasks } from "../core/templates/present.ts";
import type { Target } from "../core/templates/target.ts";
import { templatesOf } from "../core/templates/templates.ts";
import { UsageError } from "./command.ts";
import { type PlannedInsertion, type Refusal, refused } from "./insertion.ts";
import { normalized, phaseNamed } from "./phaseNamed.ts";

export interface TaskOptions {
  readonly templates: readonly string[];
  readonly phase?: string | undefined;
  readonly story?: string | undefined;
  /** `placeholder=value`, each. */
  readonly set: readonly string[];
}

export function planTasks(markdown: Markdown, persona: Persona, options: TaskOptions): PlannedInsertion | Refusal {
  const templates = templatesNamed(templatesOf(persona), options.templates);
  if (typeof templates === "string") return refused(templates);
  const own = templates.flatMap((template) => template.tasks);
  const values = valuesOf(options.set, own);
  if (typeof values === "string") return refused(values);
  const target = targetOf(markdown, options, templates);
  if (typeof target === "string") return refused(target);
  const tasks = filledIn(own, values);
  const made = insertion(markdown, tasks, target);
  if (made.kind === "none") return refused(english(made.message));
  return {
    kind: "planned",
    edits: [editOf(made)],
    inserted: made.tasks,
    present: presentTasks(tasksOf(markdown).tasks, tasks).map(({ text }) => text),
  };
}

/** By placeholder; a string says which one there is not. */
function valuesOf(set: readonly string[], tasks: readonly TemplateTask[]): ReadonlyMap<string, string> | string {
  const known = placeholdersOf(tasks);
  const values = new Map<string, string>();
  for (const given of set) {
    const [, name = "", value = ""] = /^\{?([^={}]+?)\}?=([^\r\n]*)$/.exec(given) ?? [];
    if (name === "") throw new UsageError(`--set needs PLACEHOLDER=VALUE on one line, not “${given}”`);
    const found = known.find((each) => normalized(each) === normalized(name));
    if (found === undefined) {
      const all = known.map((each) => `{${each}}`).join(", ");
      return `there is no placeholder {${name}}; ${all === "" ? "these tasks have none" : `there are: ${all}`}`;
    }
    values.set(found, value);
  }
  return values;
}

/** The templates of these names, in the order of the names; a string says which one there is not. */
function templatesNamed(templates: readonly Template[], names: readonly string[]): readonly Template[] | string {
  const found: Template[] = [];
  for (const name of names) {
    const template = templates.find((each) => normalized(each.name) === normalized(name));
    if (!template) {
      const all = templates.map((each) => `“${each.name}”`).join(", ");
      return `there is no template “${name}”; ${all === "" ? "this persona has none" : `there are: ${all}`}`;
    }
    found.push(template);
  }
  return found;
}

/** A string says why there is no such target. */
function targetOf(markdown: Markdown, { phase, story }: TaskOptions, templates: readonly Template[]): Target | string {
  if (story !== undefined) return { kind: "story", story: /^\d/.test(story) ? `US${story}` : story };
  if (phase === undefined) return { kind: "new", title: templates.map(({ name }) => name).join(", ") };
  return phaseNamed(markdown, phase);
}
