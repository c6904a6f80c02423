// `persona-guide insert FILE --persona P --template T`: a persona's task templates as tasks of a tasks.md.
import { type Markdown, markdownOf } from "../core/markdown.ts";
import { english } from "../core/message.ts";
import type { Template } from "../core/persona/persona.ts";
import { tasksOf } from "../core/speckit/tasks.ts";
import { editOf, insertion } from "../core/templates/insertion.ts";
import { presentTasks } from "../core/templates/present.ts";
import type { Target } from "../core/templates/target.ts";
import { templatesOf } from "../core/templates/templates.ts";
import { statedTotals } from "../core/templates/totals.ts";
import { applyEdit } from "../core/text.ts";
import { type Command, json, readArgs, UsageError } from "./command.ts";
import { unifiedDiff } from "./diff.ts";
import { readText, writeText } from "./files.ts";
import { findPersona } from "./personas.ts";
import { normalized, phaseNamed } from "./phaseNamed.ts";

export const insert: Command = {
  summary: "Inserts the tasks of a persona’s templates into a tasks.md.",
  usage: `FILE --persona P --template T [--template T2 …] [--phase HEADING | --story US2] [--dry-run] [--json]

  --persona P      a persona file, or the id of a persona of the project or a bundled one
  --template T     a template’s name, in any case; may be given several times
  --phase HEADING  the phase to insert into: its heading or the beginning of it, “Parent > Heading”, or its line
  --story US2      the phase of this user story; without --phase and --story there will be a new phase
  --dry-run        print the change as a diff and write nothing`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      persona: { type: "string" },
      template: { type: "string", multiple: true },
      phase: { type: "string" },
      story: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError("name one FILE");
    if (values.persona === undefined) throw new UsageError("--persona is missing");
    if (values.template === undefined) throw new UsageError("--template is missing");
    if (values.phase !== undefined && values.story !== undefined) throw new UsageError("--phase or --story, not both");
    const refuse = (why: string) => {
      output.complain(why);
      return 2 as const;
    };

    const file = readText(path);
    if (file.kind === "unreadable") return refuse(file.message);
    const found = findPersona(values.persona, path);
    for (const message of found.unreadable) output.complain(message);
    if (found.kind === "none") return refuse(found.message);
    const templates = templatesNamed(templatesOf(found.persona), values.template);
    if (typeof templates === "string") return refuse(templates);
    const markdown = markdownOf(file.text);
    const target = targetOf(markdown, values, templates);
    if (typeof target === "string") return refuse(`${path}: ${target}`);

    const tasks = templates.flatMap((template) => template.tasks);
    const made = insertion(markdown, tasks, target);
    if (made.kind === "none") return refuse(`${path}: ${english(made.message)}`);
    const after = applyEdit(file.text, editOf(made));
    const dryRun = values["dry-run"] === true;
    const failure = dryRun ? undefined : writeText(file, after);
    if (failure) return refuse(failure.message);

    const result = {
      file: path,
      written: !dryRun,
      inserted: made.tasks.map(({ line, text, id }) => ({ line: line + 1, text, id })),
      present: presentTasks(tasksOf(markdown).tasks, tasks).map(({ text }) => text),
      totals: statedTotals(markdownOf(after)).map(({ line, text, total }) => ({ line: line + 1, text, total })),
    };
    if (values.json === true) output.result(json(result));
    else if (dryRun) output.result(unifiedDiff(path, file.text, after));
    else output.result(result.inserted.map(({ line, text }) => `${path}:${line}: ${text}\n`).join(""));
    for (const text of result.present) output.complain(`${path}: there is a task like this already: ${text}`);
    for (const { line, text } of result.totals) output.complain(`${path}:${line}: states a total, check it: ${text}`);
    return 0;
  },
};

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

interface Where {
  readonly phase?: string | undefined;
  readonly story?: string | undefined;
}

/** A string says why there is no such target. */
function targetOf(markdown: Markdown, { phase, story }: Where, templates: readonly Template[]): Target | string {
  if (story !== undefined) return { kind: "story", story: /^\d/.test(story) ? `US${story}` : story };
  if (phase === undefined) return { kind: "new", title: templates.map(({ name }) => name).join(", ") };
  return phaseNamed(markdown, phase);
}
