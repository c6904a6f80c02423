// Items of the Core Responsibilities belong to a phase; those that stand under no phase's heading are kept, and told.
import { message } from "../../message.ts";
import { noPhase } from "../responsibilities.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const itemsWithoutPhaseRule: Rule = (subject) =>
  subject.persona.phases
    .filter(({ phase }) => phase === noPhase)
    .map(({ line }) =>
      problem(
        "items-without-phase",
        "warning",
        lineRange(subject, line),
        message("These items stand under no phase, such as “### During `/speckit.plan`”."),
      ),
    );
