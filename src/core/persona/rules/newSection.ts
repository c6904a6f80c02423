// Writes what the front matter names and the body lacks: a phase's section, a responsibility. Their items are the author's.
import { phases } from "../../speckit/phases.ts";
import { slug, type TextEdit } from "../../text.ts";
import { titleOfId } from "../naming.ts";
import type { PersonaPhase } from "../persona.ts";
import { insertBlock } from "../personaEdits.ts";
import { headingFor } from "../phaseHeading.ts";
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
    const head = ["## Core Responsibilities", "", headingOf(phase)];
    return insertBlock(markdown, next?.line ?? markdown.lines.length, [...head, ...block]);
  }
  const there = persona.phases.filter((other) => other.phase !== noPhase && other.line < section.endLine);
  const later = there.find((other) => orderOf(other.phase) > orderOf(phase));
  const styled = there.map((other) => headingFor(markdown.lines[other.line] ?? "", other.phase, phase));
  const heading = styled.find((text) => text !== undefined) ?? headingOf(phase);
  return insertBlock(markdown, later?.line ?? section.endLine, [heading, ...block]);
}

/** One more responsibility at the end of the phase; `undefined` for an id that no title would give. */
export function addResponsibility(subject: Subject, phase: PersonaPhase, id: string): TextEdit | undefined {
  if (slug(titleOfId(id)) !== id) return undefined;
  const { markdown, persona, sections } = subject;
  const section = sections.find((each) => each.line <= phase.line && phase.line < each.endLine);
  const next = persona.phases.find(({ line }) => line > phase.line && line < (section?.endLine ?? 0));
  return insertBlock(
    markdown,
    next?.line ?? section?.endLine ?? phase.line + 1,
    groupLines(phase.groups.length + 1, id),
  );
}

function groupLines(number: number, id: string): readonly string[] {
  const marker = `${number}. `;
  return [`${marker}**${titleOfId(id)}**`, `${" ".repeat(marker.length)}- What a reviewer can answer with yes or no`];
}

function headingOf(phase: string): string {
  return `### During \`/speckit.${phase}\``;
}

/** A phase that Spec Kit does not have comes last. */
function orderOf(phase: string): number {
  const order = phases.findIndex(({ id }) => id === phase);
  return order < 0 ? phases.length : order;
}
