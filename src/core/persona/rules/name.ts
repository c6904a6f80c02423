// `name` is required: it is what people choose a persona by.
import { message } from "../../message.ts";
import { titleOf, titleOfId, yamlText } from "../naming.ts";
import { addField, fieldOf } from "../personaEdits.ts";
import { fixOf, lineRange, problem, type Rule } from "./rule.ts";

export const nameRule: Rule = (subject) => {
  const { fields, id, markdown, name } = subject;
  if (name?.text) return [];
  return [
    problem(
      "name-missing",
      "warning",
      lineRange(subject, 0),
      message("The front matter has no name; the id stands in for it."),
      () => {
        const proposed = titleOf(markdown) || titleOfId(id?.text ?? "");
        if (proposed === "" || fieldOf(fields, "name")) return [];
        return fixOf(message("Add “name: {0}”", proposed), addField(markdown, `name: ${yamlText(proposed)}`, "last"));
      },
    ),
  ];
};
