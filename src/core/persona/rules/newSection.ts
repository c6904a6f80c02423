// Writes what the front matter names and the body lacks: a phase's section, a responsibility. Their items are the author's.
import { phases } from "../../speckit/phases.ts";
import type { TextEdit } from "../../text.ts";
import { insertBlock } from "../frontMatterEdits.ts";
import { titleOfId } from "../naming.ts";
import type { PersonaPhase } from "../persona.ts";
import { phaseOfHeading } from "../phaseHeading.ts";
import { noPhase } from "../responsibilities.ts";
import type { Subject } from "./rule.ts";

/** "During `/speckit.tasks`" with the responsibilities that the front matter lists, in Spec Kit's order of phases. */
export function addPhaseSection(subject: Subject, phase: string): TextEdit {
  const { constitutions, markdown, persona, sectionIds, sections } = subject;
  const ids = sectionIds.filter(({ key }) => key === phase).flatMap(({ list }) => list.map(({ text }) => text));
  const groups = (ids.length > 0 ? ids : ["first-responsibility"]).map((id, index) => groupLines(index + 1, id));
  const block = ["", ...groups.flatMap((lines, index) => (index > 0 ? ["", ...lines] : lines))];
  const section = sections.find(({ kind }) => kind === "responsibilities");
  if (!section) {
    const next = sections.find(({ kind }) => kind !== "description") ?? constitutions[0];
    const head = ["## Core Responsibilities", "", headingLike(undefined, phase)];
    return insertBlock(markdown, next?.line ?? markdown.lines.length, [...head, ...block]);
  }
  const there = persona.phases.filter((other) => other.phase !== noPhase && other.line < section.endLine);
  const later = there.find((other) => orderOf(other.phase) > orderOf(phase));
  const model = there.find((other) => phaseOfHeading(other.heading)?.byCommand);
  const heading = headingLike(model && { phase: model.phase, line: markdown.lines[model.line] ?? "" }, phase);
  return insertBlock(markdown, later?.line ?? section.endLine, [heading, ...block]);
}

/** One more responsibility at the end of the phase. */
export function addResponsibility({ markdown }: Subject, { groups }: PersonaPhase, id: string): TextEdit | undefined {
  const last = groups.at(-1);
  if (!last) return undefined;
  const lastLine = last.items.at(-1)?.line ?? last.line;
  const end = markdown.items.find(({ line }) => line === lastLine)?.endLine ?? lastLine + 1;
  return insertBlock(markdown, end, groupLines(groups.length + 1, id));
}

function groupLines(number: number, id: string): readonly string[] {
  return [`${number}. **${titleOfId(id)}**`, "   - What a reviewer can answer with yes or no"];
}

/** The heading of another phase with this one's name in it, so that level, command prefix and language stay. */
function headingLike(other: { readonly phase: string; readonly line: string } | undefined, phase: string): string {
  const at = other?.line.lastIndexOf(other.phase) ?? -1;
  if (!other || at < 0) return `### During \`/speckit.${phase}\``;
  return other.line.slice(0, at) + phase + other.line.slice(at + other.phase.length);
}

/** A phase that Spec Kit does not have comes last. */
function orderOf(phase: string): number {
  const order = phases.findIndex(({ id }) => id === phase);
  return order < 0 ? phases.length : order;
}
