// The tasks of the personas' templates, whole templates and single ones, as they would stand at a place of a tasks.md:
// with the next free ids, the story's label and the form of the tasks round them.
import type { Markdown } from "../markdown.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Template, TemplateTask } from "../persona/persona.ts";
import { type Task, tasksOf } from "../speckit/tasks.ts";
import { lineFormOf, lineOf, plainForm } from "../templates/lineForm.ts";
import { bulletLike } from "../templates/listForm.ts";
import { commentedIds, nextIds } from "../templates/nextId.ts";
import { type Segment, segmentsOf } from "../templates/segments.ts";
import { type PhaseTarget, targetAt, targetsOf } from "../templates/target.ts";
import { templatesOf } from "../templates/templates.ts";
import type { CompletionPlace } from "./completionPlace.ts";
import type { SpecCompletion } from "./specCompletion.ts";
import type { SpecDocument } from "./specDocument.ts";

type TaskPlace = Extract<CompletionPlace, { kind: "task" }>;

/** What a version of a document says about its tasks, read once. */
interface TaskIndex {
  readonly tasks: readonly Task[];
  readonly ids: readonly string[];
  readonly targets: readonly PhaseTarget[];
}

interface Offer {
  readonly persona: string;
  readonly template: Template;
}

/** Documents never change, so an index is made once for each. */
const indexes = new WeakMap<Markdown, TaskIndex>();

/** A list of more is of no use. */
const longest = 1_000;

/** An id that is being typed. */
const begunId = /^T\d*$/;

/** Whether an id, a template or one of its tasks goes on where `text` ends: looks at no document. */
export function beginsTask(text: string, personas: readonly PersonaEntry[]): boolean {
  if (begunId.test(text)) return true;
  const begun = text.toLowerCase();
  return personas.some(({ persona }) =>
    templatesOf(persona).some(({ name, tasks }) =>
      [name, ...tasks.map((task) => task.text)].some((words) => words.toLowerCase().startsWith(begun)),
    ),
  );
}

/** Also those that the document has: with another endpoint in its placeholders the same task is another one. */
export function taskCompletions(
  { markdown }: SpecDocument,
  place: TaskPlace,
  personas: readonly PersonaEntry[],
): readonly SpecCompletion[] {
  const index = indexOf(markdown);
  const { line } = place.range.start;
  const others = index.tasks.filter((task) => task.line !== line);
  const near = others.findLast((task) => task.line < line) ?? others[0];
  const target = index.targets.length === 0 ? undefined : targetAt(index.targets, line);
  const offers = personas
    .flatMap(({ persona }) => templatesOf(persona).map((template) => ({ persona: persona.name, template })))
    .filter(({ template }) => template.tasks.length > 0);
  const most = Math.max(1, ...offers.map(({ template }) => template.tasks.length));
  const taken = place.id === undefined ? index.ids : [...index.ids, place.id];
  const fresh = nextIds(taken, place.id ?? near?.id, most);
  const lead = leadsFor(markdown, place, near, fresh, target?.story);
  const isTypingId = begunId.test(place.text);
  const completion = (
    kind: "template" | "task",
    label: string,
    { persona, template: { description = "", name } }: Offer,
    tasks: readonly TemplateTask[],
  ): SpecCompletion => ({
    kind,
    label,
    source: kind === "task" ? `${persona} · ${name}` : persona,
    range: place.range,
    filter: isTypingId ? lead(tasks[0], 0) + label : label,
    insert: { kind: "segments", segments: segmentsFor(tasks, lead) },
    about: kind === "task" ? name : [description, ...tasks.map(({ text }) => `- ${text}`)].join("\n"),
  });
  const single = offers.flatMap((offer) => offer.template.tasks.map((task) => ({ offer, task }))).slice(0, longest);
  return [
    ...offers.map((offer) => completion("template", offer.template.name, offer, offer.template.tasks)),
    ...single.map(({ offer, task }) => completion("task", task.text, offer, [task])),
  ];
}

/** What stands before the text of a task, the `index`th of those that come in: those after the first have lines of their own. */
type Lead = (task: TemplateTask | undefined, index: number) => string;

function leadsFor(
  markdown: Markdown,
  { hasMarkers, id, range }: TaskPlace,
  near: Task | undefined,
  fresh: readonly string[],
  story: string | undefined,
): Lead {
  const form = { ...(near ? lineFormOf(markdown, near) : plainForm), indent: "", bullet: "- " };
  const own = markdown.lines[range.start.line] ?? "";
  return (task, index) => {
    const markers = [...(task?.parallel ? ["[P]"] : []), ...(story ? [`[${story}]`] : [])];
    if (index === 0 && id !== undefined) return hasMarkers ? "" : markers.map((marker) => `${marker} `).join("");
    const next = fresh[index - (id === undefined ? 0 : 1)] ?? "";
    const head = lineOf(form, 0, next, markers, "").slice("- [ ] ".length);
    return index === 0 ? head : `\n${bulletLike(own, index)}[ ] ${head}`;
  };
}

/** The same placeholder has the same number in all tasks that come in together. */
function segmentsFor(tasks: readonly TemplateTask[], lead: Lead): readonly Segment[] {
  const numbers = new Map<string, number>();
  return tasks.flatMap((task, index) => segmentsOf(lead(task, index) + task.text, numbers));
}

function indexOf(markdown: Markdown): TaskIndex {
  const known = indexes.get(markdown);
  if (known) return known;
  const { tasks } = tasksOf(markdown);
  const ids = tasks.flatMap(({ id, idEnd }) => (idEnd === undefined ? [id] : [id, idEnd]));
  const index = { tasks, ids: [...ids, ...commentedIds(markdown)], targets: targetsOf(markdown, tasks) };
  indexes.set(markdown, index);
  return index;
}
