// `persona-guide persona FILE…`: everything that a persona file says, and its problems.
import { dirname, resolve } from "node:path";
import { catalogOf, type PersonaEntry, personaEntryOf, problemsOf } from "../core/persona/catalog.ts";
import type { Persona } from "../core/persona/persona.ts";
import type { Problem } from "../core/problem.ts";
import { templatesOf } from "../core/templates/templates.ts";
import { type Command, isFinding, json, problemJson, problemLine, readArgs, UsageError } from "./command.ts";
import { readText, type TextFile } from "./files.ts";
import { personasOf, projectRootOf } from "./personas.ts";
import { sarifOf } from "./sarif.ts";

const formats = ["text", "json", "sarif"] as const;

export const persona: Command = {
  summary: "Shows what persona files say and what is wrong with them.",
  usage: `FILE… [--check] [--format ${formats.join("|")}] [--json]

  --check   prints the problems only
  --format  sarif is for code hosts and implies --check; --json is short for --format json`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      check: { type: "boolean" },
      format: { type: "string" },
      json: { type: "boolean" },
    });
    const format = formats.find((name) => name === (values.format ?? (values.json ? "json" : "text")));
    if (!format) throw new UsageError(`--format takes one of ${formats.join(", ")}`);
    if (positionals.length === 0) throw new UsageError("which FILE?");
    const files = positionals.map(readText);
    const texts = files.filter((file) => file.kind === "text");
    const read = readAll(texts);
    output.result(format === "sarif" ? json(sarifOf(read)) : printed(read, format === "json", values.check === true));
    for (const file of files) if (file.kind === "unreadable") output.complain(file.message);
    if (texts.length < files.length) return 2;
    return read.some(({ problems }) => problems.some(isFinding)) ? 1 : 0;
  },
};

function printed(files: readonly ReadFile[], asJson: boolean, problemsOnly: boolean): string {
  if (!problemsOnly) {
    const reports = files.map(({ file, persona: read, problems }) => reportOf(file, { ...read, problems }));
    return asJson ? json(reports) : reports.map(textOf).join("\n");
  }
  if (asJson) return json(files.map((each) => ({ file: each.file, problems: each.problems.map(problemJson) })));
  return files.flatMap((each) => each.problems.map((problem) => problemLine(each.file, problemJson(problem)))).join("");
}

interface ReadFile {
  readonly file: string;
  readonly persona: Persona;
  readonly problems: readonly Problem[];
}

/** Each file with its own problems and those it has beside the others and beside its project's personas. */
function readAll(files: readonly TextFile[]): readonly ReadFile[] {
  const entries = new Map(
    files.map(({ path, text }) => [resolve(path), personaEntryOf({ layer: "workspace", uri: path, text })]),
  );
  const named = catalogOf([...entries.values()].filter(({ persona: { id } }) => id !== ""));
  const duplicates = new Map(named.map((entry) => [entry.uri, entry.persona.problems.filter(isDuplicate)]));
  const catalogs = new Map<string | undefined, readonly PersonaEntry[]>();
  return files.flatMap(({ path }) => {
    const entry = entries.get(resolve(path));
    if (!entry) return [];
    const root = projectRootOf(dirname(resolve(path)));
    const catalog = catalogs.get(root) ?? [...entries.values(), ...personasOf(root).personas];
    catalogs.set(root, catalog);
    const problems = [...(duplicates.get(entry.uri) ?? []), ...problemsOf(entry, catalog)];
    return [{ file: path, persona: entry.persona, problems }];
  });
}

function isDuplicate({ code }: Problem): boolean {
  return code === "persona.id-duplicate";
}

type Report = ReturnType<typeof reportOf>;

function reportOf(file: string, read: Persona) {
  const texts = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);
  return {
    file,
    id: read.id,
    name: read.name,
    shortName: read.shortName,
    role: read.role,
    contributesTo: read.contributesTo,
    phases: Object.fromEntries(read.sectionIds),
    description: read.description,
    responsibilities: read.phases.map(({ phase, heading, groups }) => ({
      phase,
      heading,
      groups: groups.map(({ title, id, items }) => ({ title, id, items: texts(items) })),
    })),
    focus: texts(read.focus),
    avoid: texts(read.avoid),
    checklist: read.checklist.map(({ text, checked, section }) => ({ text, checked, section })),
    communication: texts(read.communication),
    collaboration: read.collaboration.map(({ with: other, shortName, text }) => ({ with: other, shortName, text })),
    reference: read.topics.map(({ title, level, line, markdown }) => ({ title, level, line: line + 1, markdown })),
    templates: templatesOf(read).map(({ name, description, tasks }) => ({
      name,
      description,
      tasks: tasks.map(({ text, parallel }) => ({ text, parallel })),
    })),
    problems: read.problems.map(problemJson),
  };
}

function textOf(report: Report): string {
  const { file, id, name, shortName, role, responsibilities, checklist, reference, templates, problems } = report;
  const lines = [
    `${file}: ${name || "(no name)"}${shortName === "" ? "" : ` (${shortName})`}, id ${id || "(none)"}`,
    ...(role === "" ? [] : [`  ${role}`]),
    ...responsibilities.map(
      ({ phase, groups }) => `  ${phase}: ${groups.map(({ title }) => title || "(untitled)").join(", ")}`,
    ),
    `  quality checklist: ${checklist.length} items; reference: ${reference.length} topics`,
    ...(templates.length === 0 ? [] : [`  templates: ${templates.map((template) => template.name).join(", ")}`]),
  ];
  return `${lines.join("\n")}\n${problems.map((problem) => problemLine(file, problem)).join("")}`;
}
