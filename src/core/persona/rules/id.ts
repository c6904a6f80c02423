// `id` is required: kebab-case, at most 64 characters. Paths and tree ids are made of it.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const idRule: Rule = (subject) => {
  const { id } = subject;
  if (!id?.text)
    return [
      problem(
        "id-missing",
        "error",
        lineRange(subject, 0),
        message("The front matter has no id, such as “id: backend-developer”."),
      ),
    ];
  if (idPattern.test(id.text) && id.text.length <= 64) return [];
  return [
    problem(
      "id-invalid",
      "error",
      id.range,
      message("The id “{0}” must be in kebab-case: small letters, digits and hyphens, at most 64.", id.text),
    ),
  ];
};
