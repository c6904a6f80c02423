// Which task templates a persona offers. Knows no tasks document.
import type { Persona, PersonaItem, Template, TemplateTask } from "../persona/persona.ts";

/**
 * Its own templates; without any, each responsibility of its `tasks` phase as one, a task an item. Items without a
 * responsibility go under the phase's heading.
 */
export function templatesOf(persona: Persona): readonly Template[] {
  if (persona.templates.length > 0) return persona.templates;
  return persona.phases
    .filter(({ phase }) => phase === "tasks")
    .flatMap(({ heading, groups }) =>
      groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, line, items }) => ({
          name: title || heading,
          line,
          tasks: items.map(taskOf),
        })),
    );
}

/** A persona's item as a task: `[P]` is kept as what it means. */
function taskOf({ text, line }: PersonaItem): TemplateTask {
  const parallel = /^\[P\]\s/.test(text);
  return { text: parallel ? text.slice(3).trimStart() : text, line, parallel };
}
