// `name` is required: it is what people choose a persona by.
import { message } from "../../message.ts";
import { addField, fieldOf } from "../frontMatterEdits.ts";
import { isPlainScalar, titleOf, titleOfId } from "../naming.ts";
import { fixOf, lineRange, problem, type Rule } from "./rule.ts";

export const nameRule: Rule = (subject) => {
  const { fields, id, markdown, name } = subject;
  if (name?.text) return [];
  const proposed = titleOf(markdown) || titleOfId(id?.text ?? "");
  const isPlain = isPlainScalar(proposed) && !fieldOf(fields, "name");
  return [
    problem(
      "name-missing",
      "warning",
      lineRange(subject, 0),
      message("The front matter has no name; the id stands in for it."),
      fixOf(
        message("Add “name: {0}”", proposed),
        isPlain ? addField(markdown, `name: ${proposed}`, "last") : undefined,
      ),
    ),
  ];
};
