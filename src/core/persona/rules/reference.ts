// A reference is found by its topics: the outline, the search and the hovers go by headings of level 3.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const referenceRule: Rule = (subject) => {
  const { topics } = subject.persona;
  const [first] = topics;
  if (!first || topics.some(({ level }) => level === 3)) return [];
  return [
    problem(
      "reference-without-topics",
      "hint",
      lineRange(subject, first.line),
      message("The reference “{0}” has no topics: headings of level 3.", first.title),
    ),
  ];
};
