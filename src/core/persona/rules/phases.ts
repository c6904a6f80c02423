// The phases of the front matter and those of the body are the same ones. The body wins; a difference is worth a look.
import { message } from "../../message.ts";
import { phaseById } from "../../speckit/phases.ts";
import { noPhase } from "../responsibilities.ts";
import { lineRange, problem, type Rule } from "./rule.ts";

export const phasesRule: Rule = (subject) => {
  const { persona, contributesTo, sectionIds } = subject;
  const inBody = new Set(persona.phases.map(({ phase }) => phase));
  const listed = [...contributesTo, ...sectionIds.map(({ key, keyRange }) => ({ text: key, range: keyRange }))];
  const unknown = listed
    .filter(({ text }) => !phaseById(text) && !inBody.has(text))
    .map(({ text, range }) =>
      problem("phase-unknown", "warning", range, message("“{0}” is no phase of Spec Kit.", text)),
    );
  const absent = listed
    .filter(
      ({ text }, index) =>
        phaseById(text) && !inBody.has(text) && listed.findIndex((other) => other.text === text) === index,
    )
    .map(({ text, range }) =>
      problem(
        "phase-without-section",
        "warning",
        range,
        message("The body has no section “During `/speckit.{0}`”.", text),
      ),
    );
  const names = new Set(listed.map(({ text }) => text));
  const unlisted = names.size === 0 ? [] : persona.phases.filter(({ phase }) => phase !== noPhase && !names.has(phase));
  return [
    ...unknown,
    ...absent,
    ...unlisted.map(({ phase, line }) =>
      problem(
        "phase-unlisted",
        "warning",
        lineRange(subject, line),
        message("The front matter does not list the phase “{0}”.", phase),
      ),
    ),
  ];
};
