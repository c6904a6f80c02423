// `persona-guide status [DIR]`: the features of the projects there, how far each is, and which one is current and why.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Progress } from "../core/checklist/progress.ts";
import { english } from "../core/message.ts";
import { currentFeatureOf, reasons } from "../core/speckit/currentFeature.ts";
import { type FeatureStatus, featureStatusOf } from "../core/speckit/status.ts";
import { type Command, json, readArgs, UsageError } from "./command.ts";
import { personasOf } from "./personas.ts";
import { type FoundProject, findProjects, readFeature } from "./projects.ts";

export const status: Command = {
  summary: "Shows the features of a project, their phase and their progress.",
  usage: "[DIR] [--json]",
  run(args, output) {
    const { positionals, values } = readArgs(args, { json: { type: "boolean" } });
    if (positionals.length > 1) throw new UsageError("status takes one directory");
    const directory = positionals[0] ?? ".";
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      output.complain(`${directory}: there is no such directory`);
      return 2;
    }
    const projects = findProjects(directory).map(read);
    const current = currentFeatureOf(projects, {
      editor: `${resolve(directory)}/`,
      environment: process.env.SPECIFY_FEATURE_DIRECTORY,
    });
    const result = {
      current: current
        ? {
            root: current.project.root,
            feature: current.feature.directory,
            reason: current.reason,
            explanation: english(reasons[current.reason]),
          }
        : null,
      projects: projects.map(({ root, problems, statuses }) => ({
        root,
        features: statuses.map(featureJson),
        problems,
      })),
    };
    output.result(values.json ? json(result) : textOf(result));
    const unreadable = projects.flatMap((project) => project.unreadable);
    for (const message of unreadable) output.complain(message);
    if (unreadable.length > 0) return 2;
    return projects.some(({ problems }) => problems.length > 0) ? 1 : 0;
  },
};

function read(project: FoundProject) {
  const personas = personasOf(project.folder);
  const features = project.features.map((feature) => ({ feature, ...readFeature(project, feature) }));
  const statuses = features.map(({ feature, texts }) => featureStatusOf(feature, texts, personas));
  return { ...project, statuses, unreadable: features.flatMap(({ problems }) => problems) };
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
