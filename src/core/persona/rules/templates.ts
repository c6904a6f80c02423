// A template has tasks, and each placeholder in them is closed.
import { message } from "../../message.ts";
import { rangeOf, slug } from "../../text.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const templatesRule: Rule = (subject) => {
  const seen = new Set<string>();
  const isRepeated = (name: string) => seen.size === seen.add(slug(name)).size;
  return subject.persona.templates.flatMap(({ name, line, tasks }) => [
    ...(isRepeated(name)
      ? [
          problem(
            "template-duplicate",
            "warning",
            lineRange(subject, line),
            message("There is a template “{0}” already.", name),
          ),
        ]
      : []),
    ...(tasks.length > 0
      ? []
      : [
          problem(
            "template-empty",
            "warning",
            lineRange(subject, line),
            message("The template “{0}” has no tasks.", name),
          ),
        ]),
    ...tasks
      .filter(({ text }) => /\{[^{}]*$/.test(text))
      .map((task) => {
        const source = subject.markdown.lines[task.line] ?? "";
        const range = rangeOf(task.line, Math.max(source.lastIndexOf("{"), 0), source.length);
        return problem("placeholder-unclosed", "warning", range, message("The placeholder is never closed by “}”."));
      }),
  ]);
};
