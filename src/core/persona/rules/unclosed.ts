// A fence or comment that nothing closes hides all of the file below it.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const unclosedRule: Rule = (subject) =>
  subject.markdown.hidden
    .filter(({ closed }) => !closed)
    .map(({ kind, line }) =>
      kind === "comment"
        ? problem(
            "comment-unclosed",
            "warning",
            lineRange(subject, line),
            message("This comment is never closed by “-->”; nothing below it is read."),
          )
        : problem(
            "fence-unclosed",
            "warning",
            lineRange(subject, line),
            message("This code fence is never closed; nothing below it is read."),
          ),
    );
