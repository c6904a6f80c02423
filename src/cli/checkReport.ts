// What `check` found, in its formats.
import type { OpenItem, PersonaInFeature } from "../core/checklist/openItems.ts";
import { entriesOf } from "../core/checklist/personaChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { message } from "../core/message.ts";
import type { Problem } from "../core/problem.ts";
import { phaseById } from "../core/speckit/phases.ts";
import { rangeOf } from "../core/text.ts";
import { type CheckedFeature, pathOf } from "./checkedFeature.ts";
import type { Origin } from "./checkedPersonas.ts";
import { whyCurrent } from "./projects.ts";
import type { FileProblems } from "./sarif.ts";

export interface Checked {
  readonly found: CheckedFeature;
  readonly origin: Origin;
  readonly personas: readonly PersonaInFeature[];
  /** `undefined` when all phases are checked. */
  readonly phase: string | undefined;
  readonly items: readonly OpenItem[];
}

export function jsonOf({ found, origin, personas, phase, items }: Checked) {
  const { project, feature, reason } = found;
  return {
    root: project.root,
    feature: feature.directory,
    reason: reason ?? null,
    explanation: reason === undefined ? null : whyCurrent(reason),
    phase: phase ?? null,
    chosen: origin,
    personas: personas.map(({ key, file, sections }) => ({
      persona: key,
      file: file ?? null,
      ...progressOf(entriesOf(sections)),
    })),
    open: items.map((item) => ({
      persona: item.persona.key,
      phase: item.phase ?? null,
      section: item.section,
      responsibility: item.group === "" ? null : item.group,
      text: item.text,
      mark: item.mark,
      file: item.persona.file ?? null,
      line: item.line === undefined ? null : item.line + 1,
    })),
  };
}

export function textOf({ found, origin, personas, phase, items }: Checked): string {
  const { project, feature, reason } = found;
  const lines = [`${pathOf(project, feature)}${reason === undefined ? "" : `: ${whyCurrent(reason)}`}`];
  if (personas.length === 0) {
    lines.push(
      "No persona is enabled in .specify/config.json, and none that is here has a checklist in this feature yet.",
    );
  } else if (items.length === 0) {
    lines.push(`Nothing is open${phase === undefined ? "" : ` in ${phase}`} for ${listOf(personas)}.`);
  }
  const heading = (item: OpenItem) => `${item.persona.name}: ${placeOf(item)}`;
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (!before || heading(before) !== heading(item)) lines.push(heading(item));
    const { persona, line, mark, text } = item;
    lines.push(`  ${line === undefined ? "" : `${persona.file}:${line + 1}: `}[${mark}] ${text}`);
  });
  if (items.length > 0) lines.push(`Open: ${items.length}${origin === "started" ? `, of ${listOf(personas)}` : ""}`);
  return `${lines.join("\n")}\n`;
}

export function sarifFilesOf({ found, items }: Checked): readonly FileProblems[] {
  return items.map((item) => {
    const { persona, line, text } = item;
    const told = message("{0}: {1}: {2}", persona.name, placeOf(item), text);
    // Code hosts want a line; that of a whole file is its first.
    const range = line === undefined ? rangeOf(0, 0, 0) : rangeOf(line, 0, text.length);
    const problem: Problem = { code: "checklist.item-open", severity: "warning", message: told, range };
    return { file: fileOf(found, item), problems: [problem] };
  });
}

/** One annotation a line: docs.github.com/actions/reference/workflow-commands-for-github-actions. */
export function githubOf({ found, items }: Checked): string {
  const annotations = items.map((item) => {
    const { persona, line, text } = item;
    const file = fileOf(found, item);
    const properties = [
      ...(file === undefined ? [] : [`file=${propertyOf(file)}`]),
      ...(line === undefined ? [] : [`line=${line + 1}`]),
      `title=${propertyOf(`${persona.name}: ${placeOf(item)}`)}`,
    ];
    return `::warning ${properties.join(",")}::${dataOf(text)}\n`;
  });
  return annotations.join("");
}

/** An item that is in no checklist yet concerns the document of its phase, else the last one that the feature has. */
function fileOf({ project, feature }: CheckedFeature, { persona, phase }: OpenItem): string | undefined {
  if (persona.file !== undefined) return persona.file;
  const candidates = [phaseById(phase ?? "")?.document, "tasks.md", "plan.md", "spec.md"];
  const document = candidates.find((path) => path !== undefined && feature.documents.includes(path));
  return document === undefined ? undefined : pathOf(project, feature, document);
}

function placeOf({ section, group }: OpenItem): string {
  return group === "" ? section : `${section}, ${group}`;
}

function dataOf(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function propertyOf(text: string): string {
  return dataOf(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

function listOf(personas: readonly PersonaInFeature[]): string {
  return personas.map(({ key }) => key).join(", ");
}
