// `persona-guide status [DIR]`: the features of the projects there, how far each is, and which one is current and why.
import { resolve } from "node:path";
import type { Progress } from "../core/checklist/progress.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { currentFeatureOf } from "../core/speckit/currentFeature.ts";
import { type FeatureStatus, featureStatusOf } from "../core/speckit/status.ts";
import { type Command, json, problemJson, problemLine, readArgs, UsageError } from "./command.ts";
import { kindOf } from "./files.ts";
import { personasOf } from "./personas.ts";
import { environmentProblems, type FoundProject, findProjects, readFeature, whyCurrent } from "./projects.ts";

export const status: Command = {
  summary: "Shows the features of a project, their phase and their progress.",
  usage: "[DIR] [--json]",
  run(args, output) {
    const { positionals, values } = readArgs(args, { json: { type: "boolean" } });
    if (positionals.length > 1) throw new UsageError("status takes one directory");
    const directory = positionals[0] ?? ".";
    const given = kindOf(directory);
    if (given.kind !== "directory") {
      output.complain(given.kind === "unreadable" ? given.message : `${directory}: there is no such directory`);
      return 2;
    }
    const environment = process.env.SPECIFY_FEATURE_DIRECTORY;
    const found = findProjects(directory, environment);
    const projects = found.projects.map(read);
    const current = currentFeatureOf(projects, { editor: `${resolve(directory)}/`, environment });
    const unreadable = unique([...found.unreadable, ...projects.flatMap((project) => project.unreadable)]);
    // What belongs to no project stands with the first one.
    const problems = [...found.problems, ...environmentProblems(projects, environment)];
    const result = {
      current: current
        ? {
            root: current.project.root,
            feature: current.feature.directory,
            reason: current.reason,
            explanation: whyCurrent(current.reason),
          }
        : null,
      projects: projects.map((project, index) => ({
        root: project.root,
        features: project.statuses.map(featureJson),
        problems: unique([
          ...(index === 0 ? [...found.unreadable, ...problems] : []),
          ...project.unreadable,
          ...project.problems,
        ]),
      })),
    };
    output.result(values.json ? json(result) : textOf(result));
    for (const message of unreadable) output.complain(message);
    if (projects.length === 0) for (const message of problems) output.complain(message);
    if (unreadable.length > 0) return 2;
    return problems.length > 0 || projects.some((project) => project.problems.length > 0) ? 1 : 0;
  },
};

function read(project: FoundProject) {
  const { personas, unreadable } = personasOf(project.folder);
  const features = project.features.map((feature) => ({ feature, ...readFeature(project, feature) }));
  return {
    ...project,
    statuses: features.map(({ feature, texts }) => featureStatusOf(feature, texts, personas)),
    problems: [...project.problems, ...personas.flatMap(duplicateProblems)],
    unreadable: [...project.unreadable, ...unreadable, ...features.flatMap((feature) => feature.unreadable)],
  };
}

function duplicateProblems({ uri, persona }: PersonaEntry): readonly string[] {
  return persona.problems
    .filter(({ code }) => code === "persona.id-duplicate")
    .map((problem) => problemLine(uri, problemJson(problem)).trimEnd());
}

function unique(messages: readonly string[]): readonly string[] {
  return [...new Set(messages)];
}

function featureJson({ feature, phase, tasks, personas, checklists }: FeatureStatus) {
  return {
    directory: feature.directory,
    name: feature.name,
    documents: feature.documents,
    phase,
    tasks: tasks ?? null,
    personas: personas.map(({ persona, file, progress }) => ({ persona, file, ...progress })),
    checklists: checklists.map(({ file, progress }) => ({ file, ...progress })),
  };
}

interface Result {
  readonly current: { readonly root: string; readonly feature: string; readonly explanation: string } | null;
  readonly projects: readonly {
    readonly root: string;
    readonly features: readonly ReturnType<typeof featureJson>[];
    readonly problems: readonly string[];
  }[];
}

function textOf({ current, projects }: Result): string {
  if (projects.length === 0) return "No Spec Kit project was found.\n";
  const lines = projects.flatMap(({ root, features, problems }) => [
    root,
    ...features.flatMap((feature) => {
      const isCurrent = current?.root === root && current.feature === feature.directory;
      return [
        `${isCurrent ? "* " : "  "}${feature.directory}  ${feature.phase}${feature.tasks ? `, tasks ${count(feature.tasks)}` : ""}`,
        ...feature.personas.map((one) => `      ${one.persona} ${count(one)}  ${one.file}`),
        ...feature.checklists.map((one) => `      ${count(one)}  ${one.file}`),
      ];
    }),
    ...(features.length === 0 ? ["  no features"] : []),
    ...problems.map((problem) => `  warning: ${problem}`),
  ]);
  return `${[...lines, ...(current ? [`* is current: ${current.explanation}`] : [])].join("\n")}\n`;
}

function count({ done, total }: Progress): string {
  return `${done}/${total}`;
}
