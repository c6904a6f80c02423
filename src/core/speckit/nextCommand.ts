// Which Spec Kit command comes next, as the project's agent spells it.
import { phaseById } from "./phases.ts";
import type { Integration } from "./projectFiles.ts";

/**
 * What goes before `speckit` for agents that run commands as skills, where the separator is a hyphen; `/` for all others.
 * As in `_invocation_style.py` of Spec Kit 1.0.
 */
const skillPrefixes: ReadonlyMap<string, string> = new Map([
  ["codex", "$"],
  ["zcode", "$"],
  ["command-code", "$"],
  ["kimi", "/skill:"],
]);

/** `/speckit.plan`, `/speckit-plan`, `$speckit-plan` or `/skill:speckit-plan`; `undefined` where Spec Kit has no command for the phase. */
export function nextCommandOf(phase: string, { agent, separator }: Integration): string | undefined {
  if (!phaseById(phase)) return undefined;
  const prefix = (separator === "-" && skillPrefixes.get(agent)) || "/";
  return `${prefix}speckit${separator}${phase}`;
}
