// `persona-guide persona FILE…`: everything that a persona file says, and its problems.
import { parsePersona } from "../core/persona/parsePersona.ts";
import type { Persona } from "../core/persona/persona.ts";
import { templatesOf } from "../core/templates/templates.ts";
import {
  type Command,
  type ExitCode,
  isFinding,
  json,
  problemJson,
  problemLine,
  readArgs,
  UsageError,
} from "./command.ts";
import { readText } from "./files.ts";

export const persona: Command = {
  summary: "Shows what persona files say and what is wrong with them.",
  usage: "FILE… [--json]",
  run(args, output) {
    const { values, positionals } = readArgs(args, { json: { type: "boolean" } });
    if (positionals.length === 0) throw new UsageError("which FILE?");
    let exit: ExitCode = 0;
    const reports: Report[] = [];
    for (const path of positionals) {
      const file = readText(path);
      if (file.kind === "unreadable") {
        output.complain(file.message);
        exit = 2;
        continue;
      }
      const report = reportOf(path, parsePersona(file.text));
      reports.push(report);
      if (exit === 0 && report.problems.some(isFinding)) exit = 1;
    }
    output.result(values.json === true ? json(reports) : reports.map(textOf).join("\n"));
    return exit;
  },
};

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
