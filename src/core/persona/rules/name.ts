// `name` is required: it is what people choose a persona by.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const nameRule: Rule = (subject) =>
  subject.name?.text
    ? []
    : [
        problem(
          "name-missing",
          "warning",
          lineRange(subject, 0),
          message("The front matter has no name; the id stands in for it."),
        ),
      ];
