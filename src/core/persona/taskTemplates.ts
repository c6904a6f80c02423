// Reads the Task Templates section: a heading a template, an optional description, one task a list item.
import type { Lines, ListItem, Markdown } from "../markdown.ts";
import { itemText, proseOf } from "./lists.ts";
import type { Template, TemplateTask } from "./persona.ts";
import { itemsIn, partsOf } from "./slices.ts";

const head = /^(?:\[P\]|\[US\d+[a-z]?\]|T\d{3,}(?![\w.-]))\s+/;

export function taskTemplatesOf(markdown: Markdown, section: Lines): readonly Template[] {
  return partsOf(markdown, section, 3).map((part) => {
    const items = itemsIn(markdown, part);
    const description = proseOf(markdown, { line: part.heading.endLine, endLine: items[0]?.line ?? part.endLine });
    return {
      name: part.heading.text,
      ...(description
        ? {
            description: description
              .split("\n")
              .map((line) => line.trim())
              .join(" "),
          }
        : {}),
      line: part.line,
      tasks: items.map(templateTaskOf).filter(({ text }) => text !== ""),
    };
  });
}

/** Ids and story labels are given on insertion: those that the template has are left out. */
function templateTaskOf(item: ListItem): TemplateTask {
  let text = itemText(item);
  let parallel = false;
  for (let label = head.exec(text); label; label = head.exec(text)) {
    parallel ||= label[0].startsWith("[P]");
    text = text.slice(label[0].length);
  }
  return { text, line: item.line, parallel };
}
