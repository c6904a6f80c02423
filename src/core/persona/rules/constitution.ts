// A tool that appends the project's constitution sometimes does it again and again; nothing below the first is read.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const constitutionRule: Rule = (subject) =>
  subject.constitutions
    .slice(1)
    .map(({ line }) =>
      problem(
        "constitution-repeated",
        "warning",
        lineRange(subject, line),
        message("The project constitution was appended more than once."),
      ),
    );
