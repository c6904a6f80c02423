// `persona-guide persona FILE…`: everything that a persona file says, and its problems.
import { resolve } from "node:path";
import { catalogOf, personaEntryOf } from "../core/persona/catalog.ts";
import { parsePersona } from "../core/persona/parsePersona.ts";
import type { Persona } from "../core/persona/persona.ts";
import type { Problem } from "../core/problem.ts";
import { templatesOf } from "../core/templates/templates.ts";
import { type Command, isFinding, json, problemJson, problemLine, readArgs, UsageError } from "./command.ts";
import { readText, type TextFile } from "./files.ts";

export const persona: Command = {
  summary: "Shows what persona files say and what is wrong with them.",
  usage: "FILE… [--json]",
  run(args, output) {
    const { values, positionals } = readArgs(args, { json: { type: "boolean" } });
    if (positionals.length === 0) throw new UsageError("which FILE?");
    const files = positionals.map(readText);
    const texts = files.filter((file) => file.kind === "text");
    const duplicates = duplicatesIn(texts);
    const reports = texts.map(({ path, text }) => {
      const read = parsePersona(text);
      return reportOf(path, { ...read, problems: [...(duplicates.get(path) ?? []), ...read.problems] });
    });
    output.result(values.json === true ? json(reports) : reports.map(textOf).join("\n"));
    for (const file of files) if (file.kind === "unreadable") output.complain(file.message);
    if (texts.length < files.length) return 2;
    return reports.some(({ problems }) => problems.some(isFinding)) ? 1 : 0;
  },
};

/** By path: the problem of each file whose id another of the files has before it. */
function duplicatesIn(files: readonly TextFile[]): ReadonlyMap<string, readonly Problem[]> {
  const different = [...new Map(files.toReversed().map((file) => [resolve(file.path), file])).values()].reverse();
  const entries = different.map(({ path, text }) => personaEntryOf({ layer: "workspace", uri: path, text }));
  const named = catalogOf(entries.filter(({ persona }) => persona.id !== ""));
  return new Map(
    named.map(({ uri, persona }) => [uri, persona.problems.filter(({ code }) => code === "persona.id-duplicate")]),
  );
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
