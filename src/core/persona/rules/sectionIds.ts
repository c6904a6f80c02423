// The ids listed under `phases` name responsibilities of the body. The list may be shorter; the difference is a hint.
import { message } from "../../message.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const sectionIdsRule: Rule = (subject) =>
  subject.sectionIds.flatMap(({ key, list }) => {
    const groups = subject.persona.phases.filter(({ phase }) => phase === key).flatMap((phase) => phase.groups);
    if (groups.length === 0) return [];
    const ids = new Set(groups.map(({ id }) => id));
    const names = new Set(list.map(({ text }) => text));
    return [
      ...list
        .filter(({ text }) => !ids.has(text))
        .map(({ text, range }) =>
          problem("section-unknown", "hint", range, message("The phase “{0}” has no responsibility “{1}”.", key, text)),
        ),
      ...groups
        .filter(({ id }) => id !== "" && !names.has(id))
        .map(({ id, line }) =>
          problem(
            "section-unlisted",
            "hint",
            lineRange(subject, line),
            message("The front matter does not list “{0}” under “{1}”.", id, key),
          ),
        ),
    ];
  });
