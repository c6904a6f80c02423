// A responsibility without items gives nothing to tick.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const emptyResponsibilityRule: Rule = (subject) =>
  subject.persona.phases
    .flatMap(({ groups }) => groups)
    .filter(({ items }) => items.length === 0)
    .map(({ title, line }) =>
      problem("responsibility-empty", "warning", lineRange(subject, line), message("“{0}” has no items.", title)),
    );
