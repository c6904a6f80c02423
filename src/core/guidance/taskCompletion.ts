// The tasks of the personas' templates, whole templates and single ones, as they would stand at a place of a tasks.md:
// with the next free ids, the story's label and the form of the tasks round them.
import type { Markdown } from "../markdown.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import type { TemplateTask } from "../persona/persona.ts";
import { type Task, tasksOf } from "../speckit/tasks.ts";
import { lineFormOf, lineOf, plainForm } from "../templates/lineForm.ts";
import { bulletLike } from "../templates/listForm.ts";
import { commentedIds, nextIds } from "../templates/nextId.ts";
import { presentTasks } from "../templates/present.ts";
import { segmentsOf } from "../templates/segments.ts";
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
  readonly offers: (personas: readonly PersonaEntry[]) => readonly Offer[];
}

/** A template with those of its tasks that the document does not have. */
interface Offer {
  readonly persona: string;
  readonly name: string;
  readonly description: string;
  readonly tasks: readonly TemplateTask[];
}

/** Documents never change, so an index is made once for each. */
const indexes = new WeakMap<Markdown, TaskIndex>();

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
  const offers = index.offers(personas);
  const most = Math.max(1, ...offers.map(({ tasks }) => tasks.length));
  const taken = place.id === undefined ? index.ids : [...index.ids, place.id];
  const fresh = nextIds(taken, place.id ?? near?.id, most);
  const write = writerFor(markdown, place, near, fresh, target?.story);
  const isTypingId = /^T\d*$/.test(place.text);
  const completion = (
    kind: "template" | "task",
    label: string,
    { description, name, persona }: Offer,
    tasks: readonly TemplateTask[],
  ): SpecCompletion => {
    const text = write(tasks);
    const about = kind === "task" ? name : [description, ...tasks.map((task) => `- ${task.text}`)].join("\n");
    return {
      kind,
      label,
      source: kind === "task" ? `${persona} · ${name}` : persona,
      range: place.range,
      filter: isTypingId ? text : `${label} ${text}`,
      insert: { kind: "segments", segments: segmentsOf(text) },
      about,
    };
  };
  return [
    ...offers.map((offer) => completion("template", offer.name, offer, offer.tasks)),
    ...offers.flatMap((offer) => offer.tasks.map((task) => completion("task", task.text, offer, [task]))),
  ];
}

/** Writes tasks from the place on; those after the first stand on lines of their own. */
function writerFor(
  markdown: Markdown,
  { hasMarkers, id, range }: TaskPlace,
  near: Task | undefined,
  fresh: readonly string[],
  story: string | undefined,
): (tasks: readonly TemplateTask[]) => string {
  const form = { ...(near ? lineFormOf(markdown, near) : plainForm), indent: "", bullet: "- " };
  const own = markdown.lines[range.start.line] ?? "";
  const markersOf = ({ parallel }: TemplateTask) => [...(parallel ? ["[P]"] : []), ...(story ? [`[${story}]`] : [])];
  const withId = (task: TemplateTask, at: number) =>
    lineOf(form, 0, fresh[at] ?? "", markersOf(task), task.text).slice("- [ ] ".length);
  const withoutId = (task: TemplateTask) => [...(hasMarkers ? [] : markersOf(task)), task.text].join(" ");
  return (tasks) =>
    tasks
      .map((task, index) => {
        if (index > 0) return `${bulletLike(own, index)}[ ] ${withId(task, index - (id === undefined ? 0 : 1))}`;
        return id === undefined ? withId(task, 0) : withoutId(task);
      })
      .join("\n");
}

function indexOf(markdown: Markdown): TaskIndex {
  const known = indexes.get(markdown);
  if (known) return known;
  const { tasks } = tasksOf(markdown);
  const ids = tasks.flatMap(({ id, idEnd }) => (idEnd === undefined ? [id] : [id, idEnd]));
  let last: { readonly personas: readonly PersonaEntry[]; readonly offers: readonly Offer[] } | undefined;
  const index: TaskIndex = {
    tasks,
    ids: [...ids, ...commentedIds(markdown)],
    targets: targetsOf(markdown, tasks),
    offers(personas) {
      const known = last?.personas;
      const isSame = known?.length === personas.length && personas.every((entry, at) => entry === known[at]);
      if (!last || !isSame) last = { personas, offers: offersOf(tasks, personas) };
      return last.offers;
    },
  };
  indexes.set(markdown, index);
  return index;
}

function offersOf(tasks: readonly Task[], personas: readonly PersonaEntry[]): readonly Offer[] {
  const all = personas.flatMap(({ persona }) => templatesOf(persona).map((template) => ({ persona, template })));
  const present = new Set(
    presentTasks(
      tasks,
      all.flatMap(({ template }) => template.tasks),
    ),
  );
  return all
    .map(({ persona, template: { description = "", name, tasks: own } }) => ({
      persona: persona.name,
      name,
      description,
      tasks: own.filter((task) => !present.has(task)),
    }))
    .filter((offer) => offer.tasks.length > 0);
}
