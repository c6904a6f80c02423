// Cuts the reference of a persona into its topics, without losing a line of it.
import type { Markdown } from "../markdown.ts";
import type { Topic } from "./persona.ts";
import type { Section } from "./sections.ts";
import { headingsIn, hiddenIn } from "./slices.ts";

/** One topic for each heading of level 2 and 3 of `sections`, which are those of the reference. */
export function topicsOf(markdown: Markdown, sections: readonly Section[]): readonly Topic[] {
  return sections.flatMap((section) => {
    const headings = headingsIn(markdown, section).filter(({ level }) => level === 2 || level === 3);
    return headings.map(({ text, level, line }, index) => {
      const endLine = headings[index + 1]?.line ?? section.endLine;
      return {
        title: text,
        level: level === 2 ? 2 : 3,
        line,
        markdown: markdown.lines.slice(line, endLine).join("\n"),
        hidden: hiddenIn(markdown, { line, endLine }).map((hidden) => ({
          line: hidden.line - line,
          endLine: hidden.endLine - line,
        })),
      };
    });
  });
}
