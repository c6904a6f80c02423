// Reads the Task Templates section: a heading a template, an optional description, one task a list item.
import type { Lines, ListItem, Markdown } from "../markdown.ts";
import { itemText, proseOf } from "./lists.ts";
import type { Template, TemplateTask } from "./persona.ts";
import { itemsIn, partsOf } from "./slices.ts";

export function taskTemplatesOf(markdown: Markdown, section: Lines): readonly Template[] {
  return partsOf(markdown, section, 3).map((part) => {
    const items = itemsIn(markdown, part);
    const description = proseOf(markdown, { line: part.heading.endLine, endLine: items[0]?.line ?? part.endLine });
    return {
      name: part.heading.text,
      ...(description ? { description: description.replace(/\s*\n\s*/g, " ") } : {}),
      line: part.line,
      tasks: items.map(templateTaskOf),
    };
  });
}

function templateTaskOf(item: ListItem): TemplateTask {
  const text = itemText(item);
  const parallel = /^\[P\]\s+/.test(text);
  return { text: parallel ? text.replace(/^\[P\]\s+/, "") : text, line: item.line, parallel };
}
