// Which task templates a persona offers. Knows no tasks document.
import type { Persona, Template } from "../persona/persona.ts";

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
          tasks: items.map((item) => ({ ...item, parallel: false })),
        })),
    );
}
