// The others that a persona works with are personas too. Unlike the other rules, this one asks beyond the file.
import { message } from "../../message.ts";
import type { Problem } from "../../problem.ts";
import type { Persona } from "../persona.ts";
import { problem } from "./rule.ts";

/** A hint each: a team may name a role that nobody has written down. */
export function unknownCollaborators(
  { collaboration }: Persona,
  isKnown: (name: string) => boolean,
): readonly Problem[] {
  return collaboration
    .filter((other) => !isKnown(other.with) && !isKnown(other.shortName ?? other.with))
    .flatMap(({ with: name, nameRange }) =>
      nameRange
        ? [problem("collaborator-unknown", "hint", nameRange, message("There is no persona “{0}” here.", name))]
        : [],
    );
}
