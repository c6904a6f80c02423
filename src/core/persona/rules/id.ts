// `id` is required: kebab-case, at most 64 characters. Paths and tree ids are made of it.
import { message } from "../../message.ts";
import { isPersonaId, personaIdOf, titleOf, yamlText } from "../naming.ts";
import { addField, fieldOf } from "../personaEdits.ts";
import { fixOf, lineRange, problem, type Rule } from "./rule.ts";

export const idRule: Rule = (subject) => {
  const { fields, id, markdown, persona } = subject;
  if (!id?.text) {
    return [
      problem(
        "id-missing",
        "error",
        lineRange(subject, 0),
        message("The front matter has no id, such as “id: backend-developer”."),
        () => {
          const proposed = personaIdOf(persona.name || titleOf(markdown));
          if (proposed === "" || fieldOf(fields, "id")) return [];
          return fixOf(message("Add “id: {0}”", proposed), addField(markdown, `id: ${yamlText(proposed)}`, "first"));
        },
      ),
    ];
  }
  if (isPersonaId(id.text)) return [];
  return [
    problem(
      "id-invalid",
      "error",
      id.range,
      message("The id “{0}” must be in kebab-case: small letters, digits and hyphens, at most 64.", id.text),
      () => {
        const proposed = personaIdOf(id.text);
        if (proposed === "") return [];
        return fixOf(message("Change to “{0}”", proposed), { range: id.range, newText: yamlText(proposed) });
      },
    ),
  ];
};
