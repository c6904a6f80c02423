// The ids listed under `phases` name responsibilities of the body. The list may be shorter; the difference is a hint.
import { closestTo } from "../../closest.ts";
import { message } from "../../message.ts";
import { addToList, fieldOf } from "../personaEdits.ts";
import { addResponsibility } from "./newSection.ts";
import { fixOf, guessOf, lineRange, problem, type Rule } from "./rule.ts";

export const sectionIdsRule: Rule = (subject) => {
  const { fields, markdown, persona, sectionIds } = subject;
  const phasesField = fieldOf(fields, "phases")?.value;
  return sectionIds.flatMap(({ key, list }) => {
    const inBody = persona.phases.filter(({ phase }) => phase === key);
    const groups = inBody.flatMap((phase) => phase.groups);
    const last = inBody.at(-1);
    if (groups.length === 0 || !last) return [];
    const ids = new Set(groups.map(({ id }) => id));
    const names = new Set(list.map(({ text }) => text));
    const unlisted = groups.filter(({ id }) => id !== "" && !names.has(id));
    const value = phasesField?.kind === "map" ? fieldOf(phasesField.fields, key)?.value : undefined;
    return [
      ...list
        .filter(({ text }) => !ids.has(text))
        .map((value) => {
          const { range, text } = value;
          const told = message("The phase “{0}” has no responsibility “{1}”.", key, text);
          return problem("section-unknown", "hint", range, told, () => {
            const free = unlisted.map(({ id }) => id);
            const meant = free.length === 1 ? free[0] : closestTo(text, free);
            const add = message("Add the responsibility “{0}”", text);
            return [...guessOf(value, meant), ...fixOf(add, addResponsibility(subject, last, text))];
          });
        }),
      ...unlisted.map(({ id, line }) =>
        problem(
          "section-unlisted",
          "hint",
          lineRange(subject, line),
          message("The front matter does not list “{0}” under “{1}”.", id, key),
          () => fixOf(message("Add “{0}” to the front matter", id), addToList(markdown, value, id)),
        ),
      ),
    ];
  });
};
