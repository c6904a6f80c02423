// Which phase a heading such as "During `/speckit.plan`" speaks of. Projects rename the command's prefix and separator:
// /speckit.plan, /speckit-plan, /specx-plan, $speckit-plan, /skill:speckit-plan, /plan.
import { phaseById, phases } from "../speckit/phases.ts";
import { slug } from "../text.ts";

export interface HeadingPhase {
  readonly phase: string;
  /** True when the heading names a command; false when only a word of it says the phase. */
  readonly byCommand: boolean;
}

const command = /(?:^|[\s`(（「])[/$]([A-Za-z][\w.:-]*)/;

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

/** `speckit-deploy-prod` is deploy-prod, `specx-plan` is plan: what follows the prefix, as far as one can tell. */
function phaseOfCommand(name: string): string {
  const words = name.replace(/[.:-]+$/, "").split(/[.:-]/);
  const last = words[words.length - 1] ?? name;
  if (words.length < 2 || phaseById(last)) return last;
  return words.slice(words[0] === "skill" ? 2 : 1).join("-") || last;
}
