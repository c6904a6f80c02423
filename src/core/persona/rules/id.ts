// `id` is required: kebab-case, at most 64 characters. Paths and tree ids are made of it.
import { message } from "../../message.ts";
import { addField, fieldOf } from "../frontMatterEdits.ts";
import { isPersonaId, personaIdOf, titleOf } from "../naming.ts";
import { fixOf, lineRange, problem, type Rule } from "./rule.ts";

export const idRule: Rule = (subject) => {
  const { fields, id, markdown, persona } = subject;
  if (!id?.text) {
    const proposed = personaIdOf(persona.name || titleOf(markdown));
    const edit = proposed && !fieldOf(fields, "id") ? addField(markdown, `id: ${proposed}`, "first") : undefined;
    return [
      problem(
        "id-missing",
        "error",
        lineRange(subject, 0),
        message("The front matter has no id, such as “id: backend-developer”."),
        fixOf(message("Add “id: {0}”", proposed), edit),
      ),
    ];
  }
  if (isPersonaId(id.text)) return [];
  const proposed = personaIdOf(id.text);
  return [
    problem(
      "id-invalid",
      "error",
      id.range,
      message("The id “{0}” must be in kebab-case: small letters, digits and hyphens, at most 64.", id.text),
      proposed ? fixOf(message("Change to “{0}”", proposed), { range: id.range, newText: proposed }) : [],
    ),
  ];
};
