// The phases of the front matter and those of the body are the same ones. The body wins; a difference is worth a look.
import { closestTo } from "../../closest.ts";
import { message } from "../../message.ts";
import type { Fix } from "../../problem.ts";
import { phaseById, phases } from "../../speckit/phases.ts";
import type { PersonaPhase } from "../persona.ts";
import { addToList, addToMap, fieldOf } from "../personaEdits.ts";
import { noPhase } from "../responsibilities.ts";
import { addPhaseSection } from "./newSection.ts";
import { fixOf, guessOf, lineRange, problem, type Rule, type Subject } from "./rule.ts";

export const phasesRule: Rule = (subject) => {
  const { persona, contributesTo, sectionIds } = subject;
  const inBody = new Set(persona.phases.map(({ phase }) => phase));
  const keys = sectionIds.map(({ key, keyRange }) => ({ text: key, range: keyRange, isPlain: true }));
  const listed = [...contributesTo, ...keys];
  const unknown = [contributesTo, keys].flatMap((list) =>
    list
      .filter(({ text }) => !phaseById(text) && !inBody.has(text))
      .map((value) =>
        problem("phase-unknown", "warning", value.range, message("“{0}” is no phase of Spec Kit.", value.text), () => {
          const free = phases.map(({ id }) => id).filter((id) => list.every(({ text }) => text !== id));
          return guessOf(value, closestTo(value.text, free));
        }),
      ),
  );
  const firsts = new Map(listed.toReversed().map((value) => [value.text, value]));
  const absent = listed
    .filter((value) => phaseById(value.text) && !inBody.has(value.text) && firsts.get(value.text) === value)
    .map(({ text, range }) =>
      problem(
        "phase-without-section",
        "warning",
        range,
        message("The body has no section “During `/speckit.{0}`”.", text),
        () => fixOf(message("Add the section “During `/speckit.{0}`”", text), addPhaseSection(subject, text)),
      ),
    );
  const names = new Set(listed.map(({ text }) => text));
  const unlisted = names.size === 0 ? [] : persona.phases.filter(({ phase }) => phase !== noPhase && !names.has(phase));
  return [
    ...unknown,
    ...absent,
    ...unlisted.map((phase) =>
      problem(
        "phase-unlisted",
        "warning",
        lineRange(subject, phase.line),
        message("The front matter does not list the phase “{0}”.", phase.phase),
        () => listPhase(subject, phase),
      ),
    ),
  ];
};

/** In each of the two fields that the front matter has. */
function listPhase({ fields, markdown }: Subject, { phase, groups }: PersonaPhase): readonly Fix[] {
  const list = fieldOf(fields, "contributes_to");
  const map = fieldOf(fields, "phases");
  const ids = groups.flatMap(({ id }) => (id === "" ? [] : [id]));
  const edits = [
    ...(list ? [addToList(markdown, list.value, phase)] : []),
    ...(map ? [addToMap(markdown, map, phase, ids)] : []),
  ];
  return fixOf(message("Add “{0}” to the front matter", phase), ...edits);
}
