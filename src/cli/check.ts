// `persona-guide check [DIR]`: the items that are open in a feature, as a gate for CI: exit code 1 while there are any.
import { openItemsOf } from "../core/checklist/openItems.ts";
import { phases } from "../core/speckit/phases.ts";
import { featureToCheck } from "./checkedFeature.ts";
import { personasToCheck } from "./checkedPersonas.ts";
import { type Checked, githubOf, jsonOf, sarifFilesOf, textOf } from "./checkReport.ts";
import { type Command, json, type Output, readArgs, UsageError } from "./command.ts";
import { kindOf } from "./files.ts";
import { sarifOf } from "./sarif.ts";

const formats = ["text", "json", "sarif", "github"] as const;

export const check: Command = {
  summary: "Lists what is open in a feature; exits 1 while anything is.",
  usage: `[DIR] [--feature F] [--phase P] [--persona ID]… [--format ${formats.join("|")}] [--json]

  --feature F   a feature’s directory or its name; without it the current feature
  --phase P     only the items of this phase
  --persona ID  only this persona’s items, may be given several times; without it those of the personas that
                .specify/config.json enables, else of those that have a checklist in the feature
  --format      sarif is for code hosts, github prints workflow annotations; --json is short for --format json`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      feature: { type: "string" },
      phase: { type: "string" },
      persona: { type: "string", multiple: true },
      format: { type: "string" },
      json: { type: "boolean" },
    });
    const format = formats.find((name) => name === (values.format ?? (values.json ? "json" : "text")));
    if (!format) throw new UsageError(`--format takes one of ${formats.join(", ")}`);
    if (positionals.length > 1) throw new UsageError("check takes one directory");
    const checked = read(positionals[0] ?? ".", values, output);
    if (!checked) return 2;
    switch (format) {
      case "text":
        output.result(textOf(checked));
        break;
      case "json":
        output.result(json(jsonOf(checked)));
        break;
      case "sarif":
        output.result(json(sarifOf(sarifFilesOf(checked))));
        break;
      case "github":
        output.result(githubOf(checked));
        break;
    }
    return checked.items.length > 0 ? 1 : 0;
  },
};

interface Wanted {
  readonly feature?: string | undefined;
  readonly phase?: string | undefined;
  readonly persona?: readonly string[] | undefined;
}

/** `undefined` when there is nothing that can be checked, or not all of it can be read; then the output says why. */
function read(directory: string, wanted: Wanted, output: Output): Checked | undefined {
  const refuse = (...reasons: readonly string[]) => {
    for (const reason of reasons) output.complain(reason);
    return undefined;
  };
  const given = kindOf(directory);
  if (given.kind === "unreadable") return refuse(given.message);
  if (given.kind !== "directory") return refuse(`${directory}: there is no such directory`);
  const found = featureToCheck(directory, wanted.feature);
  if (found.kind === "none") return refuse(...found.messages);
  const { personas, origin, notes, wrong } = personasToCheck(found, wanted.persona);
  for (const note of [...found.notes, ...notes]) output.complain(note);
  if (wrong.length > 0) return refuse(...wrong);
  const { phase } = wanted;
  const known = [...phases.map(({ id }) => id), ...personas.flatMap(phasesOf)];
  if (phase !== undefined && !known.includes(phase))
    return refuse(`there is no phase “${phase}”; there are: ${[...new Set(known)].join(", ")}`);
  return { found, origin, personas, phase, items: openItemsOf(personas, phase) };
}

function phasesOf({ sections }: Checked["personas"][number]): readonly string[] {
  return sections.flatMap(({ phase }) => phase ?? []);
}
