// `persona-guide insert FILE --persona P …`: what a persona offers, written into a document of Spec Kit: tasks, sections or
// checklist items.
import { markdownOf } from "../core/markdown.ts";
import { statedTotals } from "../core/templates/totals.ts";
import { applyEdits } from "../core/text.ts";
import { type Command, json, readArgs, UsageError } from "./command.ts";
import { unifiedDiff } from "./diff.ts";
import { readText, writeText } from "./files.ts";
import { planPrompts } from "./insertPrompts.ts";
import { planTasks } from "./insertTasks.ts";
import { findPersona } from "./personas.ts";

export const insert: Command = {
  summary: "Inserts what a persona offers into a document: tasks, sections or checklist items.",
  usage: `FILE --persona P [WHAT] [WHERE] [--dry-run] [--json]

  --persona P      a persona file, or the id of a persona of the project or a bundled one
  --dry-run        print the change as a diff and write nothing

What, in a tasks.md:
  --template T     a template’s name, in any case; may be given several times
  --set NAME=VALUE what to write in the place of a placeholder; may be given several times
What, in a spec.md, plan.md, research.md or data-model.md:
  --section S      a responsibility’s title or id; may be given several times; “all” for those that are missing
What, in a checklist of Spec Kit:
  --items PHASE    the items of a phase, or “quality” for those of the quality checklist, that are missing

Where, in a tasks.md:
  --phase HEADING  the phase to insert into: its heading or the beginning of it, “Parent > Heading”, or its line
  --story US2      the phase of this user story; without --phase and --story there will be a new phase
Where, in the others:
  --line N         behind the section of this line, where neither the document nor its template has a place`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      persona: { type: "string" },
      template: { type: "string", multiple: true },
      set: { type: "string", multiple: true },
      section: { type: "string", multiple: true },
      items: { type: "string", multiple: true },
      phase: { type: "string" },
      story: { type: "string" },
      line: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const { template, section, items, set = [], phase, story, line } = values;
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError("name one FILE");
    if (values.persona === undefined) throw new UsageError("--persona is missing");
    const kinds = [template, section, items].filter((each) => each !== undefined).length;
    if (kinds === 0) throw new UsageError("--template, --section or --items is missing");
    if (kinds > 1) throw new UsageError("--template, --section or --items, not several of them");
    if (phase !== undefined && story !== undefined) throw new UsageError("--phase or --story, not both");
    if (!template && (phase !== undefined || story !== undefined || set.length > 0))
      throw new UsageError("--phase, --story and --set go with --template");
    const refuse = (why: string) => {
      output.complain(why);
      return 2 as const;
    };

    const file = readText(path);
    if (file.kind === "unreadable") return refuse(file.message);
    const found = findPersona(values.persona, path);
    for (const message of found.unreadable) output.complain(message);
    if (found.kind === "none") return refuse(found.message);
    const markdown = markdownOf(file.text);
    const plan = template
      ? planTasks(markdown, found.persona, { templates: template, phase, story, set })
      : planPrompts(markdown, found.persona, { path, sections: section, items, line, complain: output.complain });
    if (plan.kind === "refused") return refuse(`${path}: ${plan.message}`);
    const after = applyEdits(file.text, plan.edits);
    const dryRun = values["dry-run"] === true;
    const isWriting = !dryRun && plan.edits.length > 0;
    const failure = isWriting ? writeText(file, after) : undefined;
    if (failure) return refuse(failure.message);

    const result = {
      file: path,
      written: isWriting,
      inserted: plan.inserted.map((each) => ({ ...each, line: each.line + 1 })),
      present: plan.present,
      totals: template
        ? statedTotals(markdownOf(after)).map((each) => ({ line: each.line + 1, text: each.text, total: each.total }))
        : [],
    };
    if (values.json === true) output.result(json(result));
    else if (dryRun) output.result(unifiedDiff(path, file.text, after));
    else output.result(result.inserted.map((each) => `${path}:${each.line}: ${each.text}\n`).join(""));
    for (const text of result.present) output.complain(`${path}: is there already: ${text}`);
    for (const each of result.totals) output.complain(`${path}:${each.line}: states a total, check it: ${each.text}`);
    return 0;
  },
};
