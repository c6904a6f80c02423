// The others that a persona works with are personas too. Unlike the other rules, this one asks beyond the file.
import { message } from "../../message.ts";
import type { Problem } from "../../problem.ts";
import { rangeOf } from "../../text.ts";
import type { Persona } from "../persona.ts";

/** A hint each: a team may name a role that nobody has written down. */
export function unknownCollaborators(
  { collaboration }: Persona,
  isKnown: (name: string) => boolean,
): readonly Problem[] {
  return collaboration
    .filter((other) => !isKnown(other.with) && !isKnown(other.shortName ?? other.with))
    .map(({ with: name, line, length }) => ({
      code: "persona.collaborator-unknown",
      severity: "hint",
      message: message("There is no persona “{0}” here.", name),
      range: rangeOf(line, 0, length),
    }));
}
