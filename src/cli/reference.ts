// `persona-guide reference --out DIR`: the personas' references as a static site, for a team to publish.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { entryNamed, type PersonaEntry } from "../core/persona/catalog.ts";
import { pagePath, siteAssets, siteOf } from "../core/reference/site.ts";
import { type Command, json, type Output, readArgs, UsageError } from "./command.ts";
import { kindOf, reason } from "./files.ts";
import { personasOf, projectRootOf } from "./personas.ts";

export const reference: Command = {
  summary: "Writes the personas’ references as a static site with a search.",
  usage: `[DIR] --out OUT [--persona ID]… [--json]

  DIR           the project, or a folder in it; without it the current folder
  --out OUT     the folder to write; files of the same names are replaced, others stay
  --persona ID  only this persona, may be given several times; without it the project’s own and the bundled ones`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      out: { type: "string" },
      persona: { type: "string", multiple: true },
      json: { type: "boolean" },
    });
    if (values.out === undefined) throw new UsageError("--out is missing");
    if (positionals.length > 1) throw new UsageError("reference takes one directory");
    const directory = positionals[0] ?? ".";
    if (kindOf(directory).kind !== "directory") return refuse(output, `${directory}: is no folder`);
    const { personas: catalog, unreadable } = personasOf(projectRootOf(resolve(directory)));
    for (const message of unreadable) output.complain(message);
    const chosen = values.persona?.map((name) => entryNamed(catalog, name)) ?? catalog;
    const unknown = values.persona?.find((_, index) => chosen[index] === undefined);
    if (unknown !== undefined) {
      const keys = catalog.map(({ key }) => key).join(", ");
      return refuse(output, `there is no persona “${unknown}”; there are: ${keys}`);
    }
    const entries = [...new Set(chosen.filter((entry) => entry !== undefined))];
    const failure = write(values.out, entries);
    if (failure !== undefined) return refuse(output, `${values.out}: ${failure}`);
    output.result(values.json === true ? json(resultOf(values.out, entries)) : `${join(values.out, "index.html")}\n`);
    return unreadable.length === 0 ? 0 : 2;
  },
};

/** Why not all of the site was written; `undefined` when it was. */
function write(out: string, entries: readonly PersonaEntry[]): string | undefined {
  try {
    for (const { path, text } of siteOf(entries)) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), text);
    }
    for (const name of siteAssets) copyFileSync(join(__dirname, "site", name), join(out, "assets", name));
    return undefined;
  } catch (error) {
    return reason(error);
  }
}

function resultOf(out: string, entries: readonly PersonaEntry[]) {
  const personas = entries.map(({ key, persona }) => ({
    persona: key,
    name: persona.name,
    file: join(out, pagePath(key)),
  }));
  return { index: join(out, "index.html"), personas };
}

function refuse(output: Output, why: string): 2 {
  output.complain(why);
  return 2;
}
