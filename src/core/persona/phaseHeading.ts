// Which phase a heading such as "During `/speckit.plan`" speaks of. Projects rename the command's prefix and separator:
// /speckit.plan, /speckit-plan, /specx-plan, $speckit-plan, /skill:speckit-plan, /plan.
import { phaseById, phases } from "../speckit/phases.ts";
import { slug } from "../text.ts";

export interface HeadingPhase {
  readonly phase: string;
  /** True when the heading names a command; false when only a word of it says the phase. */
  readonly byCommand: boolean;
}

/** Bounded: what trails it is cut off by a search for its end. */
const command = /(?:^|[\s`(（「])[/$]([A-Za-z][\w.:-]{0,100})/;

/** `undefined` when nothing in `heading` names a phase. */
export function phaseOfHeading(heading: string): HeadingPhase | undefined {
  const name = command.exec(heading)?.[1];
  if (name) return { phase: phaseOfCommand(name.toLowerCase()), byCommand: true };
  const words = slug(heading).split("-");
  const phase = phases.find(
    ({ id }) => words.includes(id) || words.includes(`${id}ing`) || words.includes(`${id}ning`),
  );
  return phase && { phase: phase.id, byCommand: false };
}

/** `heading` with `phase` in place of `other` in its command; `undefined` when it has none that names `other`. */
export function headingFor(heading: string, other: string, phase: string): string | undefined {
  const found = command.exec(heading);
  const name = found?.[1] ?? "";
  const at = name.toLowerCase().lastIndexOf(other.toLowerCase());
  if (!found || at < 0) return undefined;
  const start = found.index + found[0].length - name.length + at;
  return heading.slice(0, start) + phase + heading.slice(start + other.length);
}

/** `speckit-deploy-prod` is deploy-prod, `specx-plan` is plan: what follows the prefix, as far as one can tell. */
function phaseOfCommand(name: string): string {
  const words = name.replace(/[.:-]+$/, "").split(/[.:-]/);
  const last = words[words.length - 1] ?? name;
  if (words.length < 2 || phaseById(last)) return last;
  return words.slice(words[0] === "skill" ? 2 : 1).join("-") || last;
}
